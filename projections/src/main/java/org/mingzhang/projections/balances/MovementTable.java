package org.mingzhang.projections.balances;

import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.replay.StoredRows;
import org.mingzhang.projections.sql.CopyRows;
import org.mingzhang.projections.sql.Recent;

/// The movements of all lines, or of all pools: their table, and the running balances in memory.
///
/// Amounts are in minor units on the account's own side: what makes the balance larger is above
/// zero.
final class MovementTable {

    private static final int ACCOUNTS = Account.all().size();

    private final AccountHolder holder;
    private final CopyRows rows;
    private final Recent<String, Running> running;
    private final Recent<HolderDay, long[]> days;

    /// The balances of one holder after the last movement folded.
    private static final class Running {
        private final long[] balances = new long[ACCOUNTS];
        private LocalDate latestDay = LocalDate.MIN;
    }

    MovementTable(AccountHolder holder, int states, boolean fromStart) {
        this.holder = holder;
        running = new Recent<>(states, fromStart);
        days = new Recent<>(states, fromStart);
        List<String> columns = new ArrayList<>();
        columns.addAll(List.of(holder.key(), "position", "effective_date", "latest_date"));
        columns.addAll(List.of("recorded_at", "type", "payment"));
        columns.addAll(AccountColumns.NAMES);
        AccountColumns.NAMES.forEach(name -> columns.add("moved_" + name));
        AccountColumns.NAMES.forEach(name -> columns.add("day_" + name));
        rows = new CopyRows(holder.table(), columns);
    }

    static String create(AccountHolder holder) {
        return """
        create table %s (
          %s text collate "C" not null,
          position bigint not null,
          effective_date date not null,
          latest_date date not null,
          recorded_at timestamptz(3) not null,
          type text collate "C" not null,
          payment text collate "C",
          %s,
          %s,
          %s
        )\
        """
                .formatted(
                        holder.table(),
                        holder.key(),
                        AccountColumns.joined(name -> name + " bigint not null"),
                        AccountColumns.joined(name -> "moved_" + name + " bigint"),
                        AccountColumns.joined(name -> "day_" + name + " bigint"));
    }

    static String createKey(AccountHolder holder) {
        return "alter table %s add primary key (%s, position)"
                .formatted(holder.table(), holder.key());
    }

    static String createIndex(AccountHolder holder) {
        return "create index %1$s_by_day on %1$s (%2$s, effective_date, position)"
                .formatted(holder.table(), holder.key());
    }

    static ReadModel.CanonicalRows canonicalRows(AccountHolder holder) {
        return new ReadModel.CanonicalRows(
                holder.table(),
                """
                select %1$s, position, effective_date, latest_date,
                       to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), type, payment,
                       %2$s, %3$s, %4$s
                  from %5$s where position < :size order by %1$s, position\
                """
                        .formatted(
                                holder.key(),
                                AccountColumns.joined(name -> name),
                                AccountColumns.joined(name -> "moved_" + name),
                                AccountColumns.joined(name -> "day_" + name),
                                holder.table()));
    }

    /// One day of one holder.
    record HolderDay(String holder, LocalDate date) {}

    /// Loads what a batch will move.
    void prepare(StoredRows stored, Stream<HolderDay> touches) throws SQLException {
        if (running.isComplete() && days.isComplete()) {
            return;
        }
        Set<HolderDay> touched = new HashSet<>();
        touches.forEach(touched::add);
        loadBalances(
                stored,
                touched.stream()
                        .map(HolderDay::holder)
                        .filter(running::mayLack)
                        .distinct()
                        .toList());
        loadDays(
                stored,
                touched.stream()
                        .filter(days::mayLack)
                        .filter(touch -> !touch.date.isAfter(runningOf(touch.holder).latestDay))
                        .toList());
    }

    private Running runningOf(String name) {
        return running.get(name, _ -> new Running());
    }

    private void loadBalances(StoredRows stored, List<String> names) throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        Connection connection = stored.byKey();
        String sql =
                """
                select m.* from unnest(?) as wanted (name)
                  cross join lateral (select * from %s where %s = wanted.name
                                       order by position desc limit 1) m\
                """
                        .formatted(holder.table(), holder.key());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, texts(connection, names.stream()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Running loaded = runningOf(found.getString(holder.key()));
                    loaded.latestDay = found.getObject("latest_date", LocalDate.class);
                    for (int i = 0; i < ACCOUNTS; i++) {
                        loaded.balances[i] = found.getLong(AccountColumns.NAMES.get(i));
                    }
                }
            }
        }
    }

    private void loadDays(StoredRows stored, List<HolderDay> touches) throws SQLException {
        if (touches.isEmpty()) {
            return;
        }
        Connection connection = stored.byKey();
        String sql =
                """
                select m.* from unnest(?, ?) as wanted (name, day)
                  cross join lateral (select * from %s
                                       where %s = wanted.name and effective_date = wanted.day
                                       order by position desc limit 1) m\
                """
                        .formatted(holder.table(), holder.key());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, texts(connection, touches.stream().map(HolderDay::holder)));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "date", touches.stream().map(t -> Date.valueOf(t.date)).toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    HolderDay day =
                            new HolderDay(
                                    found.getString(holder.key()),
                                    found.getObject("effective_date", LocalDate.class));
                    long[] totals = days.get(day, _ -> new long[ACCOUNTS]);
                    for (int i = 0; i < ACCOUNTS; i++) {
                        totals[i] = found.getLong("day_" + AccountColumns.NAMES.get(i));
                    }
                }
            }
        }
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /// Moves the balances of one holder, and makes the row of it.
    ///
    /// @param moved minor units by ordinal of the account, on its own side
    void post(
            RecordedEvent entry,
            String name,
            LocalDate effectiveDate,
            Optional<String> payment,
            long[] moved) {
        Running holding = runningOf(name);
        long[] day = days.get(new HolderDay(name, effectiveDate), _ -> new long[ACCOUNTS]);
        Arrays.setAll(holding.balances, i -> Math.addExact(holding.balances[i], moved[i]));
        Arrays.setAll(day, i -> Math.addExact(day[i], moved[i]));
        if (effectiveDate.isAfter(holding.latestDay)) {
            holding.latestDay = effectiveDate;
        }
        rows.row()
                .put(name)
                .put(entry.position())
                .put(effectiveDate)
                .put(holding.latestDay)
                .put(entry.recordedAt())
                .put(entry.type())
                .put(payment);
        for (long balance : holding.balances) {
            rows.put(balance);
        }
        rows.putUnlessZero(moved).putUnlessZero(day);
    }

    void write(Connection connection) throws SQLException {
        rows.flush(connection);
    }

    void committed() {
        running.trim();
        days.trim();
    }
}
