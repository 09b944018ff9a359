package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Opening;

/// Stores a batch in one statement, which is one round trip and one transaction: head, entries,
/// receipts and openings, all or nothing. The tags of the entries follow, see [TagFiler].
///
/// The head row is the fence. It is set only where it still says what this writer last wrote, and
/// without that row nothing is inserted. Its statement ends with the session.
final class BatchWriter {

    private static final String STORE =
            """
            with claimed as (
              update ledger.head
                 set size = ?, recorded_at = ?,
                     leaf_sha256 = nullif(?, ''::bytea), leaf_sm3 = nullif(?, ''::bytea)
               where log = ? and size = ? and term = ?
              returning log),
            entries as (
              insert into ledger.entry
                (log, position, entry, type, event_id, recorded_at, leaf_sha256, leaf_sm3)
              select c.log, e.position, e.entry, e.type, e.event_id,
                     to_timestamp(e.recorded_millis::float8 / 1000),
                     nullif(e.leaf_sha256, ''), nullif(e.leaf_sm3, '')
                from claimed c, unnest(?::bigint[], ?::bytea[], ?::text[], ?::uuid[], ?::bigint[],
                                       ?::bytea[], ?::bytea[])
                  as e (position, entry, type, event_id, recorded_millis, leaf_sha256, leaf_sm3)),
            receipts as (
              insert into ledger.receipt (log, client, command_id, digest, position, count)
              select c.log, r.client, r.command_id, r.digest, r.position, r.count
                from claimed c, unnest(?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::int[])
                  as r (client, command_id, digest, position, count)),
            openings as (
              insert into ledger.opening (log, commitment, salt, value)
              select c.log, o.commitment, o.salt, o.value
                from claimed c, unnest(?::text[], ?::bytea[], ?::text[])
                  as o (commitment, salt, value))
            select (select count(*) from claimed) as heads, clock_timestamp() as database_time
            """;

    /// What the database said.
    ///
    /// @param claimed whether the head row was still ours; otherwise nothing was stored
    /// @param databaseTime its clock during the statement
    record Outcome(boolean claimed, Instant databaseTime) {}

    private static final byte[] NO_LEAF = {};

    private final Connection connection;
    private final int log;
    private final PreparedStatement statement;

    BatchWriter(Connection connection, int log) throws SQLException {
        this.connection = connection;
        this.log = log;
        this.statement = connection.prepareStatement(STORE);
    }

    /// @param size of the log in front of the batch
    /// @param entries at least one, the first at position `size`
    Outcome store(long size, long term, List<SealedEntry> entries, List<Opening> openings)
            throws SQLException {
        SealedEntry last = entries.getLast();
        int next = 1;
        statement.setLong(next++, last.position() + 1);
        statement.setObject(next++, OffsetDateTime.ofInstant(last.recordedAt(), ZoneOffset.UTC));
        statement.setBytes(next++, leafOf(last, Suite.SHA256));
        statement.setBytes(next++, leafOf(last, Suite.SM3));
        statement.setInt(next++, log);
        statement.setLong(next++, size);
        statement.setLong(next++, term);
        next = setEntries(next, entries);
        next = setReceipts(next, entries);
        setOpenings(next, openings);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new Outcome(
                    row.getLong("heads") == 1,
                    row.getObject("database_time", OffsetDateTime.class).toInstant());
        }
    }

    private int setEntries(int first, List<SealedEntry> entries) throws SQLException {
        int count = entries.size();
        Long[] positions = new Long[count];
        byte[][] bytes = new byte[count][];
        String[] types = new String[count];
        UUID[] ids = new UUID[count];
        Long[] millis = new Long[count];
        byte[][] sha256 = new byte[count][];
        byte[][] sm3 = new byte[count][];
        for (int i = 0; i < count; i++) {
            SealedEntry entry = entries.get(i);
            positions[i] = entry.position();
            bytes[i] = entry.bytes();
            types[i] = entry.draft().type();
            ids[i] = entry.draft().id();
            millis[i] = entry.recordedAt().toEpochMilli();
            sha256[i] = leafOf(entry, Suite.SHA256);
            sm3[i] = leafOf(entry, Suite.SM3);
        }
        int next = first;
        next = set(next, "int8", positions);
        next = set(next, "bytea", bytes);
        next = set(next, "text", types);
        next = set(next, "uuid", ids);
        next = set(next, "int8", millis);
        next = set(next, "bytea", sha256);
        return set(next, "bytea", sm3);
    }

    private int setReceipts(int first, List<SealedEntry> entries) throws SQLException {
        List<SealedEntry> firsts =
                entries.stream().filter(entry -> entry.draft().command().index() == 0).toList();
        int count = firsts.size();
        String[] clients = new String[count];
        String[] ids = new String[count];
        byte[][] digests = new byte[count][];
        Long[] positions = new Long[count];
        Integer[] counts = new Integer[count];
        for (int i = 0; i < count; i++) {
            var command = firsts.get(i).draft().command();
            clients[i] = command.client();
            ids[i] = command.id();
            digests[i] = command.digest().toBytes();
            positions[i] = firsts.get(i).position();
            counts[i] = command.count();
        }
        int next = set(first, "text", clients);
        next = set(next, "text", ids);
        next = set(next, "bytea", digests);
        next = set(next, "int8", positions);
        return set(next, "int4", counts);
    }

    private void setOpenings(int first, List<Opening> openings) throws SQLException {
        String[] commitments =
                openings.stream().map(o -> o.commitment().hex()).toArray(String[]::new);
        byte[][] salts = openings.stream().map(o -> o.salt().toBytes()).toArray(byte[][]::new);
        String[] values = openings.stream().map(Opening::value).toArray(String[]::new);
        set(set(set(first, "text", commitments), "bytea", salts), "text", values);
    }

    private int set(int index, String type, Object[] elements) throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, elements));
        return index + 1;
    }

    /// Empty for a suite that the log does not have.
    private static byte[] leafOf(SealedEntry entry, Suite suite) {
        Hash32 leaf = entry.leaves().get(suite);
        return leaf == null ? NO_LEAF : leaf.toBytes();
    }
}
