package org.mingzhang.ledger.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.messaging.eventstreaming.Tag;
import org.mingzhang.ledger.testing.TestDatabase;

/// A process that spends until it is killed, and says what was acknowledged.
final class CrashingWriter {

    /// In front of the command id, on a line of its own.
    static final String ACKNOWLEDGED = "acknowledged ";

    static final long LIMIT = 3_000;

    private static final int CLIENTS = 8;

    private CrashingWriter() {}

    static List<Tag> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Tag("line", "L" + i)).toList();
    }

    public static void main(String[] arguments) {
        TestDatabase database = TestDatabase.at(arguments[0]);
        LogRef log = LogRef.of(1, TestLog.ORIGIN, PublishedLog.SUITES);
        String round = arguments[2];
        try (PostgresEventStorageEngine engine =
                        TestLog.active(PublishedLog.open(log, database, Path.of(arguments[1])));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            SpendingDesk desk = new SpendingDesk(engine, LIMIT, SpendingDesk.Way.TAGS);
            List<Tag> lines = lines(4);
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                clients.execute(() -> {
                    for (int i = 0; true; i++) {
                        String command = "k-" + round + "-" + number + "-" + i;
                        Tag line = lines.get((number + i) % lines.size());
                        if (desk.spend(line, 1, command, _ -> {}) == SpendingDesk.Answer.SPENT) {
                            System.out.println(ACKNOWLEDGED + command);
                        }
                    }
                });
            }
        }
    }
}
