package org.mingzhang.ledger.benchmark;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mingzhang.ledger.benchmark.load.ProcessorTime;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;

/// The one PostgreSQL of all runs.
///
/// @param database any of its databases, for statements about the server
/// @param processorTime of its processes
record ServerUnderTest(TestDatabase database, ProcessorTime processorTime) {

    /// Files of WAL that the server keeps to write again, and the mebibytes of each.
    private static final int WAL_FILES = 256;

    private static final int WAL_FILE_MEBIBYTES = 16;

    /// The same for everything that is measured: what an operator would set on a machine of this
    /// size, and nothing that trades durability for speed.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "shared_buffers", "512MB",
                    "max_wal_size", "8GB",
                    "min_wal_size", WAL_FILES * WAL_FILE_MEBIBYTES + "MB",
                    "wal_compression", "on");

    static ServerUnderTest start() {
        PostgresFixture.configure(SETTINGS);
        TestDatabase database = PostgresFixture.createEmpty("benchmark");
        ServerUnderTest server =
                new ServerUnderTest(database, new ProcessorTime(firstProcess(database)));
        server.useWal();
        return server;
    }

    /// Lets the server have files of WAL to write again, as one has that has run for a while. A new
    /// file is filled with zeros first, for which every commit waits.
    private void useWal() {
        for (int i = 0; i < WAL_FILES; i++) {
            database.execute("select pg_logical_emit_message(true, 'benchmark', 'used')");
            database.execute("select pg_switch_wal()");
        }
        checkpoint();
    }

    /// -1 when the server does not say.
    private static long firstProcess(TestDatabase database) {
        String directory = database.queryTexts("show data_directory").getFirst();
        try {
            return Long.parseLong(
                    Files.readAllLines(Path.of(directory, "postmaster.pid")).getFirst().strip());
        } catch (IOException e) {
            return -1;
        }
    }

    /// Writes out what earlier runs have left, so that none pays for another.
    void checkpoint() {
        database.execute("checkpoint");
    }

    /// Removes a database that has been measured, so that its cleaning falls on nobody else.
    void drop(TestDatabase measured) {
        String name = measured.queryTexts("select current_database()").getFirst();
        database.execute("drop database " + name + " with (force)");
    }

    String setting(String name) {
        return database.queryTexts("show " + name).getFirst();
    }

    /// The kind of file system that it is durable on.
    String fileSystem() {
        try {
            FileStore store = Files.getFileStore(Path.of(setting("data_directory")));
            return store.type();
        } catch (IOException e) {
            return "unknown file system";
        }
    }
}
