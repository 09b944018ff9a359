package org.mingzhang.ledger.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Examples.sendBack;
import static org.mingzhang.ledger.testing.Examples.submit;
import static org.mingzhang.ledger.testing.Facts.TODAY;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.ProcedureFacts.RULE;
import static org.mingzhang.ledger.testing.ProcedureFacts.published;
import static org.mingzhang.ledger.testing.ProcedureFacts.stored;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.attachment.AttachmentRefusal.AttachmentNotStored;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.exception.ExceptionCommand.ApproveException;
import org.mingzhang.ledger.exception.ExceptionCommand.AttachDecisionBasis;
import org.mingzhang.ledger.exception.ExceptionCommand.CloseException;
import org.mingzhang.ledger.exception.ExceptionCommand.OpenException;
import org.mingzhang.ledger.exception.ExceptionCommand.RecordExceptionOverdue;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOpened;
import org.mingzhang.ledger.exception.ExceptionEvent.ExceptionOverdue;
import org.mingzhang.ledger.exception.ExceptionRefusal.AmountExceedsException;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionExists;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionHasPayment;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionNotApproved;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionNotOverdue;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionStageForbids;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionUnknown;
import org.mingzhang.ledger.exception.ExceptionRefusal.NotTheLevel;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.procedure.ProcedureRuleRefusal.ProcedureNotPublished;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.testing.History;

/// An emergency is quick, and no step of it is skipped.
class ExceptionTest {

    private static final String BASIS = "ab".repeat(32);
    private static final Instant NOON = Instant.parse("2026-06-30T04:00:00.000Z");
    private static final Instant DUE = Instant.parse("2026-07-02T04:00:00.000Z");

    private final History history = new History();

    @BeforeEach
    void aLineWithMoneyAndPublishedProcedures() {
        history.append(
                List.of(approved("A", "900.00"), released("A", "900.00"), livePaymentsBegan()));
        history.append(published(RULE));
        history.append(List.of(stored(BASIS)));
    }

    private <C extends Command> Decision at(
            Instant time, String person, String role, Decider<C> decider, C command) {
        Decision decision =
                decider.decide(
                        command,
                        history,
                        new Occasion(
                                new Occasion.Person(person, role, "219011"),
                                time,
                                ZoneId.of("Asia/Shanghai")));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private <C extends Command> Decision by(
            String person, String role, Decider<C> decider, C command) {
        return at(NOON, person, role, decider, command);
    }

    private Decision open(String exception) {
        return by(
                "handler-1",
                "handler",
                ExceptionDecider::open,
                new OpenException(
                        exception,
                        "A",
                        ExceptionKind.EMERGENCY,
                        TODAY,
                        money("500.00"),
                        "A dyke broke"));
    }

    private Decision attach(String digest) {
        return by(
                "handler-1",
                "handler",
                ExceptionDecider::attach,
                new AttachDecisionBasis("x1", TODAY, "Minutes No. 3", List.of(digest)));
    }

    private Decision approve(String person, String role) {
        return by(
                person,
                role,
                ExceptionDecider::approve,
                new ApproveException("x1", TODAY, Optional.empty()));
    }

    private Decision close(String person) {
        return by(
                person,
                "budget",
                ExceptionDecider::close,
                new CloseException("x1", TODAY, "Spent as decided", List.of()));
    }

    private Decision overdue(Instant time) {
        return at(
                time,
                "ledger",
                "system",
                ExceptionDecider::overdue,
                new RecordExceptionOverdue("x1"));
    }

    private static void holds(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }

    private static void isRefused(Decision decision, Refusal refusal) {
        assertThat(decision).isEqualTo(Decision.refuse(refusal));
    }

    @Test
    void itsClockRunsForThePublishedHoursFromItsOpening() {
        assertThat(open("x1"))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(((ExceptionOpened) accepted.events().getFirst()).dueAt())
                                        .isEqualTo(DUE));
        isRefused(open("x1"), new ExceptionExists("x1"));
    }

    @Test
    void whereNoProceduresArePublishedThereAreNoExceptions() {
        History bare = new History();
        bare.append(List.of(approved("A", "900.00")));
        assertThat(
                        ExceptionDecider.open(
                                new OpenException(
                                        "x1",
                                        "A",
                                        ExceptionKind.AD_HOC,
                                        TODAY,
                                        money("1.00"),
                                        "A delegation comes"),
                                bare,
                                new Occasion(
                                        new Occasion.Person("handler-1", "handler", "219011"),
                                        NOON,
                                        ZoneId.of("Asia/Shanghai"))))
                .isEqualTo(Decision.refuse(new ProcedureNotPublished(DIVISION_YEAR)));
    }

