package org.mingzhang.projections.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mingzhang.projections.sql.Reads;
import org.postgresql.PGConnection;

/// What the read models say at a size of the log, in one hash. Two builds of the same entries have
/// the same; one changed value anywhere gives another.
///
/// **Shape** the hash of a table is SHA-256 over its canonical rows as PostgreSQL's `COPY … TO
/// STDOUT` writes them in text format: UTF-8, values separated by tabs, one line for each row, `\N`
/// for null. The whole is SHA-256 over `<table> <hex>\n` for each table, sorted by name.
///
/// **Source** `docs/read-models.md`, "State digest".
///
/// @param size how many entries the rows know
/// @param tables the hash of each table, in hex, by name
/// @param digest the hash of all, in hex
public record StateDigest(long size, Map<String, String> tables, String digest) {

    public StateDigest {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /// The digest of a generation.
    ///
    /// @param connection may read the generation; left in the state in which it came
    /// @param size of the log, at most what the generation has reached; empty for just that
    /// @throws IllegalArgumentException if it has not reached it
    public static StateDigest of(
            Connection connection, Generation generation, List<ReadModel> models, OptionalLong size)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            statement.execute("set local search_path to " + generation.schema());
            statement.execute("set local datestyle to 'ISO, YMD'");
            statement.execute("set local timezone to 'UTC'");
            long reached =
                    Reads.list(
                                    connection,
                                    generation.schema(),
                                    "select min(size) from $.token",
                                    List.of(),
                                    row -> row.getLong(1))
                            .getFirst();
            long wanted = size.orElse(reached);
            if (wanted < 0 || wanted > reached) {
                throw new IllegalArgumentException(
                        "size must be 0 to %d, what the rows have reached, not %d"
                                .formatted(reached, wanted));
            }
            return of(connection, models, wanted);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static StateDigest of(Connection connection, List<ReadModel> models, long size)
            throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        for (ReadModel model : models) {
            for (ReadModel.CanonicalRows rows : model.canonicalRows()) {
                tables.put(rows.table(), hashOf(connection, rows, size));
            }
        }
        MessageDigest whole = sha256();
        tables.forEach((table, hash) ->
                whole.update((table + " " + hash + "\n").getBytes(StandardCharsets.UTF_8)));
        return new StateDigest(size, tables, HexFormat.of().formatHex(whole.digest()));
    }

    private static String hashOf(Connection connection, ReadModel.CanonicalRows rows, long size)
            throws SQLException {
        String query = rows.query().replace(":size", Long.toString(size));
        try (DigestOutputStream sink =
                new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            var _ =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (%s) to stdout".formatted(query), sink);
            return HexFormat.of().formatHex(sink.getMessageDigest().digest());
        } catch (IOException e) {
            throw new SQLException("rows of %s cannot be read".formatted(rows.table()), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
