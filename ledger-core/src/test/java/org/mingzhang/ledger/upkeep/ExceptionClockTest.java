package org.mingzhang.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.TestLedger.command;
import static org.mingzhang.ledger.testing.TestLedger.year;
import static org.mingzhang.ledger.upkeep.LedgerInTime.data;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.testing.TestLedger;
import tools.jackson.databind.node.ObjectNode;

/// The 48 hours of an exception, on a clock that the test sets.
class ExceptionClockTest {

    private final LedgerInTime time = new LedgerInTime("ExceptionClockTest");
    private final ExceptionClock clock =
            new ExceptionClock(
                    time.ledger().ledger(),
                    time.ownCommands(),
                    time.reader(),
                    TestLedger.ZONE,
                    time::now);

    @BeforeEach
    void aLineAndPublishedProcedures() {
        time.ledger().openLine("A", Money.parse("100.00"));
        ObjectNode rule = command("procedure.ProposeProcedureRule", "rule-1");
        data(rule).put("year", "440100/" + year()).put("version", 1).put("document", "Rule");
        data(rule)
                .putObject("rule")
                .put("exceptionHours", 48)
                .put("cashPlans", "unused")
                .put("deviationBasisPoints", 500)
                .putArray("exceptionLevels")
                .add("reviewer")
                .add("approver");
        time.send("budget-1", "budget", rule);
        ObjectNode confirmation = command("procedure.ConfirmProcedureRule", "rule-2");
        data(confirmation).put("year", "440100/" + year()).put("version", 1);
        time.send("budget-2", "budget", confirmation);
    }

    @AfterEach
    void close() {
        clock.close();
        time.close();
    }

    private void open(String exception) {
        ObjectNode opening = command("exception.OpenException", "open-" + exception);
        data(opening)
                .put("exception", exception)
                .put("line", "A")
                .put("kind", "emergency")
                .put("effectiveDate", year() + "-01-02")
                .put("amount", "10.00")
                .put("reason", "A dyke broke");
        time.send("handler-1", "handler", opening);
    }

    private void endWithReview(String exception) {
        ObjectNode review = command("exception.CloseException", "close-" + exception);
        data(review)
                .put("exception", exception)
                .put("effectiveDate", year() + "-01-03")
                .put("review", "Nothing was paid");
        time.send("budget-1", "budget", review);
    }

    @Test
    void recordsOnceThatTheTimeOfAnOpenExceptionRanOut() {
        open("x1");
        open("x2");
        endWithReview("x2");
        time.moveTo(Duration.ofHours(47));
        assertThat(clock.look()).isEmpty();

        time.moveTo(Duration.ofHours(49));

        assertThat(clock.look()).containsExactly("x1");
        assertThat(clock.look()).isEmpty();
        assertThat(time.reader().positions("exception:x1", Long.MAX_VALUE, 10))
                .hasSize(2)
                .last()
                .satisfies(position ->
                        assertThat(time.reader().entry(position).orElseThrow().type())
                                .isEqualTo("exception.ExceptionOverdue"));
    }
}
