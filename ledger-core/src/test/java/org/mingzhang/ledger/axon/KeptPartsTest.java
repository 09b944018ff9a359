package org.mingzhang.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.EngineOptions;
import org.mingzhang.ledger.testing.TestLedger;
import tools.jackson.databind.node.ObjectNode;

/// What a decision leaves in memory for the next one, long after its entries have left the memory
/// of the engine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptPartsTest {

    private static final Money AMOUNT = Money.parse("10.00");

    private final TestLedger ledger =
            TestLedger.create("keptparts", EngineOptions.defaults("node-a").withWindow(1));

    @AfterAll
    void close() {
        ledger.close();
    }

    @Test
    void decidesTheNextStepOfAPaymentWithoutReadingTheDatabase() {
        ledger.openLine("line-kept", Money.parse("1000.00"));
        ledger.openLine("line-other", Money.parse("1000.00"));
        pay("first");
        // Reads the rules of the year.
        assertThat(review("first")).isInstanceOf(Answer.Accepted.class);
        assertThat(approve("first")).isInstanceOf(Answer.Accepted.class);
        pay("kept");
        for (int i = 0; i < 20; i++) {
            pay("other-" + i);
        }
        // Leaves an entry with the tag of the line that changes nothing of it.
        refuse("refused");
        pay("behind-the-refusal", "line-other");
        // Whoever reads entries by tag needs this; whoever writes them does not.
        ledger.database().execute("revoke select on ledger.tag from ledger_writer");
        try {
            assertThat(review("kept")).isInstanceOf(Answer.Accepted.class);
            assertThat(approve("kept")).isInstanceOf(Answer.Accepted.class);
            refuse("refused-again");
            pay("last");
        } finally {
            ledger.database().execute("grant select on ledger.tag to ledger_writer");
        }
    }

    @Test
    void readsAPartAgainThatItNoLongerHolds() {
        ledger.openLine("line-again", Money.parse("1000.00"));
        pay("again", "line-again");
        ledger.restart();

        assertThat(review("again")).isInstanceOf(Answer.Accepted.class);
    }

    private void refuse(String id) {
        ObjectNode payment = TestLedger.payment(id, "line-kept", Money.parse("5000.00"));
        assertThat(ledger.submit(payment, "handler-a", "handler"))
                .isInstanceOf(Answer.Refused.class);
    }

    private void pay(String id) {
        pay(id, "line-kept");
    }

    private void pay(String id, String line) {
        assertThat(ledger.submit(TestLedger.payment(id, line, AMOUNT), "handler-a", "handler"))
                .isInstanceOf(Answer.Accepted.class);
    }

    private Answer review(String payment) {
        return ledger.submit(step("payment.ReviewPayment", "review-", payment), "r-a", "reviewer");
    }

    private Answer approve(String payment) {
        return ledger.submit(
                step("payment.ApprovePayment", "approve-", payment), "a-a", "approver");
    }

    private static ObjectNode step(String type, String prefix, String payment) {
        ObjectNode command = TestLedger.command(type, prefix + payment);
        ((ObjectNode) command.get("data"))
                .put("payment", payment)
                .put("effectiveDate", TestLedger.year() + "-01-03");
        return command;
    }
}
