package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;

/// Kills at any moment, under load, again and again: nothing that was acknowledged is lost, no line
/// is overdrawn, and the log verifies.
class CrashLoopTest {

    private static final int KILLS = 12;
    private static final int ROUNDS = 4;

    @TempDir private Path directory;
    private final TestDatabase database = PostgresFixture.create(CrashLoopTest.class);
    private final LogRef log = PublishedLog.create(database);

    @AfterEach
    void close() {
        database.close();
    }

    /// Few lines, so that most decisions see entries that are still on their way.
    @Test
    void losesNothingWhenTheWritersSessionIsTerminatedInLoop() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean running = new AtomicBoolean(true);
        List<Tag> lines = CrashingWriter.lines(4);
        try (PostgresEventStorageEngine engine =
                        TestLog.active(PublishedLog.open(log, database, directory));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            SpendingDesk desk =
                    new SpendingDesk(engine, CrashingWriter.LIMIT, SpendingDesk.Way.TAGS);
            List<Future<?>> done = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                int number = client;
                done.add(
                        clients.submit(() -> {
                            for (int i = 0; running.get(); i++) {
                                Tag line = lines.get((number + i) % lines.size());
                                String command = "c-" + number + "-" + i;
                                switch (desk.spend(line, 3, command, _ -> {})) {
                                    case SPENT -> acknowledged.add(command);
                                    case REFUSED -> refused.incrementAndGet();
                                }
                            }
                        }));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int before = acknowledged.size() + refused.get();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> acknowledged.size() + refused.get() > before + 20);
                database.terminateWriterSession();
            }
            running.set(false);
            for (Future<?> client : done) {
                client.get(30, TimeUnit.SECONDS);
            }
        }

        verify(acknowledged, lines);
    }

    /// The whole process, as `kill -9` ends it, with checkpoints being published.
    @Test
    void losesNothingWhenTheProcessIsKilledInLoop() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process process = start(round);
            try (BufferedReader output =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                int enough = 200 + 100 * round;
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (line.startsWith(CrashingWriter.ACKNOWLEDGED)) {
                        acknowledged.add(line.substring(CrashingWriter.ACKNOWLEDGED.length()));
                        if (--enough == 0) {
                            // Through the handle, so that what it has said can still be read.
                            process.toHandle().destroyForcibly();
                        }
                    }
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(200 * ROUNDS);
        PostgresEventStorageEngine last =
                TestLog.active(PublishedLog.open(log, database, directory));
        last.close();

        verify(acknowledged, CrashingWriter.lines(4));
    }

    private Process start(int round) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        database.url(),
                        directory.toString(),
                        Integer.toString(round))
                .redirectErrorStream(true)
                .start();
    }

    private void verify(Set<String> acknowledged, List<Tag> lines) throws SQLException {
        List<Entry> entries = PublishedLog.verify(database, log, directory);
        Set<String> stored =
                entries.stream().map(entry -> entry.command().id()).collect(Collectors.toSet());
        assertThat(stored).containsAll(acknowledged);
        Map<String, Long> spent =
                entries.stream()
                        .filter(entry -> entry.type().equals("test.Spent"))
                        .collect(
                                Collectors.groupingBy(
                                        entry -> entry.tags().getFirst(),
                                        Collectors.summingLong(entry ->
                                                Long.parseLong(
                                                        entry.data().get("text").asString()))));
        assertThat(spent).hasSizeLessThanOrEqualTo(lines.size());
        assertThat(spent.values()).allMatch(sum -> sum <= CrashingWriter.LIMIT);
    }
}
