package org.mingzhang.projections.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mingzhang.ledger.codec.EncodedEvent;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.UnknownEvent;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.CommandRef;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.entry.EventId;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.testing.TestDatabase;
import org.mingzhang.projections.replay.RecordedEvent;

/// A log stored by test code: real entry bytes in the real table, without the single writer.
public final class StoredLog {

    /// The key of the log.
    public static final int ID = 1;

    /// Knows all events.
    public static final EventCodec CODEC = new EventCodec(LedgerTypes.catalogue());

    /// When the first entry is recorded.
    public static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");

    private static final Origin ORIGIN = new Origin("ledger.example.gov/440000");

    private final TestDatabase database;
    private final List<RecordedEvent> entries = new ArrayList<>();
    private final Random ids = new Random(7);
    private long size;
    private Hash32 previous = Hash32.ZERO;
    private Instant now = BEGIN;
    private Actor actor = new Actor("li.na", "handler", "219011");
    private boolean remembering = true;

    /// An empty log.
    public StoredLog(TestDatabase database) {
        this.database = database;
        database.execute(
                "insert into ledger.log (id, origin) values (1, '" + ORIGIN.value() + "')");
    }

    /// Lets time pass.
    public StoredLog pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// Who acts from now on.
    public StoredLog as(Actor next) {
        actor = next;
        return this;
    }

    /// Does not keep the entries in memory.
    public StoredLog forgetting() {
        remembering = false;
        return this;
    }

    /// The number of entries.
    public long size() {
        return size;
    }

    /// When the next entry will be recorded.
    public Instant now() {
        return now;
    }

    /// All entries, as they were appended.
    public List<RecordedEvent> entries() {
        return entries;
    }

    /// Appends events, all recorded now.
    public StoredLog append(Event... events) {
        return append(List.of(events));
    }

    /// Appends events, all recorded now.
    public StoredLog append(List<? extends Event> events) {
        try (Connection connection = database.owner().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            """
                            insert into ledger.entry
                              (log, position, entry, type, event_id, recorded_at, leaf_sha256)
                            values (?, ?, ?, ?, ?, ?, ?)\
                            """)) {
                for (Event event : events) {
                    add(insert, event);
                }
                insert.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    private void add(PreparedStatement insert, Event event) throws SQLException {
        EncodedEvent encoded =
                event instanceof UnknownEvent unknown
                        ? new EncodedEvent(
                                unknown.type(), unknown.revision(), unknown.data(), List.of())
                        : CODEC.encode(event);
        EntryDraft draft =
                EntryDraft.of(
                        ORIGIN,
                        actor,
                        new CommandRef("test", "c-" + size, Hash32.ZERO, 0, 1, Optional.empty()),
                        Optional.empty(),
                        encoded.data(),
                        now,
                        EventId.at(now, ids),
                        encoded.revision(),
                        encoded.tags(),
                        encoded.type());
        byte[] bytes = draft.complete(size, Map.of(Suite.SHA256, previous), now);
        previous = TreeHashers.of(Suite.SHA256).leaf(bytes);
        insert.setInt(1, ID);
        insert.setLong(2, size);
        insert.setBytes(3, bytes);
        insert.setString(4, encoded.type());
        insert.setObject(5, draft.id());
        insert.setObject(6, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        insert.setBytes(7, previous.toBytes());
        insert.addBatch();
        if (remembering) {
            entries.add(new RecordedEvent(size, now, encoded.type(), actor, event));
        }
        size++;
    }
}
