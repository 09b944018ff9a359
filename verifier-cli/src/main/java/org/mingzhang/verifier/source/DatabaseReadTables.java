package org.mingzhang.verifier.source;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The read tables of a database. What the role may see is asked of the catalogue first, since a
/// statement that fails would end the snapshot.
final class DatabaseReadTables implements ReadTables {
    private static final int NAME_CHARS_MAX = 200;

    private static final int TEXT_CHARS_MAX = 10_000;

    private final Connection side;
    private final Connection stream;
    private final String schema;
    private final long size;
    private final List<String> columns;

    private DatabaseReadTables(
            Connection side, Connection stream, String schema, long size, List<String> columns) {
        this.side = side;
        this.stream = stream;
        this.schema = schema;
        this.size = size;
        this.columns = columns;
    }

    /// Finds them.
    ///
    /// @param side asks small questions
    /// @param stream streams rows
    /// @param accounts the names of the columns of balances
    static Lookup find(Connection side, Connection stream, int log, List<String> accounts)
            throws SQLException {
        if (!readable(side, "read_control", "generation")) {
            return Lookup.absent("the database has no read tables that this role may read");
        }
        Optional<Long> generation =
                number(
                        side,
                        "select number from read_control.generation where state = 'live' and log = "
                                + log);
        if (generation.isEmpty()) {
            return Lookup.absent("no generation of read tables is live");
        }
        String schema = "read_" + generation.get();
        for (String table : List.of("token", Holder.LINE.table(), Holder.POOL.table())) {
            if (!readable(side, schema, table)) {
                return Lookup.absent(schema + "." + table + " is not there or may not be read");
            }
        }
        Optional<Long> size =
                number(side, "select size from " + schema + ".token where model = 'balances'");
        if (size.isEmpty()) {
            return Lookup.absent(schema + ".token does not say where the balances stand");
        }
        return new Lookup(
                Optional.of(new DatabaseReadTables(side, stream, schema, size.get(), accounts)),
                "");
    }

    /// What was found.
    ///
    /// @param reason why nothing was
    record Lookup(Optional<ReadTables> tables, String reason) {
        static Lookup absent(String reason) {
            return new Lookup(Optional.empty(), reason);
        }
    }

    private static boolean readable(Connection side, String schema, String table)
            throws SQLException {
        String query =
                "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = ? and c.relname = ?"
                        + " and has_schema_privilege(n.oid, 'usage')"
                        + " and has_table_privilege(c.oid, 'select')";
        try (var statement = side.prepareStatement(query)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Optional<Long> number(Connection side, String query) throws SQLException {
        try (Statement statement = side.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Rows<MovementRow> movements(Holder holder) throws SourceException {
        return rows(holder, "");
    }

    @Override
    public Rows<MovementRow> movements(Holder holder, long from, long to) throws SourceException {
        return rows(
                holder,
                " where position >= " + from + " and position < " + to + " order by position");
    }

    private Rows<MovementRow> rows(Holder holder, String condition) throws SourceException {
        String values =
                Stream.concat(
                                columns.stream(),
                                columns.stream().map(name -> "coalesce(moved_" + name + ", 0)"))
                        .collect(Collectors.joining(", "));
        String query =
                "select position, left(%s, %d), effective_date::text, %s from %s.%s%s"
                        .formatted(
                                holder.key(),
                                NAME_CHARS_MAX,
                                values,
                                schema,
                                holder.table(),
                                condition);
        try {
            return new MovementRows(new CopyRows(stream, query, 3 + 2 * columns.size()));
        } catch (SQLException e) {
            throw new SourceException("cannot read " + schema + "." + holder.table(), e);
        }
    }

    private final class MovementRows implements Rows<MovementRow> {
        private final CopyRows rows;

        MovementRows(CopyRows rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable MovementRow next() throws SourceException {
            try {
                if (!rows.next()) {
                    return null;
                }
            } catch (SQLException e) {
                throw new SourceException("cannot read the movements", e);
            }
            List<Long> values = new ArrayList<>(2 * columns.size());
            for (int i = 0; i < 2 * columns.size(); i++) {
                values.add(rows.int64(3 + i));
            }
            return new MovementRow(rows.int64(0), text(1), text(2), values);
        }

        private String text(int column) {
            return new String(
                    rows.message(),
                    rows.offset(column),
                    Math.max(0, rows.length(column)),
                    StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws SourceException {
            try {
                rows.close();
            } catch (SQLException e) {
                throw new SourceException("cannot read the movements to their end", e);
            }
        }
    }

    @Override
    public Optional<Long> size(ReadTable table) throws SourceException {
        try {
            return readable(side, schema, table.table())
                    ? number(
                            side,
                            "select size from %s.token where model = '%s'"
                                    .formatted(schema, table.model()))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new SourceException("cannot read " + schema + "." + table.table(), e);
        }
    }

    @Override
    public Rows<ReadRow> rows(ReadTable table) throws SourceException {
        return rows(table, table.place() + " <> " + ReadTable.NOT_FOLLOWED);
    }

    @Override
    public Rows<ReadRow> rows(ReadTable table, long from, long to) throws SourceException {
        return rows(table, "%1$s >= %2$d and %1$s < %3$d".formatted(table.place(), from, to));
    }

    private Rows<ReadRow> rows(ReadTable table, String condition) throws SourceException {
        String values =
                table.columns().stream()
                        .map(column -> "left(" + text(column) + ", " + TEXT_CHARS_MAX + ")")
                        .collect(Collectors.joining(", "));
        String query =
                "select %s, %s from %s.%s where %s"
                        .formatted(table.place(), values, schema, table.table(), condition);
        try {
            return new TextRows(table, new CopyRows(stream, query, 1 + table.columns().size()));
        } catch (SQLException e) {
            throw new SourceException("cannot read " + schema + "." + table.table(), e);
        }
    }

    private static String text(String column) {
        return column.endsWith("_at")
                ? "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                        .formatted(column)
                : column + "::text";
    }

    private record TextRows(ReadTable table, CopyRows copy) implements Rows<ReadRow> {
        @Override
        public @Nullable ReadRow next() throws SourceException {
            try {
                if (!copy.next()) {
                    return null;
                }
            } catch (SQLException e) {
                throw new SourceException("cannot read " + table.table(), e);
            }
            List<String> values = new ArrayList<>(table.columns().size());
            for (int column = 1; column <= table.columns().size(); column++) {
                int length = copy.length(column);
                values.add(
                        length < 0
                                ? ReadRow.NULL
                                : new String(
                                        copy.message(),
                                        copy.offset(column),
                                        length,
                                        StandardCharsets.UTF_8));
            }
            return new ReadRow(table, copy.int64(0), values);
        }

        @Override
        public void close() throws SourceException {
            try {
                copy.close();
            } catch (SQLException e) {
                throw new SourceException("cannot read " + table.table() + " to its end", e);
            }
        }
    }
}
