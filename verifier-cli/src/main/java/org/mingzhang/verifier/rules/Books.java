package org.mingzhang.verifier.rules;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.verifier.spill.RecordTable;

/// The state that the rules replay into: lines, pools, payments, years, plans and contracts, each a
/// table of records under a hash of its name. Not safe for use by two threads at once.
final class Books implements AutoCloseable {
    private final NameKeys keys = new NameKeys();
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

    /// A number that stands for a name, different for different ones but with a chance of 2^-64.
    long hash(String name) {
        keys.find(name);
        return keys.high();
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
        keys.find(payment + "\n" + person);
        if (approvers.get(keys.high(), keys.low()) != null) {
            throw new BrokenRule("same-person-twice", person + " approved " + payment + " before");
        }
        approvers.put(keys.high(), keys.low(), new long[] {1});
    }

    /// A claim, if it was filed.
    Optional<Claim> claim(String name) {
        keys.find(name);
        return Optional.ofNullable(claims.get(keys.high(), keys.low()))
                .map(record -> new Claim(name, record));
    }

    void put(Claim claim) {
        keys.find(claim.name());
        claims.put(keys.high(), keys.low(), claim.record());
    }

    /// The payment under a key that {@link #paymentKey} gave.
    Payment payment(long high, long low) {
        long[] record = payments.get(high, low);
        return new Payment("payment", record == null ? new long[Payment.FIELDS] : record);
    }

    /// The two halves of the key of a payment.
    long[] paymentKey(String name) {
        keys.find(name);
        return new long[] {keys.high(), keys.low()};
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
        keys.find(name);
        long[] record = lines.get(keys.high(), keys.low());
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
        keys.find(name);
        return lines.get(keys.high(), keys.low()) != null;
    }

    void put(Line line) {
        keys.find(line.name());
        lines.put(keys.high(), keys.low(), line.record());
    }

    private long[] pool(String name) {
        keys.find(name);
        long[] record = pools.get(keys.high(), keys.low());
        return record == null ? new long[Account.COUNT] : record;
    }

    /// What a pool has on account 2100.
    long available(String pool) {
        return pool(pool)[Account.AVAILABLE.slot()];
    }

    /// Debits one account and credits another, of a line and of its pool.
    void move(Line line, String pool, Account debit, Account credit, long amount) {
        add(line, debit, amount);
        add(line, credit, -amount);
        put(line);
        long[] record = pool(pool);
        add(pool, record, debit, amount);
        add(pool, record, credit, -amount);
        putPool(pool, record);
    }

    /// Posts to an account of a line and of its pool: debit above zero, credit below.
    void post(Line line, String pool, Account account, long debit) {
        add(line, account, debit);
        put(line);
        postToPool(pool, account, debit);
    }

    private void add(Line line, Account account, long debit) {
        long moved = account.isDebit() ? debit : -debit;
        line.add(account, moved);
        movements.ifPresent(all -> all.line(line, account, moved));
    }

    private void add(String pool, long[] record, Account account, long debit) {
        long moved = account.isDebit() ? debit : -debit;
        record[account.slot()] = Math.addExact(record[account.slot()], moved);
        movements.ifPresent(all -> all.pool(pool, record, account, moved));
    }

    private void putPool(String name, long[] record) {
        keys.find(name);
        pools.put(keys.high(), keys.low(), record);
    }

    /// Posts to an account of a pool alone: a line leaves it or joins it.
    void postToPool(String pool, Account account, long debit) {
        long[] record = pool(pool);
        add(pool, record, account, debit);
        putPool(pool, record);
    }

    /// A payment, or one in the stage {@link Payment.Stage#UNKNOWN}.
    Payment payment(String name) {
        keys.find(name);
        long[] record = payments.get(keys.high(), keys.low());
        return new Payment(name, record == null ? new long[Payment.FIELDS] : record);
    }

    void put(Payment payment) {
        keys.find(payment.name());
        payments.put(keys.high(), keys.low(), payment.record());
    }

    /// A division's fiscal year, `440100000/2026`.
    Year year(String name) {
        keys.find(name);
        long[] record = years.get(keys.high(), keys.low());
        return new Year(name, record == null ? new long[Year.FIELDS] : record);
    }

    void put(Year year) {
        keys.find(year.name());
        years.put(keys.high(), keys.low(), year.record());
    }

    /// What a plan or a contract holds.
    ///
    /// @param name with its kind, so that a plan and a contract of one name are two
    Holding holding(String name) {
        keys.find(name);
        long[] record = holdings.get(keys.high(), keys.low());
        return new Holding(name, record == null ? new long[Holding.FIELDS] : record);
    }

    void put(Holding holding) {
        keys.find(holding.name());
        holdings.put(keys.high(), keys.low(), holding.record());
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
