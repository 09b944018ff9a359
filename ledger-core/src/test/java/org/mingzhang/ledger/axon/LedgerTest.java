package org.mingzhang.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.TestLedger.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.testing.TestLedger;

/// The ledger as a finance system meets it: one command in, one answer out, whatever happens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest {

    private TestLedger ledger;

    @BeforeAll
    void open() {
        ledger = TestLedger.create(LedgerTest.class);
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    @Test
    void acceptsWhatIsAvailableAndRefusesWhatIsNot() {
        ledger.openLine("line-plain", Money.parse("1000.00"));

        Answer first = submit("plain-1", "line-plain", "600.00");
        Answer second = submit("plain-2", "line-plain", "600.00");

        assertThat(first)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> {
                            assertThat(accepted.receipt().outcome())
                                    .isEqualTo(LedgerReceipt.Outcome.ACCEPTED);
                            assertThat(accepted.receipt().leafHashes().getFirst()).hasSize(2);
                        });
        assertThat(second)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule())
                                    .isEqualTo("amount-exceeds-available");
                            assertThat(refused.refusal().limit()).contains("400.00");
                            assertThat(refused.refusal().value()).contains("600.00");
                        });
    }

    @Test
    void givesTheFirstAnswerAgainAlsoAfterARestart() {
        ledger.openLine("line-again", Money.parse("100.00"));
        Answer accepted = submit("again-1", "line-again", "60.00");
        Answer refused = submit("again-2", "line-again", "60.00");

        assertThat(submit("again-1", "line-again", "60.00")).isEqualTo(accepted.again());
        ledger.restart();

        assertThat(submit("again-1", "line-again", "60.00")).isEqualTo(accepted.again());
        assertThat(submit("again-2", "line-again", "60.00")).isEqualTo(refused.again());
    }

    @Test
    void recordsNothingForAnIdThatWasUsedForAnotherCommand() {
        ledger.openLine("line-reused", Money.parse("100.00"));
        submit("reused-1", "line-reused", "10.00");
        long size = ledger.ledger().engine().durableSize();

        assertThat(submit("reused-1", "line-reused", "11.00"))
                .isEqualTo(new Answer.IdReused("finance-1", "reused-1"));
        assertThat(ledger.ledger().engine().durableSize()).isEqualTo(size);
    }

    @Test
    void decidesTwinsInFlightOnce() throws InterruptedException {
        ledger.openLine("line-twins", Money.parse("100.00"));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(
                        CompletableFuture.supplyAsync(
                                () -> {
                                    await(together);
                                    return submit("twin", "line-twins", "70.00");
                                },
                                clients));
            }
            together.countDown();
        }

        assertThat(answers.stream().map(CompletableFuture::join))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Accepted.class));
        assertThat(
                        answers.stream()
                                .map(answer -> ((Answer.Accepted) answer.join()).receipt())
                                .distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> !((Answer.Accepted) answer.join()).repeated()))
                .hasSize(1);
    }

    @Test
    void neverSpendsMoreThanThereIsHoweverManyAskAtOnce() {
        ledger.openLine("line-hot", Money.parse("500.00"));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                String id = "hot-" + i;
                answers.add(
                        CompletableFuture.supplyAsync(
                                () -> submit(id, "line-hot", "1.00"), clients));
            }
        }

        assertThat(answers.stream().filter(answer -> answer.join() instanceof Answer.Accepted))
                .hasSize(500);
        assertThat(answers.stream().filter(answer -> answer.join() instanceof Answer.Refused))
                .hasSize(500);
    }

    @Test
    void decidesAStreamInItsOrderThroughLostSessions() throws InterruptedException {
        ledger.openLine("line-stream", Money.parse("300.00"));
        OrderedSubmissions stream = ledger.ledger().ordered(64);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            answers.add(
                    stream.submit(
                            ledger.bind(
                                    payment("stream-" + i, "line-stream", Money.parse("1.00")),
                                    "handler-a",
                                    "handler")));
            if (i % 150 == 100) {
                assertThat(ledger.database().terminateWriterSession()).isTrue();
            }
        }

        List<Answer> results = answers.stream().map(CompletableFuture::join).toList();
        assertThat(results.subList(0, 300))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Accepted.class));
        assertThat(results.subList(300, 600))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Refused.class));
        assertThat(results.stream().map(LedgerTest::position)).isSorted();
    }

    @Test
    void foreseesWhileOthersDecideOnTheSameLine() {
        ledger.openLine("line-foreseen", Money.parse("5000.00"));
        Submission tooMuch = bind("too-much", "line-foreseen", "9000.00");
        CompletableFuture<Void> others =
                CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 300; i++) {
                        var _ = ledger.ledger().submit(bind("by-" + i, "line-foreseen", "1.00"));
                    }
                });

        do {
            assertThat(ledger.ledger().foresee(tooMuch))
                    .hasValueSatisfying(refused ->
                            assertThat(refused.rule()).isEqualTo("amount-exceeds-available"));
        } while (!others.isDone());

        assertThat(others).isCompleted();
    }

    private Submission bind(String id, String line, String amount) {
        return ledger.bind(payment(id, line, Money.parse(amount)), "handler-a", "handler");
    }

    private Answer submit(String id, String line, String amount) {
        return ledger.submit(payment(id, line, Money.parse(amount)), "handler-a", "handler");
    }

    private static long position(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> accepted.receipt().position();
            case Answer.Refused refused -> refused.receipt().position();
            case Answer.TooManyRefusals _, Answer.IdReused _ ->
                    throw new AssertionError("no position");
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
