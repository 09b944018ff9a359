package org.mingzhang.ledger.store.tagindex;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.RunningHash;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.LogRef;

/// The running states of tags in the database, through a connection of the caller: those of the
/// tree that was made last, and beside them those that have been counted further.
record TagStates(Connection connection, LogRef log) {

    /// Where states are kept.
    enum Place {
        /// Those of the tree that was made last.
        MADE("ledger.tag_state"),

        /// Those that have been counted further since.
        NEXT("ledger.tag_state_next");

        private final String table;

        Place(String table) {
            this.table = table;
        }
    }

    private static final String COLUMNS = "tag, count, last_position, state_sha256, state_sm3";

    private static final String ON_CONFLICT =
            """
            on conflict (log, tag) do update set
                count = excluded.count, last_position = excluded.last_position,
                state_sha256 = excluded.state_sha256, state_sm3 = excluded.state_sm3
            """;

    /// One tag while entries are counted.
    static final class State {

        private final Map<Suite, RunningHash> hashes;
        private long lastPosition;

        private State(Map<Suite, RunningHash> hashes, long lastPosition) {
            this.hashes = hashes;
            this.lastPosition = lastPosition;
        }

        static State start(LogRef log) {
            Map<Suite, RunningHash> hashes = new EnumMap<>(Suite.class);
            log.suites().forEach(suite -> hashes.put(suite, RunningHash.start(suite)));
            return new State(hashes, -1);
        }

        void take(long position, Map<Suite, Hash32> leaves) {
            hashes.forEach((suite, hash) -> {
                Hash32 leaf = leaves.get(suite);
                if (leaf == null) {
                    throw new IllegalArgumentException(
                            "no " + suite.id() + " leaf hash at position " + position);
                }
                hash.update(leaf);
            });
            lastPosition = position;
        }

        long count() {
            return hashes.values().iterator().next().count();
        }

        TagLeaf leaf(String tag) {
            Map<Suite, Hash32> digests = new EnumMap<>(Suite.class);
            hashes.forEach((suite, hash) -> digests.put(suite, hash.digest()));
            return new TagLeaf(tag, count(), lastPosition, digests);
        }
    }

    /// The states of tags, as far as they have been counted.
    Map<String, State> of(Collection<String> tags) throws SQLException {
        Map<String, State> states = new HashMap<>();
        read(Place.MADE, tags, states);
        read(Place.NEXT, tags, states);
        return states;
    }

    private void read(Place place, Collection<String> tags, Map<String, State> states)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select %s from %s where log = ? and tag = any(?)"
                                .formatted(COLUMNS, place.table))) {
            query.setInt(1, log.id());
            query.setArray(2, connection.createArrayOf("text", tags.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    states.put(row.getString("tag"), state(row));
                }
            }
        }
    }

    /// The leaves from a tag on, in the order of the tree that was made last.
    List<TagLeaf> leavesFrom(String tag, int countMax) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select %s from %s where log = ? and tag >= ? order by tag limit ?"
                                .formatted(COLUMNS, Place.MADE.table))) {
            query.setInt(1, log.id());
            query.setString(2, tag);
            query.setInt(3, countMax);
            query.setFetchSize(countMax);
            try (ResultSet row = query.executeQuery()) {
                List<TagLeaf> leaves = new ArrayList<>();
                while (row.next()) {
                    leaves.add(state(row).leaf(row.getString("tag")));
                }
                return leaves;
            }
        }
    }

    private State state(ResultSet row) throws SQLException {
        Map<Suite, RunningHash> hashes = new EnumMap<>(Suite.class);
        for (Suite suite : log.suites()) {
            hashes.put(
                    suite,
                    RunningHash.resume(
                            suite, row.getLong("count"), row.getBytes("state_" + suite.id())));
        }
        return new State(hashes, row.getLong("last_position"));
    }

    void put(Place place, Map<String, State> states) throws SQLException {
        List<Map.Entry<String, State>> rows = List.copyOf(states.entrySet());
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        "insert into %s (log, %s) select ?, * from unnest(?, ?, ?, ?, ?) %s"
                                .formatted(place.table, COLUMNS, ON_CONFLICT))) {
            upsert.setInt(1, log.id());
            upsert.setArray(2, array("text", rows.stream().map(Map.Entry::getKey).toArray()));
            upsert.setArray(
                    3, array("int8", rows.stream().map(r -> r.getValue().count()).toArray()));
            upsert.setArray(
                    4, array("int8", rows.stream().map(r -> r.getValue().lastPosition).toArray()));
            upsert.setArray(5, states(rows, Suite.SHA256));
            upsert.setArray(6, states(rows, Suite.SM3));
            upsert.executeUpdate();
        }
    }

    /// Lets what was counted further take its place, for the tree that is made of it in the same
    /// transaction.
    void moveOn() throws SQLException {
        try (PreparedStatement move =
                        connection.prepareStatement(
                                """
                                insert into %1$s (log, %3$s)
                                select log, %3$s from %2$s where log = ? order by tag
                                %4$s\
                                """
                                        .formatted(
                                                Place.MADE.table,
                                                Place.NEXT.table,
                                                COLUMNS,
                                                ON_CONFLICT));
                PreparedStatement delete =
                        connection.prepareStatement(
                                "delete from %s where log = ?".formatted(Place.NEXT.table))) {
            move.setInt(1, log.id());
            move.executeUpdate();
            delete.setInt(1, log.id());
            delete.executeUpdate();
        }
    }

    private Array states(List<Map.Entry<String, State>> rows, Suite suite) throws SQLException {
        byte[] @Nullable [] states = new byte[rows.size()][];
        for (int i = 0; i < states.length; i++) {
            RunningHash hash = rows.get(i).getValue().hashes.get(suite);
            states[i] = hash == null ? null : hash.state();
        }
        return array("bytea", states);
    }

    private Array array(String type, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
