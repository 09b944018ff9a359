package org.mingzhang.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.ledger.crypto.StampAuthority;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.testing.TestLedger;
import org.mingzhang.ledger.testing.TestStampAuthority;

/// Stamps of an authority of RFC 3161 beside checkpoints.
class DailyStampTest {

    @TempDir private Path directory;
    private final TestLedger ledger = TestLedger.create(DailyStampTest.class);
    private final LogReader reader = new LogReader(ledger.database().reader(), ledger.log());
    private final TestStampAuthority authority = authority();
    private Duration later = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(later);

    private static TestStampAuthority authority() {
        try {
            return new TestStampAuthority();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void publish() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reader.checkpoint(Suite.SM3).isPresent());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private DailyStamp stamps(StampAuthority.Door door) {
        return new DailyStamp(
                reader,
                new StampAuthority(door, authority.roots(), new SecureRandom()),
                directory.resolve("stamps"),
                clock);
    }

    @Test
    void stampsTheCheckpointOfEachSuiteOnceADayAsLongAsEntriesCome() throws Exception {
        try (DailyStamp stamps = stamps(authority::answer)) {
            assertThat(stamps.stampIfDue()).contains(1L);
            Path stamped = directory.resolve("stamps/1");
            assertThat(Files.readString(stamped.resolve("sm3/checkpoint")))
                    .isEqualTo(reader.checkpoint(Suite.SM3, 1).orElseThrow());
            assertThat(stamped.resolve("checkpoint.tsr")).isNotEmptyFile();
            assertThat(stamped.resolve("sm3/checkpoint.tsr")).isNotEmptyFile();

            assertThat(stamps.stampIfDue()).isEmpty();
            later = Duration.ofHours(25);
            assertThat(stamps.stampIfDue()).as("nothing has come").isEmpty();
            ledger.openLine("stamped", Money.parse("10.00"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> reader.checkpoint(Suite.SHA256, 3).isPresent());
            assertThat(stamps.stampIfDue()).contains(3L);
        }
    }

    @Test
    void takesNothingThatIsNoStampOfItsAuthorityOnItsRequest() throws Exception {
        byte[] old = authority.answer(firstRequest());
        assertRefused(_ -> old, "does not hold");
        assertRefused(request -> authority().answer(request), "does not hold");
        assertRefused(_ -> new byte[] {1, 2, 3}, "does not hold");
        assertThat(directory.resolve("stamps/1")).doesNotExist();
    }

    private byte[] firstRequest() throws Exception {
        byte[][] seen = new byte[1][];
        try (DailyStamp stamps =
                stamps(request -> {
                    seen[0] = request;
                    throw new IOException("away");
                })) {
            assertThatThrownBy(stamps::stampIfDue).isInstanceOf(IOException.class);
        }
        return seen[0];
    }

    private void assertRefused(StampAuthority.Door door, String because) {
        try (DailyStamp stamps = stamps(door)) {
            assertThatThrownBy(stamps::stampIfDue)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(because);
        }
    }
}
