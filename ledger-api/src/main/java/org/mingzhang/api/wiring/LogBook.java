package org.mingzhang.api.wiring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.EngineOptions;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.LogCreation;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.ledger.store.TimeSource;
import tools.jackson.databind.node.ObjectNode;

/// Finds the log of the keys in the database, or creates it.
///
/// What the first entry says about an existing log counts, not what was chosen at this start.
record LogBook(Databases databases, LogKeys keys, StartSettings settings) {

    private static final String CLIENT = "mingzhang";
    private static final Actor CREATOR = new Actor("mingzhang", "service", "mingzhang");

    /// What is chosen for a log that is created, or found in one that exists.
    private record Terms(int id, Currency currency, ZoneId zone) {}

    LogFacts openOrCreate(EngineOptions options, TimeSource time, RandomGenerator random) {
        try {
            Terms terms = terms();
            LogRef log =
                    new LogCreation(
                                    terms.id(),
                                    keys,
                                    terms.currency(),
                                    terms.zone(),
                                    CREATOR,
                                    CLIENT)
                            .run(databases.writerSessions(), options, time, random);
            return new LogFacts(log, terms.currency().getCurrencyCode(), terms.zone());
        } catch (LedgerUnavailableException e) {
            throw new StartRefused(
                    "the log " + keys.origin() + " cannot be opened: " + e.getMessage(),
                    "stop the process that writes it, or start this one when it has ended",
                    e);
        } catch (SQLException | IllegalStateException | IllegalArgumentException e) {
            throw new StartRefused(
                    "the log " + keys.origin() + " cannot be opened: " + e.getMessage(),
                    "the keys and the database must belong together",
                    e);
        }
    }

    private Terms terms() throws SQLException {
        DataSource reader = databases.reader();
        try (Connection connection = reader.getConnection()) {
            int id = idOf(connection);
            Optional<ObjectNode> first = LogCreation.firstEntry(connection, id).map(Entry::data);
            return first.isPresent()
                    ? new Terms(
                            id,
                            Currency.getInstance(first.get().path("currency").asString()),
                            ZoneId.of(first.get().path("zone").asString()))
                    : new Terms(id, Currency.getInstance(settings.currency()), settings.zone());
        } catch (DateTimeException e) {
            throw new IllegalStateException("the log names a zone that nobody knows", e);
        }
    }

    private int idOf(Connection connection) throws SQLException {
        String sql =
                """
                select coalesce((select id from ledger.log where origin = ?),
                                (select coalesce(max(id), 0) + 1 from ledger.log))
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, keys.origin());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
