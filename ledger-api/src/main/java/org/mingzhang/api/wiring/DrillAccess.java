package org.mingzhang.api.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mingzhang.api.drill.DatabaseServer;
import org.mingzhang.api.drill.Scene;
import org.mingzhang.api.drill.TamperDrill;
import org.mingzhang.api.drill.Targets;
import org.mingzhang.api.drill.VerifierJar;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.LogRef;
import org.postgresql.ds.PGSimpleDataSource;

/// A ledger at rest, reached as its database's superuser, with what is known of it outside.
public final class DrillAccess implements AutoCloseable {

    private static final int CHECKPOINTS_MAX = 10_000;

    private final ReachedDatabase below;
    private final Scene scene;

    private DrillAccess(ReachedDatabase below, Scene scene) {
        this.below = below;
        this.scene = scene;
    }

    /// Reaches the ledger and gathers the evidence.
    ///
    /// @param data its data directory
    /// @param database its database, with a superuser; empty for the embedded one
    /// @param workplace where the evidence is put
    /// @throws StartRefused if it has too little history for a drill
    public static DrillAccess open(
            Path data, Optional<StartSettings.ExternalDatabase> database, Path workplace) {
        ReachedDatabase below = ReachedDatabase.reach(data, database, Optional.empty());
        try {
            DatabaseServer server =
                    new DatabaseServer(
                            below.url(),
                            database.map(StartSettings.ExternalDatabase::user).orElse("postgres"),
                            database.map(StartSettings.ExternalDatabase::password).orElse(""));
            return new DrillAccess(below, gather(server, data, workplace));
        } catch (SQLException | IOException e) {
            below.close();
            throw new StartRefused(
                    "the ledger cannot be looked at: " + e.getMessage(),
                    "stop the ledger, and name a superuser of its database",
                    e);
        } catch (RuntimeException e) {
            below.close();
            throw e;
        }
    }

    private static Scene gather(DatabaseServer server, Path data, Path workplace)
            throws SQLException, IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        LogRef log = LogAccess.find(source, Optional.empty());
        LogReader reader = new LogReader(source, log);
        long newest = sizeOf(reader.checkpoint(log.suites().getFirst()).orElseThrow());
        long kept = keptSize(source, reader, newest);
        Path policy = data.resolve("policy");
        return new Scene(
                server,
                log,
                keys(data),
                data.resolve("vkeys.txt"),
                data.resolve("checkpoints"),
                Files.exists(policy) ? Optional.of(policy) : Optional.empty(),
                Files.exists(policy) ? notes(reader, newest, workplace, "witnessed") : List.of(),
                notes(reader, kept, workplace, "kept"),
                kept,
                notes(reader, newest, workplace, "second"),
                newest);
    }

    private static long sizeOf(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text()).size();
    }

    /// The newest checkpoint with a payment behind it and another in front of it.
    private static long keptSize(PGSimpleDataSource source, LogReader reader, long newest)
            throws SQLException {
        Suite suite = reader.log().suites().getFirst();
        int log = reader.log().id();
        try (Connection connection = source.getConnection()) {
            OptionalLong last = Targets.payment(connection, log, newest);
            long kept =
                    reader.checkpointsAbove(suite, 0, CHECKPOINTS_MAX).stream()
                            .mapToLong(DrillAccess::sizeOf)
                            .filter(size -> size <= last.orElse(0))
                            .max()
                            .orElse(0);
            if (Targets.payment(connection, log, kept).isEmpty()) {
                throw new StartRefused(
                        "the ledger has too little history for a drill",
                        "it takes two payments with a checkpoint between them; leave --data out"
                                + " for a made-up ledger");
            }
            return kept;
        }
    }

    private static LogKeys keys(Path data) throws IOException {
        try (var files = Files.list(data.resolve("keys"))) {
            Path newest =
                    files.filter(file -> file.getFileName().toString().endsWith(".keys"))
                            .max(Path::compareTo)
                            .orElseThrow(() -> new IOException("no private keys in " + data));
            return LogKeys.load(newest, new SecureRandom());
        }
    }

    private static List<Path> notes(LogReader reader, long size, Path workplace, String name)
            throws IOException {
        List<Path> notes = new ArrayList<>();
        for (Suite suite : reader.log().suites()) {
            notes.add(
                    Files.writeString(
                            workplace.resolve(name + "-" + suite.id()),
                            reader.checkpoint(suite, size).orElseThrow()));
        }
        return notes;
    }

    /// The drill of this ledger.
    public TamperDrill drill(VerifierJar verifier, Path workplace) {
        return new TamperDrill(scene, verifier, workplace, new SecureRandom());
    }

    /// What is drilled.
    public Scene scene() {
        return scene;
    }

    @Override
    public void close() {
        below.close();
    }
}
