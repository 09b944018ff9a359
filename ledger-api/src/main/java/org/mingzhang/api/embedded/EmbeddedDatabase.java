package org.mingzhang.api.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own in the data directory, reachable from this machine alone.
///
/// What is committed is on the disk: the server runs with `fsync` and `synchronous_commit` on, and
/// [#start] refuses to go on if it does not say so itself. Its superuser `postgres` needs no
/// password from this machine, which suits a trial and a development machine and nothing else; a
/// real installation names its own database.
///
/// **Errors** [StartRefused] if the binaries are missing, the port is taken, or the server does not
/// come up; the message names the log of the server.
public final class EmbeddedDatabase implements AutoCloseable {

    /// The port that is tried first, so that commands in the documentation can name it.
    public static final int PREFERRED_PORT = 15432;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "mingzhang";
    private static final String SUPERUSER = "postgres";

    // Recovery after a crash replays at most max_wal_size.
    private static final Duration STARTUP_WAIT_MAX = Duration.ofSeconds(90);
    private static final Duration ORPHAN_WAIT_MAX = Duration.ofSeconds(60);

    /// How many ports are tried where others take them at the same moment.
    private static final int ATTEMPTS_MAX = 3;

    // fsync is named although it is the default: the library below starts servers for tests and
    // passes -F, which the later setting overrides. Of its WAL the server keeps what an import
    // needs,
    // for commits wait while it makes a new file.
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("shared_buffers", "256MB"),
                    Map.entry("min_wal_size", "512MB"),
                    Map.entry("max_wal_size", "2GB"),
                    Map.entry("checkpoint_timeout", "15min"),
                    Map.entry("max_connections", "100"),
                    Map.entry("listen_addresses", "localhost"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("log_min_messages", "warning"));

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Starts the server, creating its data on the first start and the database `mingzhang`.
    ///
    /// A server that a killed ledger left behind is stopped first; the lock of the data directory
    /// says that no living ledger uses it.
    ///
    /// @param home the data directory, locked
    /// @param port the port to listen on, or empty for the preferred one or, if taken, a free one
    public static EmbeddedDatabase start(DataDirectory home, Optional<Integer> port) {
        stopOrphan(home.postgres());
        setIncompleteAside(home);
        for (int attempt = 1; ; attempt++) {
            Optional<EmbeddedDatabase> own =
                    startOn(
                            home,
                            port.map(EmbeddedDatabase::requireFree)
                                    .orElseGet(EmbeddedDatabase::freePort));
            if (own.isPresent()) {
                return own.get();
            }
            if (port.isPresent() || attempt == ATTEMPTS_MAX) {
                throw new StartRefused(
                        "another database answers on the port that was free a moment ago",
                        "start again, or choose a port with --database-port");
            }
        }
    }

    /// The server of the data directory on a port; empty if another one was there first.
    private static Optional<EmbeddedDatabase> startOn(DataDirectory home, int chosen) {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(home.postgres())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setOverrideWorkingDirectory(home.binaries().toFile())
                        .setPGStartupWait(STARTUP_WAIT_MAX)
                        .setOutputRedirector(
                                ProcessBuilder.Redirect.appendTo(home.postgresLog().toFile()))
                        .setErrorRedirector(
                                ProcessBuilder.Redirect.appendTo(home.postgresLog().toFile()))
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setPort(chosen);
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server;
        try {
            server = builder.start();
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            if (!isFree(chosen) && postmasterOf(home.postgres()).isEmpty()) {
                return Optional.empty();
            }
            throw new StartRefused(
                    "the embedded PostgreSQL did not start: " + e.getMessage() + lastWords(home),
                    "read "
                            + home.postgresLog()
                            + "; where the embedded server cannot run (for instance as root in a"
                            + " container without user namespaces), start as another user or name"
                            + " a database of your own with --database-url",
                    e);
        }
        EmbeddedDatabase database = new EmbeddedDatabase(server);
        try {
            if (!database.isServerOf(home.postgres())) {
                database.close();
                return Optional.empty();
            }
            database.requireDurableCommits();
            database.createDatabase();
        } catch (SQLException | RuntimeException e) {
            // Another one may have been about to stop when it was asked whose it is.
            boolean isAnother = postmasterOf(home.postgres()).isEmpty();
            database.close();
            if (isAnother) {
                return Optional.empty();
            }
            throw e instanceof StartRefused refused
                    ? refused
                    : new StartRefused(
                            "the embedded PostgreSQL does not answer: " + e.getMessage(),
                            "read " + home.postgresLog(),
                            e);
        }
        LOG.atInfo().addKeyValue("database.port", chosen).log("embedded database started");
        return Optional.of(database);
    }

