package org.mingzhang.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.WitnessPolicy;
import org.mingzhang.ledger.store.Elsewhere;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.testing.TestLedger;

/// Witnesses of others, which show nothing and answer `add-checkpoint` alone.
class WitnessComparisonTest {

    private static final String KEY =
            "foreign+0ee5494f+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

    private final TestLedger ledger = TestLedger.create(WitnessComparisonTest.class);
    private final LogReader reader = new LogReader(ledger.database().reader(), ledger.log());
    private final Foreign foreign = new Foreign();

    /// Answers what it is told to, in turn.
    private static final class Foreign implements WitnessDoor {
        private final List<Reply> replies = new ArrayList<>();
        private final List<String> requests = new ArrayList<>();

        @Override
        public Reply addCheckpoint(String body) {
            requests.add(body);
            return replies.removeFirst();
        }

        @Override
        public Reply newest(String treeOrigin) throws IOException {
            if (replies.isEmpty()) {
                throw new IOException("away");
            }
            return new Reply(404, "", "");
        }
    }

    @BeforeEach
    void publish() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reader.checkpoint(Suite.SHA256).isPresent());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Elsewhere.Remembered ask(WitnessDoor.Reply... replies) throws InterruptedException {
        foreign.replies.addAll(List.of(replies));
        WitnessPolicy policy =
                WitnessPolicy.parse("witness f " + KEY + " https://f.example/\nquorum f\n");
        return new WitnessComparison(policy, _ -> foreign, reader, false).remembered();
    }

    private static WitnessDoor.Reply size(String size) {
        return new WitnessDoor.Reply(409, "text/x.tlog.size", size + "\n");
    }

    @Test
    void aLongerLogThatItSignedIsAContradiction() throws InterruptedException {
        assertThat(ask(size("99")).contradictions().getFirst())
                .contains("it has signed size 99, the log has only 1");
    }

    @Test
    void anotherHistoryIsAContradiction() throws InterruptedException {
        assertThat(ask(size("1"), new WitnessDoor.Reply(422, "", "")).contradictions().getFirst())
                .contains("another history");
        assertThat(foreign.requests).first().asString().startsWith("old 0\n\n");
        assertThat(foreign.requests).last().asString().startsWith("old 1\n\n");
    }

    @Test
    void anotherRootForTheSameSizeIsAContradiction() throws InterruptedException {
        assertThat(
                        ask(size("1"), new WitnessDoor.Reply(409, "text/plain", "no"))
                                .contradictions()
                                .getFirst())
                .contains("another root for the same size");
    }

    @Test
    void whoAnswersNeitherWayDoesNotCountForTheQuorum() throws InterruptedException {
        assertThat(ask().tooFew().orElseThrow()).contains("missing: f");
        assertThat(ask(new WitnessDoor.Reply(403, "", "unknown key")).tooFew()).isPresent();
        assertThat(ask(new WitnessDoor.Reply(200, "", "— foreign AAAA\n")).tooFew()).isPresent();
    }
}
