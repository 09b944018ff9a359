package org.mingzhang.api.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.VerifierKey;

/// Entries for tests that want a log of some length, and its keys.
public final class LogGrowth {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private LogGrowth() {}

    /// Writes entries that change nothing, and waits for the checkpoint that covers them.
    ///
    /// @return the size of that checkpoint
    public static long by(int count) {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commands.add(command("growth-" + COUNTER.incrementAndGet()));
        }
        TestLedger.as("handler").stream(TestClient.lines(commands));
        return awaitCheckpoint();
    }

    /// Writes one entry.
    public static void submit(String id) {
        TestLedger.as("handler").submit(command(id));
    }

    private static String command(String id) {
        String data =
                """
                {"payment":"nobody-knows","effectiveDate":"2025-03-03","reason":"growth"}\
                """;
        return TestClient.command("payment.WithdrawPayment", id, data);
    }

    /// Waits until a checkpoint covers everything.
    ///
    /// @return its size
    public static long awaitCheckpoint() {
        LedgerRuntime runtime = TestLedger.shared().runtime();
        long[] size = new long[1];
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    size[0] = runtime.queries().size();
                    return runtime.queries().checkpoint(Suite.SM3, size[0]).isPresent();
                });
        return size[0];
    }

    /// The key of a suite.
    public static VerifierKey key(Suite suite) {
        try {
            return Files.readAllLines(TestLedger.shared().runtime().publicKeyFile()).stream()
                    .map(VerifierKey::parse)
                    .filter(key -> key.suite() == suite)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
