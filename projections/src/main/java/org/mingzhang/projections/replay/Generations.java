package org.mingzhang.projections.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mingzhang.projections.sql.Reads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes, finds, switches and drops generations of read tables.
///
/// A generation is a schema `read_<n>`; which one is live says one row of
/// `read_control.generation`. The role that writes them owns them; the reader's role may select.
public final class Generations {

    private static final String INSTALL =
            """
            create schema if not exists read_control;
            create table if not exists read_control.generation (
              number     int  generated always as identity primary key,
              log        int  not null,
              shape      text not null,
              state      text not null check (state in ('building', 'live', 'retired')),
              created_at timestamptz not null default now()
            );
            create unique index if not exists generation_live
              on read_control.generation (log) where state = 'live';
            grant usage on schema read_control to :projector, :reader;
            grant select on read_control.generation to :projector, :reader;
            grant insert, update, delete on read_control.generation to :projector;
            """;

    /// Marks our advisory locks among those of others: "read" in ASCII.
    private static final int LOCK_CLASS = 0x72656164;

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    /// How long it is waited for transactions that were open before.
    private static final int LATER_SECONDS = 600;

    private final List<ReadModel> models;
    private final String readerRole;
    private final String shape;

    /// Generations of these read models, open to a role that reads.
    public Generations(List<ReadModel> models, String readerRole) {
        this.models = List.copyOf(models);
        this.readerRole = identifier(readerRole);
        this.shape = shapeOf(models);
    }

