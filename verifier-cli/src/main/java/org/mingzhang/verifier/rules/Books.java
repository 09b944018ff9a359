package org.mingzhang.verifier.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.spill.RecordTable;

/// The state that the rules replay into: lines, pools, payments, years, plans and contracts, each a
/// table of records under a hash of its name. Not safe for use by two threads at once.
final class Books implements AutoCloseable {
    private final KeyedHash keyed = new KeyedHash(KeyedHash.newKey());
    private final ZoneId zone;
    private final Optional<Movements> movements;
    private final RecordTable lines;
    private final RecordTable pools;
    private final RecordTable payments;
    private final RecordTable years;
    private final RecordTable holdings;
    private final RecordTable claims;
    private final RecordTable approvers;
    private final ProcedureBooks procedures;
    private final Tables tables = new Tables();

    /// The texts of divisions, units and economic classes under their hashes; a few thousand.
    private final Map<Long, String> codes = new HashMap<>();

    Books(Path workDirectory, ZoneId zone, Optional<Movements> movements) {
        this.zone = zone;
        this.movements = movements;
        lines = new RecordTable(workDirectory, Line.FIELDS);
        pools = new RecordTable(workDirectory, Account.COUNT);
        payments = new RecordTable(workDirectory, Payment.FIELDS);
        years = new RecordTable(workDirectory, Year.FIELDS);
        holdings = new RecordTable(workDirectory, Holding.FIELDS);
        claims = new RecordTable(workDirectory, Claim.FIELDS);
        approvers = new RecordTable(workDirectory, 1);
        procedures = new ProcedureBooks(workDirectory);
    }

    private void key(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        keyed.start().add(bytes, 0, bytes.length).end();
    }

    /// A number that stands for a name, different for different ones but with a chance of 2^-64.
    long hash(String name) {
        key(name);
        return keyed.high();
    }

    /// The hash of a code whose text is asked for later.
    long code(String text) {
        long hash = hash(text);
        codes.put(hash, text);
        return hash;
    }

    /// The text of a code that was seen before.
    String text(long code) {
        return codes.getOrDefault(code, "");
    }

    /// What surrounds the balances.
    ProcedureBooks procedures() {
        return procedures;
    }

    /// The published tables.
    Tables tables() {
        return tables;
    }

    /// A person approves a payment, for the first time.
    void approve(String payment, String person) {
        key(payment + "\n" + person);
        if (approvers.get(keyed.high(), keyed.low()) != null) {
            throw new BrokenRule("same-person-twice", person + " approved " + payment + " before");
        }
        approvers.put(keyed.high(), keyed.low(), new long[] {1});
    }

    /// A claim, if it was filed.
    Optional<Claim> claim(String name) {
        key(name);
        return Optional.ofNullable(claims.get(keyed.high(), keyed.low()))
                .map(record -> new Claim(name, record));
    }

    void put(Claim claim) {
        key(claim.name());
        claims.put(keyed.high(), keyed.low(), claim.record());
    }

    /// The payment under a key that {@link #paymentKey} gave.
    Payment payment(long high, long low) {
        long[] record = payments.get(high, low);
        return new Payment("payment", record == null ? new long[Payment.FIELDS] : record);
    }

    /// The two halves of the key of a payment.
    long[] paymentKey(String name) {
        key(name);
        return new long[] {keyed.high(), keyed.low()};
    }

    /// The day of a decision in the log's zone.
    LocalDate today(RecordedEvent event) {
        return Instant.ofEpochMilli(event.decidedAtMillis()).atZone(zone).toLocalDate();
    }

    /// The first instant of a day in the log's zone.
    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// The line of a name that was approved, and is not closed.
    Line line(String name) {
        key(name);
        long[] record = lines.get(keyed.high(), keyed.low());
        if (record == null) {
            throw new BrokenRule("budget-line-unknown", "no line " + name + " was approved");
        }
        Line line = new Line(name, record);
        if (line.isClosed()) {
            throw new BrokenRule("year-closed", "the year of " + name + " was closed before");
        }
        return line;
    }

