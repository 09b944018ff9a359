package org.mingzhang.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestLedger;

/// Two ledgers on one machine, each with a database of its own.
class EmbeddedDatabaseTest {

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private final CountDownLatch decided = new CountDownLatch(2);

    /// Whether it came up; it stays until it is known what became of the other one.
    private boolean starts(int port) {
        try (DataDirectory home = DataDirectory.open(TestLedger.newDataDirectory());
                EmbeddedDatabase _ = EmbeddedDatabase.start(home, Optional.of(port))) {
            decided.countDown();
            assertThat(decided.await(2, TimeUnit.MINUTES)).isTrue();
            return true;
        } catch (StartRefused e) {
            decided.countDown();
            assertThat(e).hasMessageContaining("port");
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Both find the port free, and one of them gets it: the other must not take what answers there
    /// for its own.
    @Test
    void twoThatStartOnOnePortAtTheSameMomentDoNotShareADatabase() throws IOException {
        int port = freePort();

        try (ExecutorService machine = Executors.newFixedThreadPool(2)) {
            List<CompletableFuture<Boolean>> both =
                    Stream.of(1, 2)
                            .map(_ -> CompletableFuture.supplyAsync(() -> starts(port), machine))
                            .toList();

            assertThat(both.stream().map(CompletableFuture::join))
                    .containsExactlyInAnyOrder(true, false);
        }
    }
}