    /// Prepares a database, as its owner and as often as one likes: the control table, and what the
    /// projector's and the reader's role may do.
    public static void install(Connection owner, String projectorRole, String readerRole)
            throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(
                    INSTALL.replace(":projector", identifier(projectorRole))
                            .replace(":reader", identifier(readerRole)));
            statement.execute(
                    "grant create on database %s to %s"
                            .formatted(
                                    statement.enquoteIdentifier(owner.getCatalog(), true),
                                    identifier(projectorRole)));
        }
    }

    /// The read models, in the order in which they fold.
    public List<ReadModel> models() {
        return models;
    }

    /// Whether a generation was made by the read models as they are now.
    public boolean fits(Generation generation) {
        return generation.shape().equals(shape);
    }

    /// The generation that queries read.
    public static Optional<Generation> live(Connection connection, int log) throws SQLException {
        return Reads.list(
                        connection,
                        "read_control",
                        "select number, log, shape from $.generation where log = ? and state = 'live'",
                        List.of(log),
                        row -> new Generation(row.getInt(1), row.getInt(2), row.getString(3)))
                .stream()
                .findFirst();
    }

    /// The live generation, made empty with all its indexes if there is none.
    Generation liveOrFirst(Connection connection, int log) throws SQLException {
        Optional<Generation> found = live(connection, log);
        if (found.isPresent()) {
            return found.get();
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table read_control.generation in share row exclusive mode");
            Optional<Generation> live = live(connection, log);
            if (live.isEmpty()) {
                live = Optional.of(create(connection, log, "live"));
                for (ReadModel model : models) {
                    var _ = new StoredRows(connection, model, false).byKey();
                    createIndexes(connection, live.get(), model);
                    try (Statement later = connection.createStatement()) {
                        for (String index : model.laterIndexes()) {
                            later.execute(index.formatted(""));
                        }
                    }
                }
            }
            connection.commit();
            return live.get();
        }
    }

    /// A new, empty generation without the keys and indexes that cost while rows come in.
    Generation createBuilding(Connection connection, int log) throws SQLException {
        return create(connection, log, "building");
    }

    private Generation create(Connection connection, int log, String state) throws SQLException {
        int number =
                Reads.list(
                                connection,
                                "read_control",
                                """
                                insert into $.generation (log, shape, state) values (?, ?, ?)
                                returning number\
                                """,
                                List.of(log, shape, state),
                                row -> row.getInt(1))
                        .getFirst();
        Generation generation = new Generation(number, log, shape);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + generation.schema());
            statement.execute("set local search_path to " + generation.schema());
            statement.execute(
                    """
                    create table token (
                      model       text   primary key,
                      size        bigint not null check (size >= 0),
                      recorded_at timestamptz(3),
                      skipped     bigint not null check (skipped >= 0),
                      keyed       boolean not null default false
                    )\
                    """);
            for (ReadModel model : models) {
                statement.execute(
                        "insert into token (model, size, skipped) values (%s, 0, 0)"
                                .formatted(statement.enquoteLiteral(model.name())));
                for (String table : model.tables()) {
                    statement.execute(table);
                }
            }
            statement.execute(
                    "grant usage on schema %s to %s".formatted(generation.schema(), readerRole));
            statement.execute(
                    "grant select on all tables in schema %s to %s"
                            .formatted(generation.schema(), readerRole));
        }
        return generation;
    }

    /// Makes the indexes that only queries need, and statistics of what is indexed; those of the
    /// other columns are left to the server, which takes them in the background.
    ///
    /// @param connection with the generation in its search path
    static void createIndexes(Connection connection, Generation generation, ReadModel model)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String index : model.indexes()) {
                statement.execute(index);
            }
            for (ReadModel.CanonicalRows rows : model.canonicalRows()) {
                statement.execute(
                        "analyze %s (%s)"
                                .formatted(
                                        rows.table(),
                                        String.join(
                                                ", ",
                                                indexed(connection, generation, rows.table()))));
            }
        }
    }

    /// Makes what queries do without for a while, beside those who read and write. What cannot be
    /// made is left out: the same is found without it, only slower.
    ///
    /// @param connection of its own, without a transaction
    void createLaterIndexes(Connection connection, Generation generation) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + generation.schema());
            statement.execute("set lock_timeout to '%ds'".formatted(LATER_SECONDS));
            for (ReadModel model : models) {
                for (String index : model.laterIndexes()) {
                    statement.execute(index.formatted("concurrently"));
                }
            }
        } catch (SQLException e) {
            LOG.atWarn()
                    .addKeyValue("generation", generation.number())
                    .setCause(e)
                    .log("an index is missing; the same is found without it");
            dropInvalidIndexes(connection, generation);
        } finally {
            try (Statement statement = connection.createStatement()) {
                statement.execute("reset lock_timeout");
            }
        }
    }

    /// What was made in part is of no use, and every writer would keep it up to date.
    private static void dropInvalidIndexes(Connection connection, Generation generation)
            throws SQLException {
        List<String> invalid =
                Reads.list(
                        connection,
                        "pg_catalog",
                        """
                        select cast(i.indexrelid as regclass) from $.pg_index i
                          join $.pg_class c on c.oid = i.indexrelid
                         where c.relnamespace = cast(? as regnamespace) and not i.indisvalid\
                        """,
                        List.of(generation.schema()),
                        row -> row.getString(1));
        try (Statement statement = connection.createStatement()) {
            for (String index : invalid) {
                statement.execute("drop index concurrently " + index);
            }
        }
    }

    private static List<String> indexed(Connection connection, Generation generation, String table)
            throws SQLException {
        return Reads.list(
                connection,
                "pg_catalog",
                """
                select distinct c.attname from $.pg_index i
                  join $.pg_attribute c on c.attrelid = i.indrelid and c.attnum = any (i.indkey)
                 where i.indrelid = cast(? as regclass)\
                """,
                List.of(generation.schema() + "." + table),
                row -> row.getString(1));
    }

    /// In the transaction of the caller: the generation becomes live, the one before is retired.
    static void makeLive(Connection connection, Generation generation) throws SQLException {
        Reads.list(
                connection,
                "read_control",
                """
                update $.generation set state = 'retired' where log = ? and state = 'live'
                returning number\
                """,
                List.of(generation.log()),
                row -> row.getInt(1));
        Reads.list(
                connection,
                "read_control",
                "update $.generation set state = 'live' where number = ? returning number",
                List.of(generation.number()),
                row -> row.getInt(1));
    }

    /// Drops what nobody reads any more: retired generations, and those of rebuilds that died.
    static void dropLeftovers(Connection connection, int log) throws SQLException {
        List<Integer> numbers =
                Reads.list(
                        connection,
                        "read_control",
                        "select number from $.generation where log = ? and state <> 'live'",
                        List.of(log),
                        row -> row.getInt(1));
        try (Statement statement = connection.createStatement()) {
            for (int number : numbers) {
                statement.execute("drop schema if exists read_%d cascade".formatted(number));
                statement.execute("delete from read_control.generation where number = " + number);
            }
        }
    }

    /// Takes the lock of the one that writes a generation, or that rebuilds a log (the negative of
    /// its number), for as long as the session lives.
    static boolean tryLock(Connection connection, int key) throws SQLException {
        return Reads.list(
                        connection,
                        "pg_catalog",
                        "select $.pg_try_advisory_lock(?, ?)",
                        List.of(LOCK_CLASS, key),
                        row -> row.getBoolean(1))
                .getFirst();
    }

    private static String shapeOf(List<ReadModel> models) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ReadModel model : models) {
                for (List<String> part :
                        List.of(
                                model.tables(),
                                model.keys(),
                                model.indexes(),
                                model.laterIndexes())) {
                    part.forEach(sql -> digest.update(sql.getBytes(StandardCharsets.UTF_8)));
                }
                if (model.revision() > 1) {
                    String revision = model.name() + " " + model.revision();
                    digest.update(revision.getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String identifier(String role) {
        if (!role.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a name of a role: " + role);
        }
        return role;
    }
}
