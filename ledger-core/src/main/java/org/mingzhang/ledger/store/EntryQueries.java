package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.mingzhang.ledger.crypto.Hash32;

/// What the engine reads from the database: durable entries by criteria, receipts, times.
final class EntryQueries {

    private final DataSource source;
    private final LogRef log;
    private final EventMapping mapping;
    private final AbsenceFilter absence;
    private final TagFiler filer;

    EntryQueries(
            DataSource source,
            LogRef log,
            EventMapping mapping,
            AbsenceFilter absence,
            TagFiler filer) {
        this.source = source;
        this.log = log;
        this.mapping = mapping;
        this.absence = absence;
        this.filer = filer;
    }

    boolean exists(Selection selection, long from, long to) {
        if (from >= to) {
            return false;
        }
        TagConditions conditions = TagConditions.of(log.id(), filer.reach(), selection, absence);
        if (conditions.matchesNothing()) {
            return false;
        }
        try (Connection connection = source.getConnection()) {
            return conditions.exists(connection, from, to);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// The selected events in `[from, to)`, in order.
    List<SourcedEvent> matching(Selection selection, long from, long to) {
        return matching(selection, from, to, Optional.empty());
    }

    /// The first selected events in `[from, to)`, in order.
    List<SourcedEvent> matching(Selection selection, long from, long to, Optional<Integer> limit) {
        if (from >= to) {
            return List.of();
        }
        TagConditions conditions = TagConditions.of(log.id(), filer.reach(), selection, absence);
        if (conditions.matchesNothing()) {
            return List.of();
        }
        List<SourcedEvent> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement query = conditions.select(connection, from, to, limit);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long position = row.getLong("position");
                found.add(
                        new SourcedEvent(
                                position,
                                mapping.message(
                                        position, row.getBytes("entry"), row.getString("type"))));
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
        return found;
    }

    Optional<Receipt> receipt(CommandKey command) {
        if (!absence.mayContainCommand(command)) {
            return Optional.empty();
        }
        try (Connection connection = source.getConnection()) {
            return receipt(connection, log.id(), command);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    static Optional<Receipt> receipt(Connection connection, int log, CommandKey command)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select digest, position, count from ledger.receipt"
                                + " where log = ? and client = ? and command_id = ?")) {
            query.setInt(1, log);
            query.setString(2, command.client());
            query.setString(3, command.id());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        new Receipt(
                                command.client(),
                                command.id(),
                                Hash32.copyOf(row.getBytes("digest")),
                                row.getLong("position"),
                                row.getInt("count")));
            }
        }
    }

    /// The first position below `size` that was recorded at a time or behind it. Times never fall,
    /// so that it is found by halving; no index has to be kept for it.
    OptionalLong firstAt(Instant time, long size) {
        try (Connection connection = source.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select recorded_at from ledger.entry"
                                        + " where log = ? and position = ?")) {
            long low = 0;
            long high = size;
            while (low < high) {
                long middle = (low + high) >>> 1;
                query.setInt(1, log.id());
                query.setLong(2, middle);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    Instant recordedAt = row.getObject(1, OffsetDateTime.class).toInstant();
                    if (recordedAt.isBefore(time)) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
            }
            return low == size ? OptionalLong.empty() : OptionalLong.of(low);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the database did not answer a query", e);
    }
}
