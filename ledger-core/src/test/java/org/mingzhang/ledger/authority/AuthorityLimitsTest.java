package org.mingzhang.ledger.authority;

import static org.mingzhang.ledger.ruletable.TableForm.AUTHORITY_LIMITS;
import static org.mingzhang.ledger.ruletable.TableForm.BUSINESS_AUTHORITY;
import static org.mingzhang.ledger.testing.Examples.DAY;
import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.YEAR;
import static org.mingzhang.ledger.testing.Examples.approvePayment;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Examples.settle;
import static org.mingzhang.ledger.testing.Examples.submit;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.reviewed;
import static org.mingzhang.ledger.testing.Facts.submitted;
import static org.mingzhang.ledger.testing.TableFacts.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.authority.AuthorityRefusal.ApprovalNotNext;
import org.mingzhang.ledger.authority.AuthorityRefusal.AuthorityExceeded;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.payment.ApprovalDecider;
import org.mingzhang.ledger.payment.Payment.Stage;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.payment.PaymentEvent.ApprovalGiven;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentApproved;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentStateForbids;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.ruletable.TableForm;
import org.mingzhang.ledger.testing.DeciderSpec;

/// Approvals beyond the three, by amount, unit and subject, from a published table.
class AuthorityLimitsTest {

    /// Payment p1 of line L, of class 30201 and unit 219011, has passed review.
    private static DeciderSpec reviewedPayment(String amount, TableForm form, String... rows) {
        List<Event> events = new ArrayList<>();
        events.add(approved("L", "900.00"));
        events.add(released("L", "900.00"));
        events.add(livePaymentsBegan());
        events.addAll(published(form, rows));
        events.add(submitted("p1", "L", amount));
        events.add(reviewed("p1"));
        return DeciderSpec.given(events.toArray(Event[]::new));
    }

    private static Event oneOfSeveral(String person, String role) {
        return new ApprovalGiven(
                "p1",
                DAY,
                YEAR,
                DIVISION,
                "219011",
                person,
                role,
                Optional.empty(),
                Optional.of(1),
                Optional.empty());
    }

    private static Event last(String person) {
        return new PaymentApproved(
                "p1",
                DAY,
                YEAR,
                DIVISION,
                "219011",
                person,
                Optional.empty(),
                Optional.of(1),
                Optional.empty());
    }

    private static DeciderSpec.Then approving(DeciderSpec spec, String person, String role) {
        return spec.as(person, role).when(ApprovalDecider::approve, approvePayment("p1"));
    }

    @Nested
    class AboveAnAmountAnotherPersonApprovesAsWell {

        private static final String ABOVE_100 = "* * 100.00 2 approver sequence";

        @Test
        void upToItTheApproverAlone() {
            approving(
                            reviewedPayment("100.00", AUTHORITY_LIMITS, ABOVE_100),
                            "approver-1",
                            "approver")
                    .then(last("approver-1"));
        }

        @Test
        void oneCentAboveItTwoPersons() {
            DeciderSpec spec = reviewedPayment("100.01", AUTHORITY_LIMITS, ABOVE_100);
            approving(spec, "approver-1", "approver").then(oneOfSeveral("approver-1", "approver"));
            approving(spec, "approver-1", "approver")
                    .thenRefused(new SamePersonTwice("approver-1", "approver"));
            spec.as("cashier-1", "finance")
                    .when(PaymentDecider::settle, settle("p1"))
                    .thenRefused(
                            new PaymentStateForbids(
                                    "p1",
                                    Stage.REVIEWED,
                                    Set.of(Stage.APPROVED, Stage.VOUCHER_ISSUED)));
            approving(spec, "approver-2", "approver").then(last("approver-2"));
        }

        @ParameterizedTest
        @CsvSource({"handler-1, handler", "reviewer-1, reviewer"})
        void andNeitherIsHandlerOrReviewer(String person, String earlier) {
            approving(reviewedPayment("100.01", AUTHORITY_LIMITS, ABOVE_100), person, "approver")
                    .thenRefused(new SamePersonTwice(person, earlier));
        }
    }

    @Nested
    class TheTableNamesUnitAndSubject {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "219 302 0.00 2 approver any",
                    "219011 30201 0.00 2 approver any",
                    "* 3 0.00 2 approver any"
                })
        void byTheirBeginnings(String row) {
            approving(reviewedPayment("1.00", AUTHORITY_LIMITS, row), "approver-1", "approver")
                    .then(oneOfSeveral("approver-1", "approver"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"220 302 0.00 2 approver any", "* 303 0.00 2 approver any"})
        void andOthersAreNotConcerned(String row) {
            approving(reviewedPayment("1.00", AUTHORITY_LIMITS, row), "approver-1", "approver")
                    .then(last("approver-1"));
        }
    }

    @Nested
    class ApprovalsComeInThePublishedOrder {

        @Test
        void oneAfterTheOther() {
            DeciderSpec spec =
                    reviewedPayment(
                            "30.00",
                            AUTHORITY_LIMITS,
                            "* * 10.00 2 business-head sequence",
                            "* * 20.00 3 approver sequence");
            approving(spec, "approver-1", "approver").then(oneOfSeveral("approver-1", "approver"));
            approving(spec, "approver-2", "approver")
                    .thenRefused(new ApprovalNotNext("business-head", "approver", Optional.of(1)));
            approving(spec, "head-1", "business-head")
                    .then(oneOfSeveral("head-1", "business-head"));
            approving(spec, "approver-2", "approver").then(last("approver-2"));
        }

        @Test
        void orInAnyOrderWhereTheTableSaysSo() {
            DeciderSpec spec =
                    reviewedPayment("30.00", AUTHORITY_LIMITS, "* * 10.00 2 business-head any");
            approving(spec, "head-1", "business-head")
                    .then(oneOfSeveral("head-1", "business-head"));
            approving(spec, "approver-1", "approver").then(last("approver-1"));
        }
    }

    @Nested
    class ABusinessHeadActsWithinTheirAuthority {

        @Test
        void andHasNoneThatNobodyPublished() {
            approving(
                            reviewedPayment("1.00", AUTHORITY_LIMITS, "220 * 0.00 2 approver any"),
                            "head-1",
                            "business-head")
                    .thenRefused(
                            new AuthorityExceeded(money("0.00"), money("1.00"), Optional.empty()));
        }

        @Test
        void upToThePublishedAmountOfTheClosestUnit() {
            approving(
                            reviewedPayment(
                                    "50.00", BUSINESS_AUTHORITY, "* * 80.00", "219 302 50.00"),
                            "head-1",
                            "business-head")
                    .thenAccepted();
            approving(
                            reviewedPayment(
                                    "50.01", BUSINESS_AUTHORITY, "* * 80.00", "219 302 50.00"),
                            "head-1",
                            "business-head")
                    .thenRefused(
                            new AuthorityExceeded(money("50.00"), money("50.01"), Optional.of(1)));
        }

        @Test
        void alsoWhenTheyApply() {
            DeciderSpec spec =
                    reviewedPayment("1.00", BUSINESS_AUTHORITY, "219 302 50.00")
                            .as("head-1", "business-head");
            spec.when(PaymentDecider::submit, submit("p2", "L", "50.01"))
                    .thenRefused(
                            new AuthorityExceeded(money("50.00"), money("50.01"), Optional.of(1)));
            spec.when(PaymentDecider::submit, submit("p2", "L", "50.00")).thenAccepted();
        }
    }
}