    @Test
    void itsDecisionIsAFileThatIsStored() {
        open("x1");
        isRefused(attach("cd".repeat(32)), new AttachmentNotStored("cd".repeat(32)));
        holds(attach(BASIS));
        isRefused(attach(BASIS), new ExceptionStageForbids("x1", "evidenced", "opened"));
    }

    @Test
    void nobodyApprovesBeforeTheDecisionIsAttached() {
        open("x1");
        isRefused(
                approve("reviewer-1", "reviewer"),
                new ExceptionStageForbids("x1", "opened", "evidenced"));
    }

    @Test
    void theLevelsApproveOneAfterTheOtherAndAreDifferentPersons() {
        open("x1");
        attach(BASIS);
        isRefused(approve("approver-1", "approver"), new NotTheLevel("x1", "reviewer", "approver"));
        isRefused(approve("handler-1", "reviewer"), new SamePersonTwice("handler-1", "opener"));
        holds(approve("reviewer-1", "reviewer"));
        isRefused(approve("reviewer-1", "approver"), new SamePersonTwice("reviewer-1", "reviewer"));
        holds(approve("approver-1", "approver"));
        isRefused(
                approve("approver-2", "approver"),
                new ExceptionStageForbids("x1", "approved", "evidenced"));
    }

    private Decision pay(String payment, String amount) {
        SubmitPayment plain = submit(payment, "A", amount);
        return by(
                "handler-1",
                "handler",
                ExceptionLane.within(PaymentDecider::submit),
                new SubmitPayment(
                        plain.payment(),
                        plain.line(),
                        plain.effectiveDate(),
                        plain.amount(),
                        plain.payee(),
                        plain.purpose(),
                        plain.expectedResult(),
                        plain.invoices(),
                        plain.contract(),
                        plain.contractLine(),
                        plain.claim(),
                        Optional.of("x1"),
                        plain.resubmits(),
                        plain.attachments()));
    }

    @Test
    void noMoneyMovesBeforeTheDecisionIsAttachedAndEveryLevelHasApproved() {
        isRefused(pay("p1", "1.00"), new ExceptionUnknown("x1"));
        open("x1");
        isRefused(pay("p1", "1.00"), new ExceptionNotApproved("x1", "decision basis"));
        attach(BASIS);
        isRefused(pay("p1", "1.00"), new ExceptionNotApproved("x1", "approval by the reviewer"));
        approve("reviewer-1", "reviewer");
        isRefused(pay("p1", "1.00"), new ExceptionNotApproved("x1", "approval by the approver"));
        approve("approver-1", "approver");
        isRefused(
                pay("p1", "500.01"),
                new AmountExceedsException("x1", money("500.00"), money("500.01")));
        holds(pay("p1", "500.00"));
        isRefused(pay("p2", "1.00"), new ExceptionHasPayment("x1", "p1"));
    }

    @Test
    void itsReviewWaitsForThePaymentToBeMadeOrToComeToNothing() {
        open("x1");
        attach(BASIS);
        approve("reviewer-1", "reviewer");
        approve("approver-1", "approver");
        pay("p1", "500.00");
        isRefused(
                close("budget-1"),
                new ExceptionStageForbids(
                        "x1", "payment under way", "payment settled or returned"));
        holds(by("reviewer-1", "reviewer", PaymentDecider::sendBack, sendBack("p1")));
        holds(close("budget-1"));
    }

    @Test
    void itIsOverdueOnceWhenItsTimeHasRunOut() {
        open("x1");
        isRefused(overdue(DUE), new ExceptionNotOverdue("x1", DUE));
        assertThat(overdue(DUE.plusMillis(1)))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(accepted.events().getFirst())
                                        .isInstanceOf(ExceptionOverdue.class));
        isRefused(overdue(DUE.plusSeconds(3_600)), new ExceptionNotOverdue("x1", DUE));
        // Late is no reason to skip a step, or to stop.
        holds(attach(BASIS));
    }

    @Test
    void itEndsWithAReviewByAPersonWhoTookNoStepInIt() {
        open("x1");
        attach(BASIS);
        approve("reviewer-1", "reviewer");
        isRefused(close("reviewer-1"), new SamePersonTwice("reviewer-1", "reviewer"));
        holds(close("budget-1"));
        isRefused(close("budget-1"), new ExceptionStageForbids("x1", "closed", "open"));
        isRefused(overdue(DUE.plusSeconds(1)), new ExceptionNotOverdue("x1", DUE));
    }
}
