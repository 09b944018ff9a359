package org.mingzhang.api.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.CutRefusedException;
import org.mingzhang.projections.replay.Rebuild;
import org.mingzhang.projections.replay.RebuildProgress;
import org.mingzhang.projections.replay.ReplayLimits;
import org.mingzhang.projections.replay.StateDigest;
import org.mingzhang.projections.sql.ReadFailedException;

/// The read models of a ledger for a short-lived command, beside the ledger or without it.
public final class RebuildAccess implements AutoCloseable {

    private final ReadSide readSide;
    private final ReachedDatabase below;

    private RebuildAccess(ReadSide readSide, ReachedDatabase below) {
        this.readSide = readSide;
        this.below = below;
    }

    /// Reaches the read models: in a database of one's own, in the embedded one of a running
    /// ledger, or in the embedded one, started for a moment.
    ///
    /// @param origin the log; may be left out where the database has one
    public static RebuildAccess open(
            Path data,
            Optional<StartSettings.ExternalDatabase> database,
            Optional<Integer> embeddedPort,
            Optional<String> origin) {
        ReachedDatabase reached = ReachedDatabase.reach(data, database, embeddedPort);
        return access(data, reached.url(), origin, reached);
    }

    private static RebuildAccess access(
            Path data, String url, Optional<String> origin, ReachedDatabase below) {
        try {
            DatabaseRoles roles =
                    DatabaseRoles.loadOrCreate(data.resolve("database-roles"), new SecureRandom());
            var reader = Databases.source(url, roles.reader());
            ReadSide.Setting setting =
                    new ReadSide.Setting(
                            LogAccess.find(reader, origin).id(),
                            ZoneOffset.UTC,
                            new EventCodec(LedgerTypes.catalogue()),
                            Databases.source(url, roles.projector()),
                            reader,
                            roles.reader().name(),
                            InstantSource.system(),
                            java.time.Duration.ZERO,
                            ReplayLimits.defaults());
            return new RebuildAccess(new ReadSide(setting), below);
        } catch (SQLException e) {
            below.close();
            throw new StartRefused(
                    "the database does not answer: " + e.getMessage(),
                    "check --data or --database-url, and that the ledger was started once",
                    e);
        } catch (RuntimeException e) {
            below.close();
            throw e;
        }
    }

    /// The digest of the live rows, or of those up to a size; empty if nothing is built.
    public Optional<StateDigest> digest(OptionalLong size) {
        try {
            return Optional.of(readSide.digest(size));
        } catch (CutRefusedException _) {
            return Optional.empty();
        } catch (ReadFailedException e) {
            throw refused(e);
        }
    }

    /// Builds again beside the live rows, and switches.
    public Rebuild.Outcome rebuild(RebuildProgress progress) throws InterruptedException {
        try {
            return readSide.rebuild().run(progress);
        } catch (ReadFailedException | IllegalStateException e) {
            throw refused(e);
        }
    }

    private static StartRefused refused(RuntimeException e) {
        return new StartRefused(
                "the read models cannot be rebuilt: " + e.getMessage(),
                "the live ones are as they were; try again",
                e);
    }

    @Override
    public void close() {
        below.close();
    }
}
