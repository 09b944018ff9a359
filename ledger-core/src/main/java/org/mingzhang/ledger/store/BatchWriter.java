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

/// Stores batches over one session, each in a transaction of two round trips: the rows, then the
/// claim of the head with the commit. All or nothing.
///
/// The head row is the fence. It is set only where it still says what this writer last wrote;
/// otherwise the claim fails and takes the rows with it. Rows may be sent while the batch in front
/// of them is still being committed over another session, since they touch no row of it.
final class BatchWriter {

    private static final String INSERT =
            """
            with entries as (
              insert into ledger.entry
                (log, position, entry, type, event_id, recorded_at, leaf_sha256, leaf_sm3)
              select ?, e.position, e.entry, e.type, e.event_id,
                     to_timestamp(e.recorded_millis::float8 / 1000),
                     nullif(e.leaf_sha256, ''), nullif(e.leaf_sm3, '')
                from unnest(?::bigint[], ?::bytea[], ?::text[], ?::uuid[], ?::bigint[],
                            ?::bytea[], ?::bytea[])
                  as e (position, entry, type, event_id, recorded_millis, leaf_sha256, leaf_sm3)),
            tags as (
              insert into ledger.tag (log, tag, position)
              select ?, t.tag, t.position
                from unnest(?::text[], ?::bigint[]) as t (tag, position))
            insert into ledger.receipt (log, client, command_id, digest, position, count)
            select ?, r.client, r.command_id, r.digest, r.position, r.count
              from unnest(?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::int[])
                as r (client, command_id, digest, position, count)
            """;

    private static final String INSERT_OPENINGS =
            """
            insert into ledger.opening (log, commitment, salt, value)
            select ?, o.commitment, o.salt, o.value
              from unnest(?::text[], ?::bytea[], ?::text[]) as o (commitment, salt, value)
            """;

    /// Divides by zero where the head is not as this writer left it: an error is what keeps the
    /// commit behind it, sent in the same round trip, from being executed.
    private static final String CLAIM_AND_COMMIT =
            """
            with claimed as (
              update ledger.head
                 set size = ?, recorded_at = ?,
                     leaf_sha256 = nullif(?, ''::bytea), leaf_sm3 = nullif(?, ''::bytea)
               where log = ? and size = ? and term = ?
              returning log)
            select 1 / count(*) as heads, clock_timestamp() as database_time from claimed;
            commit
            """;

    private static final String DIVISION_BY_ZERO = "22012";

    /// What the database said.
    ///
    /// @param claimed whether the head row was still ours; otherwise nothing was stored
    /// @param databaseTime its clock during the statement
    record Outcome(boolean claimed, Instant databaseTime) {}

    private static final byte[] NO_LEAF = {};

    private final Connection connection;
    private final int log;
    private final PreparedStatement rows;
    private final PreparedStatement openingRows;
    private final PreparedStatement claim;

    /// @param connection in which nobody else has a transaction open
    BatchWriter(Connection connection, int log) throws SQLException {
        this.connection = connection;
        this.log = log;
        this.rows = connection.prepareStatement(INSERT);
        this.openingRows = connection.prepareStatement(INSERT_OPENINGS);
        this.claim = connection.prepareStatement(CLAIM_AND_COMMIT);
    }

    /// Sends the rows of a batch, and leaves them in a transaction that is open.
    ///
    /// @param entries at least one
    /// @throws SQLException of the kind [SqlFailure#DATA] if nothing was stored and the session is
    ///   well
    void insert(List<SealedEntry> entries, List<Opening> openings) throws SQLException {
        connection.setAutoCommit(false);
        try {
            int next = set(1, entries);
            next = setTags(next, entries);
            setReceipts(next, entries);
            rows.executeUpdate();
            if (!openings.isEmpty()) {
                setOpenings(openings);
                openingRows.executeUpdate();
            }
        } catch (SQLException e) {
            if (SqlFailure.of(e) == SqlFailure.DATA) {
                rollBack();
            }
            throw e;
        }
    }

    /// Takes back what was sent.
    void rollBack() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /// Claims the head for what was sent, and commits it.
    ///
    /// @param size of the log in front of the batch
    /// @param last the last entry of the batch
    Outcome commit(long size, long term, SealedEntry last) throws SQLException {
        int next = 1;
        claim.setLong(next++, last.position() + 1);
        claim.setObject(next++, OffsetDateTime.ofInstant(last.recordedAt(), ZoneOffset.UTC));
        claim.setBytes(next++, leafOf(last, Suite.SHA256));
        claim.setBytes(next++, leafOf(last, Suite.SM3));
        claim.setInt(next++, log);
        claim.setLong(next++, size);
        claim.setLong(next, term);
        Instant databaseTime;
        try {
            claim.execute();
            try (ResultSet row = claim.getResultSet()) {
                row.next();
                databaseTime = row.getObject("database_time", OffsetDateTime.class).toInstant();
            }
        } catch (SQLException e) {
            if (!DIVISION_BY_ZERO.equals(e.getSQLState())) {
                throw e;
            }
            rollBack();
            return new Outcome(false, Instant.EPOCH);
        }
        connection.setAutoCommit(true);
        return new Outcome(true, databaseTime);
    }

    private int set(int first, List<SealedEntry> entries) throws SQLException {
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
        rows.setInt(first, log);
        int next = first + 1;
        next = set(next, "int8", positions);
        next = set(next, "bytea", bytes);
        next = set(next, "text", types);
        next = set(next, "uuid", ids);
        next = set(next, "int8", millis);
        next = set(next, "bytea", sha256);
        return set(next, "bytea", sm3);
    }

    private int setTags(int first, List<SealedEntry> entries) throws SQLException {
        int count = entries.stream().mapToInt(entry -> entry.draft().tags().size()).sum();
        String[] tags = new String[count];
        Long[] positions = new Long[count];
        int i = 0;
        for (SealedEntry entry : entries) {
            for (String tag : entry.draft().tags()) {
                tags[i] = tag;
                positions[i] = entry.position();
                i++;
            }
        }
        rows.setInt(first, log);
        return set(set(first + 1, "text", tags), "int8", positions);
    }

    private void setReceipts(int first, List<SealedEntry> entries) throws SQLException {
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
        rows.setInt(first, log);
        int next = set(first + 1, "text", clients);
        next = set(next, "text", ids);
        next = set(next, "bytea", digests);
        next = set(next, "int8", positions);
        set(next, "int4", counts);
    }

    private void setOpenings(List<Opening> openings) throws SQLException {
        String[] commitments =
                openings.stream().map(o -> o.commitment().hex()).toArray(String[]::new);
        byte[][] salts = openings.stream().map(o -> o.salt().toBytes()).toArray(byte[][]::new);
        String[] values = openings.stream().map(Opening::value).toArray(String[]::new);
        openingRows.setInt(1, log);
        openingRows.setArray(2, connection.createArrayOf("text", commitments));
        openingRows.setArray(3, connection.createArrayOf("bytea", salts));
        openingRows.setArray(4, connection.createArrayOf("text", values));
    }

    private int set(int index, String type, Object[] elements) throws SQLException {
        rows.setArray(index, connection.createArrayOf(type, elements));
        return index + 1;
    }

    /// Empty for a suite that the log does not have.
    private static byte[] leafOf(SealedEntry entry, Suite suite) {
        Hash32 leaf = entry.leaves().get(suite);
        return leaf == null ? NO_LEAF : leaf.toBytes();
    }
}
