package org.mingzhang.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.TestLedger.command;
import static org.mingzhang.ledger.testing.TestLedger.year;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.TimeSource;
import org.mingzhang.ledger.testing.TestLedger;
import tools.jackson.databind.node.ObjectNode;

/// The 48 hours of an exception, on a clock that the test sets.
class ExceptionClockTest {

    private Duration later = Duration.ZERO;

    private final TestLedger ledger =
            TestLedger.create(
                    "ExceptionClockTest",
                    new TimeSource(this::now, () -> System.nanoTime() + later.toNanos()));
    private final LogReader reader = new LogReader(ledger.database().reader(), ledger.log());
    private final ExceptionClock clock =
            new ExceptionClock(
                    ledger.ledger(),
                    new OwnCommands(
                            LedgerTypes.catalogue(),
                            TestLedger.ORIGIN,
                            TreeHashers.of(Suite.SHA256)),
                    reader,
                    TestLedger.ZONE,
                    this::now);

    private Instant now() {
        return Instant.now().plus(later);
    }

    private void send(String person, String role, ObjectNode command) {
        assertThat(ledger.submit(command, person, role)).isInstanceOf(Answer.Accepted.class);
    }

    private static ObjectNode data(ObjectNode command) {
        return (ObjectNode) command.get("data");
    }

    @BeforeEach
    void aLineAndPublishedProcedures() {
        ledger.openLine("A", Money.parse("100.00"));
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
        send("budget-1", "budget", rule);
        ObjectNode confirmation = command("procedure.ConfirmProcedureRule", "rule-2");
        data(confirmation).put("year", "440100/" + year()).put("version", 1);
        send("budget-2", "budget", confirmation);
    }

    @AfterEach
    void close() {
        clock.close();
        ledger.close();
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
        send("handler-1", "handler", opening);
    }

    private void endWithReview(String exception) {
        ObjectNode review = command("exception.CloseException", "close-" + exception);
        data(review)
                .put("exception", exception)
                .put("effectiveDate", year() + "-01-03")
                .put("review", "Nothing was paid");
        send("budget-1", "budget", review);
    }

    @Test
    void recordsOnceThatTheTimeOfAnOpenExceptionRanOut() {
        open("x1");
        open("x2");
        endWithReview("x2");
        later = Duration.ofHours(47);
        assertThat(clock.look()).isEmpty();

        later = Duration.ofHours(49);

        assertThat(clock.look()).containsExactly("x1");
        assertThat(clock.look()).isEmpty();
        assertThat(reader.positions("exception:x1", Long.MAX_VALUE, 10))
                .hasSize(2)
                .last()
                .satisfies(position ->
                        assertThat(reader.entry(position).orElseThrow().type())
                                .isEqualTo("exception.ExceptionOverdue"));
    }
}