    boolean hasLine(String name) {
        key(name);
        return lines.get(keyed.high(), keyed.low()) != null;
    }

    void put(Line line) {
        key(line.name());
        lines.put(keyed.high(), keyed.low(), line.record());
    }

    private long[] pool(String name) {
        key(name);
        long[] record = pools.get(keyed.high(), keyed.low());
        return record == null ? new long[Account.COUNT] : record;
    }

    /// What a pool has on account 2100.
    long available(String pool) {
        return pool(pool)[Account.AVAILABLE.slot()];
    }

    /// Debits one account and credits another, of a line and of its pool.
    void move(Line line, String pool, Account debit, Account credit, long amount) {
        post(line, pool, debit, amount);
        post(line, pool, credit, -amount);
    }

    /// Posts to an account of a line and of its pool: debit above zero, credit below.
    void post(Line line, String pool, Account account, long debit) {
        long moved = account.isDebit() ? debit : -debit;
        line.add(account, moved);
        put(line);
        movements.ifPresent(all -> all.line(line, account, moved));
        postToPool(pool, account, debit);
    }

    /// Posts to an account of a pool alone: a line leaves it or joins it.
    void postToPool(String pool, Account account, long debit) {
        long moved = account.isDebit() ? debit : -debit;
        long[] record = pool(pool);
        record[account.slot()] = Math.addExact(record[account.slot()], moved);
        pools.put(keyed.high(), keyed.low(), record);
        movements.ifPresent(all -> all.pool(pool, record, account, moved));
    }

    /// A payment, or one in the stage {@link Payment.Stage#UNKNOWN}.
    Payment payment(String name) {
        key(name);
        long[] record = payments.get(keyed.high(), keyed.low());
        return new Payment(name, record == null ? new long[Payment.FIELDS] : record);
    }

    void put(Payment payment) {
        key(payment.name());
        payments.put(keyed.high(), keyed.low(), payment.record());
    }

    /// A division's fiscal year, `440100000/2026`.
    Year year(String name) {
        key(name);
        long[] record = years.get(keyed.high(), keyed.low());
        return new Year(name, record == null ? new long[Year.FIELDS] : record);
    }

    void put(Year year) {
        key(year.name());
        years.put(keyed.high(), keyed.low(), year.record());
    }

    /// What a plan or a contract holds.
    ///
    /// @param name with its kind, so that a plan and a contract of one name are two
    Holding holding(String name) {
        key(name);
        long[] record = holdings.get(keyed.high(), keyed.low());
        return new Holding(name, record == null ? new long[Holding.FIELDS] : record);
    }

    void put(Holding holding) {
        key(holding.name());
        holdings.put(keyed.high(), keyed.low(), holding.record());
    }

    /// An effective date lies in the fiscal year and not after the day of the decision.
    void checkDate(RecordedEvent event, long fiscalYear) {
        LocalDate date = checkNotInFuture(event);
        if (date.getYear() != fiscalYear) {
            throw new BrokenRule("effective-date-outside-year", date + " is not in " + fiscalYear);
        }
    }

    /// An effective date is not after the day of the decision.
    LocalDate checkNotInFuture(RecordedEvent event) {
        LocalDate date;
        try {
            date = LocalDate.parse(event.text("effectiveDate"));
        } catch (DateTimeParseException e) {
            throw new BrokenRule("effective-date", event.text("effectiveDate") + " is no day");
        }
        LocalDate today = today(event);
        if (date.isAfter(today)) {
            throw new BrokenRule(
                    "effective-date-in-future", date + " is after the decision of " + today);
        }
        return date;
    }

    @Override
    public void close() {
        lines.close();
        pools.close();
        payments.close();
        years.close();
        holdings.close();
        claims.close();
        approvers.close();
        procedures.close();
    }
}
