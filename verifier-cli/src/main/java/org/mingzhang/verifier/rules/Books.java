package org.mingzhang.verifier.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.spill.RecordTable;

/// The state that the rules replay into: lines, pools, payments and years, each a table of records
/// under a hash of its name. Not safe for use by two threads at once.
final class Books implements AutoCloseable {
    private static final int LINE_FIELDS = Line.FIELDS;
    private static final int POOL_FIELDS = 1;

    private final KeyedHash keyed = new KeyedHash(KeyedHash.newKey());
    private final ZoneId zone;
    private final RecordTable lines;
    private final RecordTable pools;
    private final RecordTable payments;
    private final RecordTable years;

    Books(Path workDirectory, ZoneId zone) {
        this.zone = zone;
        lines = new RecordTable(workDirectory, LINE_FIELDS);
        pools = new RecordTable(workDirectory, POOL_FIELDS);
        payments = new RecordTable(workDirectory, Payment.FIELDS);
        years = new RecordTable(workDirectory, Year.FIELDS);
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

    /// The line of a name that was approved.
    Line line(String name) {
        key(name);
        long[] record = lines.get(keyed.high(), keyed.low());
        if (record == null) {
            throw new BrokenRule("budget-line-unknown", "no line " + name + " was approved");
        }
        return new Line(name, record);
    }

    boolean hasLine(String name) {
        key(name);
        return lines.get(keyed.high(), keyed.low()) != null;
    }

    void put(Line line) {
        key(line.name());
        lines.put(keyed.high(), keyed.low(), line.record());
    }

    /// What a pool has on account 2100.
    long available(String pool) {
        key(pool);
        long[] record = pools.get(keyed.high(), keyed.low());
        return record == null ? 0 : record[0];
    }

    void addAvailable(String pool, long amount) {
        long sum = Math.addExact(available(pool), amount);
        key(pool);
        pools.put(keyed.high(), keyed.low(), new long[] {sum});
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

    /// An effective date lies in the fiscal year and not after the day of the decision.
    void checkDate(RecordedEvent event, long fiscalYear) {
        LocalDate date;
        try {
            date = LocalDate.parse(event.text("effectiveDate"));
        } catch (DateTimeParseException e) {
            throw new BrokenRule("effective-date", event.text("effectiveDate") + " is no day");
        }
        LocalDate today = Instant.ofEpochMilli(event.decidedAtMillis()).atZone(zone).toLocalDate();
        if (date.getYear() != fiscalYear) {
            throw new BrokenRule("effective-date-outside-year", date + " is not in " + fiscalYear);
        }
        if (date.isAfter(today)) {
            throw new BrokenRule(
                    "effective-date-in-future", date + " is after the decision of " + today);
        }
    }

    @Override
    public void close() {
        lines.close();
        pools.close();
        payments.close();
        years.close();
    }
}
