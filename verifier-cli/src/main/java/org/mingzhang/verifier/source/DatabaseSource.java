package org.mingzhang.verifier.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.EntryReader;

/// A log in the tables of the schema `ledger`, read in one read-only snapshot by two sessions: one
/// streams rows, the other steps through checkpoints and tiles beside it.
///
/// Nothing longer than the format allows crosses the wire: values are cut in the query at one more
/// than their limit, so that a value that is too long is seen to be.
public final class DatabaseSource implements LogSource, DerivedTables {
    /// Microseconds between 1970 and 2000, where PostgreSQL's binary timestamps start.
    private static final long EPOCH_2000_MICROS = 946_684_800_000_000L;

    private static final int TEXT_CHARS_MAX = 200;
    private static final int CURSOR_ROWS = 32;
    private static final String ENTRY_COLUMNS =
            "position, substring(entry from 1 for "
                    + (EntryReader.ENTRY_BYTES_MAX + 1)
                    + "), left(type, 200), event_id, recorded_at,"
                    + " substring(leaf_sha256 from 1 for 33), substring(leaf_sm3 from 1 for 33)";

    private final Connection stream;
    private final Connection side;
    private final String url;
    private final int log;
    private final String origin;

    /// Connects and takes the snapshot.
    ///
    /// @param url a JDBC URL of PostgreSQL
    /// @param origin which log; absent, the only one
    public DatabaseSource(
            String url, Optional<String> user, Optional<String> password, Optional<String> origin)
            throws SourceException {
        this.url = url;
        try {
            Connection first = connect(url, user, password);
            try {
                stream = first;
                side = connect(url, user, password);
            } catch (SQLException e) {
                first.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new SourceException("cannot connect to " + url, e);
        }
        try {
            shareSnapshot();
            List<Object[]> logs = logs();
            Object[] chosen = choose(logs, origin);
            log = (Integer) chosen[0];
            this.origin = (String) chosen[1];
        } catch (SQLException e) {
            close();
            throw new SourceException("cannot read the ledger's tables at " + url, e);
        } catch (SourceException e) {
            close();
            throw e;
        }
    }

    private static Connection connect(String url, Optional<String> user, Optional<String> password)
            throws SQLException {
        Properties properties = new Properties();
        user.ifPresent(value -> properties.setProperty("user", value));
        password.ifPresent(value -> properties.setProperty("password", value));
        properties.setProperty("ApplicationName", "mingzhang-verifier");
        properties.setProperty("readOnly", "true");
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private void shareSnapshot() throws SQLException {
        try (Statement export = stream.createStatement();
                ResultSet row = export.executeQuery("select pg_export_snapshot()");
                Statement adopt = side.createStatement()) {
            row.next();
            adopt.execute("set transaction snapshot '" + row.getString(1) + "'");
        }
    }

    private List<Object[]> logs() throws SQLException {
        try (Statement statement = side.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select id, left(origin, 201) from ledger.log order by id"
                                        + " limit 1000")) {
            List<Object[]> logs = new ArrayList<>();
            while (row.next()) {
                logs.add(new Object[] {row.getInt(1), row.getString(2)});
            }
            return logs;
        }
    }

    private static Object[] choose(List<Object[]> logs, Optional<String> wanted)
            throws SourceException {
        List<Object[]> matching =
                logs.stream()
                        .filter(row -> wanted.isEmpty() || wanted.get().equals(row[1]))
                        .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        String known =
                logs.isEmpty()
                        ? "the database holds no log"
                        : "the database holds "
                                + String.join(
                                        ", ", logs.stream().map(row -> (String) row[1]).toList());
        throw new SourceException(
                wanted.isPresent()
                        ? "no log " + wanted.get() + "; " + known
                        : "name the log with --log; " + known);
    }

    /// The log's origin as the database has it.
    public String origin() {
        return origin;
    }

    @Override
    public String description() {
        return "database " + url + ", log " + origin;
    }

    @Override
    public long sizeHint() throws SourceException {
        String query = "select coalesce(max(position) + 1, 0) from ledger.entry where log = " + log;
        try (Statement statement = side.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw failed("entries", e);
        }
    }

    private static SourceException failed(String what, SQLException e) {
        return new SourceException("cannot read the " + what, e);
    }

    @Override
    public Rows<EntryChunk> entries() throws SourceException {
        return entryRows("");
    }

    @Override
    public Rows<EntryChunk> entries(long from, long to) throws SourceException {
        return entryRows(range(from, to));
    }

    private static String range(long from, long to) {
        return " and position >= " + from + " and position < " + to;
    }

    private Rows<EntryChunk> entryRows(String condition) throws SourceException {
        CopyRows rows =
                copy(
                        "select "
                                + ENTRY_COLUMNS
                                + " from ledger.entry where log = "
                                + log
                                + condition
                                + " order by position",
                        7,
                        "entries");
        return new EntryRows(rows);
    }

    private CopyRows copy(String query, int columns, String what) throws SourceException {
        try {
            return new CopyRows(stream, query, columns);
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    /// Groups rows into chunks; the first row of the next chunk is held back.
    private static final class EntryRows implements Rows<EntryChunk> {
        private final CopyRows rows;
        private boolean held;
        private boolean ended;

        EntryRows(CopyRows rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable EntryChunk next() throws SourceException {
            EntryChunk chunk = new EntryChunk();
            try {
                while (step()) {
                    long position = rows.int64(0);
                    if (chunk.count() == EntryChunk.ENTRIES_MAX
                            || (chunk.count() > 0 && position >> 8 != chunk.position(0) >> 8)) {
                        held = true;
                        return chunk;
                    }
                    chunk.add(
                            position,
                            rows.message(),
                            rows.offset(1),
                            Math.max(0, rows.length(1)),
                            columns());
                }
            } catch (SQLException e) {
                throw failed("entries", e);
            }
            return chunk.count() == 0 ? null : chunk;
        }

        private boolean step() throws SQLException {
            if (held) {
                held = false;
                return true;
            }
            if (!ended && !rows.next()) {
                ended = true;
            }
            return !ended;
        }

        private EntryColumns columns() {
            Bytes nothing = new Bytes(rows.message(), 0, 0);
            Bytes type = rows.bytes(2);
            Bytes eventId = rows.bytes(3);
            return new EntryColumns(
                    type == null ? nothing : type,
                    eventId == null ? nothing : eventId,
                    rows.length(4) < 0 ? Long.MIN_VALUE : rows.int64(4) + EPOCH_2000_MICROS,
                    rows.bytes(5),
                    rows.bytes(6));
        }

        @Override
        public void close() throws SourceException {
            try {
                rows.close();
            } catch (SQLException e) {
                throw failed("entries", e);
            }
        }
    }

    @Override
    public Rows<StoredCheckpoint> checkpoints(Suite suite) throws SourceException {
        return new CursorRows<>(
                side,
                "checkpoints",
                "select size, substring(root from 1 for 33), left("
                        + cosignedNote()
                        + ", 65537) from"
                        + " ledger.checkpoint c where log = "
                        + log
                        + " and suite = '"
                        + suite.id()
                        + "' order by size",
                row ->
                        new StoredCheckpoint(
                                "ledger.checkpoint",
                                text(row, 3),
                                new StoredCheckpoint.Columns(row.getLong(1), blob(row, 2))));
    }

    /// A note with what witnesses have signed; a database of an older ledger has no such table.
    private String cosignedNote() throws SourceException {
        try (Statement statement = side.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select to_regclass('ledger.cosignature') is not null")) {
            row.next();
            return row.getBoolean(1)
                    ? "note || coalesce((select string_agg(s.line, '' order by s.witness)"
                            + " from ledger.cosignature s where s.log = c.log"
                            + " and s.suite = c.suite and s.size = c.size), '')"
                    : "note";
        } catch (SQLException e) {
            throw failed("checkpoints", e);
        }
    }

    @Override
    public Rows<StoredTile> tiles(Suite suite, int level) throws SourceException {
        return new CursorRows<>(
                side,
                "tiles",
                "select index, substring(hashes from 1 for 8193) from ledger.tile where log = "
                        + log
                        + " and suite = '"
                        + suite.id()
                        + "' and level = "
                        + level
                        + " order by index",
                row -> new StoredTile(row.getLong(1), EntryChunk.ENTRIES_MAX, blob(row, 2)));
    }

    @Override
    public boolean tilesExpected(Suite suite) {
        return true;
    }

    private static Bytes blob(ResultSet row, int column) throws SQLException {
        byte[] value = row.getBytes(column);
        return Bytes.of(value == null ? new byte[0] : value);
    }

    private static Bytes text(ResultSet row, int column) throws SQLException {
        String value = row.getString(column);
        return Bytes.of(
                (value == null ? "" : value).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public Optional<DerivedTables> derivedTables() {
        return Optional.of(this);
    }

    @Override
    public OptionalLong tagReach() throws SourceException {
        try (Statement statement = side.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select size from ledger.tag_reach where log = " + log)) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        } catch (SQLException e) {
            throw failed("tag_reach", e);
        }
    }

    @Override
    public Rows<TagRow> tags() throws SourceException {
        return tagRows("");
    }

    @Override
    public Rows<TagRow> tags(long from, long to) throws SourceException {
        return tagRows(range(from, to) + " order by position");
    }

    private Rows<TagRow> tagRows(String condition) throws SourceException {
        CopyRows rows =
                copy(
                        "select position, left(tag, "
                                + TEXT_CHARS_MAX
                                + ") from ledger.tag_filed where log = "
                                + log
                                + condition,
                        2,
                        "tags");
        return mapped(rows, "tags", row -> new TagRow(row.int64(0), value(row, 1)));
    }

    @Override
    public Rows<ReceiptRow> receipts() throws SourceException {
        return receiptRows("");
    }

    @Override
    public Rows<ReceiptRow> receipts(long from, long to) throws SourceException {
        return receiptRows(range(from, to) + " order by position");
    }

    private Rows<ReceiptRow> receiptRows(String condition) throws SourceException {
        CopyRows rows =
                copy(
                        "select position, count, left(client, 70000), left(command_id, 70),"
                                + " substring(digest from 1 for 33) from ledger.receipt where log"
                                + " = "
                                + log
                                + condition,
                        5,
                        "receipts");
        return mapped(
                rows,
                "receipts",
                row ->
                        new ReceiptRow(
                                row.int64(0),
                                row.int32(1),
                                value(row, 2),
                                value(row, 3),
                                value(row, 4)));
    }

    private static Bytes value(CopyRows row, int column) {
        Bytes value = row.bytes(column);
        return value == null ? new Bytes(row.message(), 0, 0) : value;
    }

    private interface RowOf<T> {
        T read(CopyRows row);
    }

    private static <T> Rows<T> mapped(CopyRows rows, String what, RowOf<T> mapping) {
        return new Rows<>() {
            @Override
            public @Nullable T next() throws SourceException {
                try {
                    return rows.next() ? mapping.read(rows) : null;
                } catch (SQLException e) {
                    throw failed(what, e);
                }
            }

            @Override
            public void close() throws SourceException {
                try {
                    rows.close();
                } catch (SQLException e) {
                    throw failed(what, e);
                }
            }
        };
    }

    @Override
    public Optional<ReadTables> readTables(List<String> accounts, Consumer<String> absent)
            throws SourceException {
        try {
            DatabaseReadTables.Lookup found = DatabaseReadTables.find(side, stream, log, accounts);
            if (found.tables().isEmpty()) {
                absent.accept(found.reason());
            }
            return found.tables();
        } catch (SQLException e) {
            throw failed("read tables", e);
        }
    }

    @Override
    public Optional<HeadRow> head() throws SourceException {
        String query =
                "select size, (extract(epoch from recorded_at) * 1000000)::bigint,"
                        + " substring(leaf_sha256 from 1 for 33), substring(leaf_sm3 from 1 for 33)"
                        + " from ledger.head where log = "
                        + log;
        try (Statement statement = side.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(
                    new HeadRow(
                            row.getLong(1),
                            Optional.ofNullable(row.getObject(2, Long.class)),
                            Optional.ofNullable(row.getBytes(3)).map(Bytes::of),
                            Optional.ofNullable(row.getBytes(4)).map(Bytes::of)));
        } catch (SQLException e) {
            throw failed("head", e);
        }
    }

    /// Rows of a server-side cursor.
    private static final class CursorRows<T> implements Rows<T> {
        private interface Mapping<T> {
            T read(ResultSet row) throws SQLException;
        }

        private final PreparedStatement statement;
        private final ResultSet row;
        private final String what;
        private final Mapping<T> mapping;

        CursorRows(Connection connection, String what, String query, Mapping<T> mapping)
                throws SourceException {
            this.what = what;
            this.mapping = mapping;
            try {
                statement = connection.prepareStatement(query);
                statement.setFetchSize(CURSOR_ROWS);
                row = statement.executeQuery();
            } catch (SQLException e) {
                throw failed(what, e);
            }
        }

        @Override
        public @Nullable T next() throws SourceException {
            try {
                return row.next() ? mapping.read(row) : null;
            } catch (SQLException e) {
                throw failed(what, e);
            }
        }

        @Override
        public void close() throws SourceException {
            try {
                statement.close();
            } catch (SQLException e) {
                throw failed(what, e);
            }
        }
    }

    @Override
    public void close() throws SourceException {
        try (Connection first = stream;
                Connection second = side) {
            first.rollback();
            second.rollback();
        } catch (SQLException e) {
            throw failed("database to its end", e);
        }
    }
}
