package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.NoteSigner;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.CommandDigest;
import org.mingzhang.ledger.log.entry.CommandRef;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.entry.EventId;
import org.mingzhang.ledger.log.entry.Origin;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Creates a log: its row, and `log.LogCreated` at position 0.
///
/// **Source** `docs/log-format.md`, section 2, "Position 0".
///
/// @param id the key of the log in the database
/// @param keys one of each suite; their order is the log's. A log that exists may have got others
///   since
/// @param currency in which every amount is
/// @param zone of bare dates
/// @param actor who creates it
/// @param client of the command of the first entry
public record LogCreation(
        int id, LogKeys keys, Currency currency, ZoneId zone, Actor actor, String client) {

    /// The type of the entry at position 0.
    public static final String TYPE = "log.LogCreated";

    private static final String COMMAND_TYPE = "log.CreateLog";
    private static final String COMMAND_ID = "log-created";
    private static final int FORMAT = 1;
    private static final String KEYS = "keys";

    /// Creates the log, or finds it as it would have been created, whoever writes it now.
    ///
    /// @param sessions gives sessions of the writer's role
    /// @return the log
    /// @throws LedgerUnavailableException if another session creates this log at the moment
    /// @throws IllegalStateException if the log exists and differs in origin, suites, currency or
    ///   zone; it is left as it is
    /// @throws SQLException if the database fails; then the log is created whole or not at all
    public LogRef run(
            DataSource sessions, EngineOptions options, TimeSource time, RandomGenerator random)
            throws SQLException {
        LogRef log = LogRef.of(id, new Origin(keys.origin()), keys.suites());
        try (Connection connection = sessions.getConnection()) {
            insertRows(connection, log);
            Optional<Entry> first = firstEntry(connection, id);
            if (first.isPresent()) {
                requireSame(first.get(), log);
                return log;
            }
        }
        switch (WriterSession.open(sessions, log, options)) {
            case WriterSession.Attempt.Held held ->
                    throw new LedgerUnavailableException(
                            "node " + held.where() + " is creating log " + id);
            case WriterSession.Attempt.Taken taken -> {
                try (WriterSession session = taken.session()) {
                    create(session, log, time, random);
                }
            }
        }
        return log;
    }

    private void insertRows(Connection connection, LogRef log) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        with created as (
                          insert into ledger.log (id, origin) values (?, ?)
                          on conflict do nothing returning id),
                        reach as (
                          insert into ledger.tag_reach (log, size) select id, 0 from created)
                        insert into ledger.head (log, size, term) select id, 0, 0 from created
                        """)) {
            insert.setInt(1, id);
            insert.setString(2, log.origin().value());
            insert.executeUpdate();
        }
        try (PreparedStatement query =
                connection.prepareStatement("select origin from ledger.log where id = ?")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                String origin = row.next() ? row.getString(1) : "nothing";
                if (!origin.equals(log.origin().value())) {
                    throw new IllegalStateException(
                            "log "
                                    + id
                                    + " of this database is "
                                    + origin
                                    + ", not "
                                    + log.origin());
                }
            }
        }
    }

    /// The entry at position 0, if the log has one.
    public static Optional<Entry> firstEntry(Connection connection, int id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select entry from ledger.entry where log = ? and position = 0")) {
            query.setInt(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(Entry.parse(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    private void create(WriterSession session, LogRef log, TimeSource time, RandomGenerator random)
            throws SQLException {
        Head head = session.head();
        if (head.size() > 0) {
            requireSame(firstEntry(session.connection(), id).orElseThrow(), log);
            return;
        }
        Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
        QueuedAppend append = append(log, now, random);
        append.place(0, now);
        List<SealedEntry> sealed = new Sealer(log.suites()).seal(List.of(append), Map.of());
        if (!session.raiseTerm(head)
                || !session.batches().store(0, head.term() + 1, sealed, List.of()).claimed()) {
            throw new LedgerUnavailableException("another session created log " + id + " just now");
        }
    }

    private QueuedAppend append(LogRef log, Instant now, RandomGenerator random) {
        ObjectNode data = data(log);
        Hash32 digest =
                CommandDigest.of(
                        TreeHashers.of(log.suites().getFirst()),
                        log.origin(),
                        actor.id(),
                        client,
                        COMMAND_ID,
                        COMMAND_TYPE,
                        data);
        EntryDraft draft =
                EntryDraft.of(
                        log.origin(),
                        actor,
                        new CommandRef(client, COMMAND_ID, digest, 0, 1, Optional.empty()),
                        Optional.empty(),
                        data,
                        now,
                        EventId.at(now, random),
                        1,
                        List.of(),
                        TYPE);
        var message = new GenericEventMessage(new MessageType(TYPE), data);
        return new QueuedAppend(
                Selection.ofTags(List.of()),
                null,
                List.of(QueuedAppend.Item.of(draft, message, List.of(), Set.copyOf(log.suites()))),
                List.of(),
                Set.copyOf(log.suites()));
    }

    private ObjectNode data(LogRef log) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("currency", currency.getCurrencyCode());
        data.put("format", FORMAT);
        ObjectNode publicKeys = data.putObject(KEYS);
        for (NoteSigner signer : keys.signers()) {
            publicKeys.put(signer.suite().id(), signer.key().toString());
        }
        data.put("origin", log.origin().value());
        var suites = data.putArray("suites");
        for (Suite suite : log.suites()) {
            suites.add(suite.id());
        }
        data.put("zone", zone.getId());
        return data;
    }

    private void requireSame(Entry first, LogRef log) {
        ObjectNode wanted = data(log);
        ObjectNode found = first.data().deepCopy();
        wanted.remove(KEYS);
        found.remove(KEYS);
        if (!first.type().equals(TYPE) || !found.equals(wanted)) {
            throw new IllegalStateException(
                    "log " + id + " begins with " + first.data() + ", not with " + wanted);
        }
    }
}
