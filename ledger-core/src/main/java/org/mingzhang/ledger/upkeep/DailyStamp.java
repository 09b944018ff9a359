package org.mingzhang.ledger.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mingzhang.ledger.crypto.StampAuthority;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.store.LogReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the newest checkpoint stamped by a time-stamp authority once a day, as long as entries come.
///
/// **Shape** `<size>/checkpoint` and beside it `<size>/checkpoint.tsr`, the response of the
/// authority over the SHA-256 of that file; for the suite `sm3` under `<size>/sm3/`. A file is
/// there whole or not at all. **Source** RFC 3161.
public final class DailyStamp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyStamp.class);
    private static final Duration AGE_MAX = Duration.ofDays(1);
    private static final long LOOK_MINUTES = 10;

    private final LogReader reader;
    private final StampAuthority authority;
    private final Path directory;
    private final InstantSource clock;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ledger-stamps").daemon().factory());

    /// @param directory where the stamps go
    public DailyStamp(
            LogReader reader, StampAuthority authority, Path directory, InstantSource clock) {
        this.reader = reader;
        this.authority = authority;
        this.directory = directory;
        this.clock = clock;
    }

    /// Starts to look every ten minutes.
    public void start() {
        var _ = looks.scheduleWithFixedDelay(this::look, 0, LOOK_MINUTES, TimeUnit.MINUTES);
    }

    private void look() {
        try {
            stampIfDue()
                    .ifPresent(size ->
                            LOG.atInfo().addKeyValue("tree.size", size).log("checkpoint stamped"));
        } catch (IOException | RuntimeException e) {
            // The next look tries again.
            LOG.atWarn().setCause(e).log("checkpoint not stamped");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Has the newest checkpoint stamped, unless one was within a day, or this one is.
    ///
    /// @return its size, if it was
    /// @throws IOException if the authority does not answer or a file cannot be written
    public Optional<Long> stampIfDue() throws IOException, InterruptedException {
        Optional<String> newest = reader.checkpoint(reader.log().suites().getFirst());
        if (newest.isEmpty() || lastStamp().plus(AGE_MAX).isAfter(clock.instant())) {
            return Optional.empty();
        }
        long size = Checkpoint.parse(SignedNote.parse(newest.get()).text()).size();
        Path place = directory.resolve(Long.toString(size));
        if (Files.exists(place)) {
            return Optional.empty();
        }
        Files.createDirectories(directory);
        // A stamping that broke off has left it; it is written again.
        Path draft = directory.resolve(".draft");
        for (Suite suite : reader.log().suites()) {
            Path folder =
                    Files.createDirectories(suite == Suite.SM3 ? draft.resolve("sm3") : draft);
            byte[] note =
                    reader.checkpoint(suite, size).orElseThrow().getBytes(StandardCharsets.UTF_8);
            Files.write(folder.resolve("checkpoint"), note);
            Files.write(
                    folder.resolve("checkpoint.tsr"), authority.stamp(note).response().toBytes());
        }
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(size);
    }

    private Instant lastStamp() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Instant.EPOCH;
        }
        try (Stream<Path> stamps = Files.list(directory)) {
            Instant last = Instant.EPOCH;
            for (Path stamp : stamps.filter(DailyStamp::isWhole).toList()) {
                Instant made = Files.getLastModifiedTime(stamp).toInstant();
                last = made.isAfter(last) ? made : last;
            }
            return last;
        }
    }

    private static boolean isWhole(Path stamp) {
        return !stamp.getFileName().toString().startsWith(".");
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