    /// Another ledger that starts at the same moment may have taken the port that was free.
    private boolean isServerOf(Path data) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
        } catch (IOException e) {
            return false;
        }
    }

    /// A first start that was killed while it made the data of the server left something that never
    /// starts. Without keys there was no log in it.
    private static void setIncompleteAside(DataDirectory home) {
        if (!Files.exists(home.postgres()) || !home.keyFiles().isEmpty()) {
            return;
        }
        try {
            Path aside = Files.createTempDirectory(home.root(), "postgres.incomplete-");
            Files.move(home.postgres(), aside.resolve("postgres"));
            LOG.atWarn()
                    .addKeyValue("directory", aside)
                    .log("an unfinished database of an earlier start was set aside");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set aside " + home.postgres(), e);
        }
    }

    /// The JDBC address of the ledger's database.
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
    }

    /// The superuser that owns the database.
    public String user() {
        return SUPERUSER;
    }

    /// The JDBC address of the server that runs in a data directory, for a second process that
    /// wants to look something up while the ledger runs.
    public static Optional<String> runningJdbcUrl(Path dataDirectory) {
        Path postgres = dataDirectory.resolve("postgres");
        return postmasterOf(postgres)
                .map(found -> "jdbc:postgresql://localhost:" + found.port() + "/" + DATABASE);
    }

    private void requireDurableCommits() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    if (!row.next() || !row.getString(1).equals("on")) {
                        throw new StartRefused(
                                "the embedded PostgreSQL runs with " + setting + " off",
                                "remove the setting from postgresql.conf in the data directory");
                    }
                }
            }
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (row.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        }
    }

    private static int requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused(
                    "the database port " + port + " is taken",
                    "choose another one with --database-port",
                    e);
        }
    }

    private static boolean isFree(int port) {
        try {
            var _ = requireFree(port);
            return true;
        } catch (StartRefused _) {
            return false;
        }
    }

    private static int freePort() {
        return isFree(PREFERRED_PORT) ? PREFERRED_PORT : requireFree(0);
    }

    private static String lastWords(DataDirectory home) {
        try {
            List<String> lines = Files.readAllLines(home.postgresLog());
            return lines.isEmpty() ? "" : " (" + lines.getLast().strip() + ")";
        } catch (IOException _) {
            return "";
        }
    }

    private record Postmaster(ProcessHandle process, int port) {}

    // postmaster.pid: process id, data directory, start time, port, ...
    private static Optional<Postmaster> postmasterOf(Path postgres) {
        Path file = postgres.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(3).strip());
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(EmbeddedDatabase::isPostgres)
                    .map(process -> new Postmaster(process, port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    // A process id is given to another program after a reboot.
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.endsWith("/postgres")).orElse(false);
    }

    private static void stopOrphan(Path postgres) {
        Optional<Postmaster> orphan = postmasterOf(postgres);
        if (orphan.isEmpty()) {
            return;
        }
        ProcessHandle process = orphan.get().process();
        LOG.atWarn()
                .addKeyValue("process.id", process.pid())
                .log("stopping the database that a killed ledger left behind");
        // SIGINT asks for a fast shutdown; SIGTERM would wait for clients.
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            process.onExit().get(ORPHAN_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while stopping a database", "start again", e);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new StartRefused(
                    "the database of a killed ledger does not stop, process " + process.pid(),
                    "stop that process and start again",
                    e);
        }
    }

    /// Stops the server; the data stay.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the embedded PostgreSQL", e);
        }
    }
}
