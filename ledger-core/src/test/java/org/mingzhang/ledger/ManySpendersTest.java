package org.mingzhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.TestLedger.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.testing.TestLedger;
import tools.jackson.databind.node.ObjectNode;

/// Many spend at once out of one line and give back at random. In whatever order their commands
/// come to be decided, what is held never exceeds what was released, and what was refused was too
/// much just then.
class ManySpendersTest {

    private static final int SPENDERS = 16;
    private static final int EACH = 25;
    private static final String RELEASED = "1000.00";

    /// One spender: applies for payments and now and then takes one back.
    private static int spend(TestLedger ledger, int spender, long seed) {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed * SPENDERS + spender);
        String person = "handler-" + spender;
        int refused = 0;
        for (int i = 0; i < EACH; i++) {
            String id = "P-%d-%d".formatted(spender, i);
            Money amount = new Money(1 + random.nextLong(10_000));
            Answer answer = ledger.submit(TestLedger.payment(id, "L", amount), person, "handler");
            if (answer instanceof Answer.Refused no) {
                assertThat(no.refusal().rule()).isEqualTo("amount-exceeds-available");
                refused++;
            } else if (random.nextInt(3) == 0) {
                ObjectNode back = command("payment.WithdrawPayment", "W-" + id);
                ((ObjectNode) back.get("data"))
                        .put("payment", id)
                        .put("effectiveDate", TestLedger.year() + "-01-02")
                        .put("reason", "Not needed");
                assertThat(ledger.submit(back, person, "handler"))
                        .isInstanceOf(Answer.Accepted.class);
            }
        }
        return refused;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void neverHoldMoreTogetherThanWasReleased(long seed) throws Exception {
        try (TestLedger ledger = TestLedger.create("ManySpendersTest" + seed);
                ExecutorService spenders = Executors.newVirtualThreadPerTaskExecutor()) {
            ledger.openLine("L", Money.parse(RELEASED));
            List<Callable<Integer>> work = new ArrayList<>();
            for (int spender = 0; spender < SPENDERS; spender++) {
                int number = spender;
                work.add(() -> spend(ledger, number, seed));
            }
            int refused = 0;
            for (Future<Integer> done : spenders.invokeAll(work)) {
                refused += done.get();
            }
            assertThat(refused).as("the money runs out").isPositive();

            assertThat(replayed(ledger)).isEqualTo(refused);
        }
    }

    /// Adds the log up in its order: the bound holds after every entry, and each refusal names what
    /// was left just then.
    ///
    /// @return how many refusals there are
    private static int replayed(TestLedger ledger) {
        LogReader reader = new LogReader(ledger.database().writerPool(), ledger.log());
        Money left = Money.parse(RELEASED);
        int refusals = 0;
        long size = reader.size();
        for (long position = 0; position < size; position++) {
            Entry entry = Entry.parse(reader.entry(position).orElseThrow().bytes().toBytes());
            switch (entry.type()) {
                case "payment.PaymentSubmitted" ->
                        left = left.minus(Money.parse(entry.data().path("amount").asString()));
                case "payment.PaymentWithdrawn" ->
                        left = left.plus(Money.parse(entry.data().path("amount").asString()));
                case "payment.SubmitPaymentRefused" -> {
                    refusals++;
                    assertThat(entry.data().path("limit").asString()).isEqualTo(left.toString());
                }
                default -> {
                    // Moves nothing of what is available.
                }
            }
            assertThat(left.isNegative()).as("after entry " + position).isFalse();
        }
        return refusals;
    }
}
