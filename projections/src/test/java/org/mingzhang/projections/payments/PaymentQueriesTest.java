package org.mingzhang.projections.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mingzhang.projections.testing.Facts.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// A register of four: paid and partly refunded, returned, imported, and a refund without payment.
final class PaymentQueriesTest {

    private static final ReadSideFixture FIXTURE = ReadSideFixture.create(PaymentQueriesTest.class);
    private static final ReadSide READ_SIDE = FIXTURE.readSide();

    private static final Facts.Line LINE = Facts.Line.of("L");
    private static final Facts.Payment PAID = LINE.payment("PAY-1", "80.00");
    private static final Facts.Payment RETURNED = LINE.payment("PAY-2", "5.00");
    private static final Facts.Payment OLD = LINE.payment("OLD-1", "12.00");

    @BeforeAll
    static void happens() {
        Disclosable hidden = new Disclosable.Committed(Facts.COMMITMENT);
        FIXTURE.log()
                .append(LINE.approved("500.00", day(1, 1))) // 0
                .as(new Actor("li.na", "handler", "219011"))
                .append(PAID.submitted(day(2, 1))) // 1
                .append(RETURNED.submitted(day(2, 2), Facts.PERSON, hidden)) // 2
                .as(new Actor("wang.wei", "reviewer", "219011"))
                .append(PAID.reviewed(day(2, 3)), RETURNED.returned(day(2, 3))) // 3, 4
                .as(new Actor("zhao.min", "approver", "219"))
                .append(PAID.approved(day(2, 4))) // 5
                .append(PAID.settled(day(2, 5)), PAID.refunded("30.00", day(3, 1))) // 6, 7
                .append(OLD.recorded(day(1, 20), 41)) // 8
                .append(LINE.refundRecorded("2.00", day(1, 21), 42)) // 9
                .append(OLD.refundRecorded("12.00", day(1, 22), 43)); // 10
        READ_SIDE.start();
    }

    @AfterAll
    static void close() {
        READ_SIDE.close();
    }

    private static Cut cut(AsOf asOf) {
        return FIXTURE.cut(READ_SIDE, asOf);
    }

    private static PaymentView payment(String id, AsOf asOf) {
        return READ_SIDE.payments().payment(cut(asOf), id).orElseThrow();
    }

    @Test
    void showsTheStateAsItWasKnown() {
        assertThat(payment("PAY-1", AsOf.position(1)).state()).isEqualTo(PaymentState.SUBMITTED);
        assertThat(payment("PAY-1", AsOf.position(4)).state()).isEqualTo(PaymentState.REVIEWED);
        assertThat(payment("PAY-1", AsOf.position(6)).state()).isEqualTo(PaymentState.SETTLED);
        PaymentView now = payment("PAY-1", AsOf.NOW);
        assertThat(now.state()).isEqualTo(PaymentState.PARTLY_REFUNDED);
        assertThat(now.statePosition()).isEqualTo(7);
        assertThat(now.refunded()).isEqualTo(Money.parse("30.00"));
        assertThat(payment("OLD-1", AsOf.NOW).state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void showsTheStateOnAnEffectiveDay() {
        PaymentView february = payment("PAY-1", AsOf.NOW.until(day(2, 28)));
        assertThat(february.state()).isEqualTo(PaymentState.SETTLED);
        assertThat(february.refunded()).isEqualTo(Money.ZERO);
        assertThat(payment("PAY-1", AsOf.NOW.until(day(3, 1))).refunded())
                .isEqualTo(Money.parse("30.00"));
        assertThat(READ_SIDE.payments().payment(cut(AsOf.NOW.until(day(1, 31))), "PAY-1"))
                .isEmpty();
    }

    @Test
    void showsWhoTookEachStep() {
        List<StepView> steps = READ_SIDE.payments().steps(cut(AsOf.NOW), 1);
        assertThat(steps)
                .extracting(StepView::state, step -> step.actor().id())
                .containsExactly(
                        tuple(PaymentState.SUBMITTED, "li.na"),
                        tuple(PaymentState.REVIEWED, "wang.wei"),
                        tuple(PaymentState.APPROVED, "zhao.min"),
                        tuple(PaymentState.SETTLED, "zhao.min"),
                        tuple(PaymentState.PARTLY_REFUNDED, "zhao.min"));
        assertThat(steps.get(1).note()).contains("Checked");
        assertThat(steps.get(4).voucher()).contains("v-PAY-1-r");
        assertThat(READ_SIDE.payments().steps(cut(AsOf.position(3)), 1)).hasSize(2);
    }

    @Test
    void keepsAPersonBehindCommitments() {
        PaymentView view = payment("PAY-2", AsOf.NOW);
        assertThat(view.payee()).isEqualTo(Facts.PERSON);
        assertThat(view.purpose()).isEqualTo(new Disclosable.Committed(Facts.COMMITMENT));
        assertThat(payment("PAY-1", AsOf.NOW).purpose())
                .isEqualTo(new Disclosable.Disclosed("Chairs"));
    }

    @Test
    void namesTheRowOfTheOtherSystem() {
        PaymentView old = payment("OLD-1", AsOf.NOW);
        assertThat(old.source()).isEqualTo(PaymentSource.IMPORTED);
        assertThat(old.evidence()).contains(new Evidence(Facts.FILE, 41));
        assertThat(payment("PAY-1", AsOf.NOW).invoices()).containsExactly("91440101MA5/F-PAY-1");
    }

    @Test
    void filtersByStateAtTheCut() {
        PaymentFilter submitted = PaymentFilter.ALL.in(PaymentState.SUBMITTED);
        assertThat(positions(AsOf.position(2), submitted)).containsExactly(2L, 1L);
        assertThat(positions(AsOf.NOW, submitted)).isEmpty();
        assertThat(positions(AsOf.NOW, PaymentFilter.ALL.in(PaymentState.RETURNED)))
                .containsExactly(2L);
    }

    @Test
    void turnsPagesByPosition() {
        assertThat(
                        READ_SIDE
                                .payments()
                                .payments(
                                        cut(AsOf.NOW), PaymentFilter.ALL, OptionalLong.empty(), 2))
                .extracting(PaymentView::position)
                .containsExactly(9L, 8L);
        assertThat(
                        READ_SIDE
                                .payments()
                                .payments(cut(AsOf.NOW), PaymentFilter.ALL, OptionalLong.of(8), 2))
                .extracting(PaymentView::position)
                .containsExactly(2L, 1L);
    }

    @ParameterizedTest
    @EnumSource
    void turnsPagesInAnyOrderWithoutLossOrRepetition(PaymentOrder.Key key) {
        for (boolean descending : new boolean[] {true, false}) {
            PaymentOrder order = new PaymentOrder(key, descending);
            List<Long> whole =
                    READ_SIDE
                            .payments()
                            .payments(
                                    cut(AsOf.NOW),
                                    PaymentFilter.ALL,
                                    order,
                                    OptionalLong.empty(),
                                    10)
                            .stream()
                            .map(PaymentView::position)
                            .toList();
            List<Long> pages = new ArrayList<>();
            OptionalLong after = OptionalLong.empty();
            for (int page = 0; page < whole.size(); page++) {
                long position =
                        READ_SIDE
                                .payments()
                                .payments(cut(AsOf.NOW), PaymentFilter.ALL, order, after, 1)
                                .getFirst()
                                .position();
                pages.add(position);
                after = OptionalLong.of(position);
            }

            assertThat(whole).hasSize(4);
            assertThat(pages).isEqualTo(whole);
        }
    }

    @Test
    void sortsByAmount() {
        assertThat(
                        READ_SIDE
                                .payments()
                                .payments(
                                        cut(AsOf.NOW),
                                        PaymentFilter.ALL,
                                        new PaymentOrder(PaymentOrder.Key.AMOUNT, false),
                                        OptionalLong.empty(),
                                        10))
                .extracting(PaymentView::amount)
                .isSorted();
    }

    @Test
    void addsUpTheWholeFilter() {
        assertThat(READ_SIDE.payments().totals(cut(AsOf.NOW), PaymentFilter.ofLine("L")))
                .isEqualTo(new PaymentTotals(3, Money.parse("97.00"), 1, Money.parse("44.00")));
        assertThat(READ_SIDE.payments().totals(cut(AsOf.position(9)), PaymentFilter.ofLine("L")))
                .isEqualTo(new PaymentTotals(3, Money.parse("97.00"), 1, Money.parse("32.00")));
        assertThat(
                        READ_SIDE
                                .payments()
                                .totals(cut(AsOf.NOW.until(day(1, 21))), PaymentFilter.ofLine("L")))
                .isEqualTo(new PaymentTotals(1, Money.parse("12.00"), 1, Money.parse("2.00")));
        assertThat(
                        READ_SIDE
                                .payments()
                                .totals(
                                        cut(AsOf.position(6)),
                                        PaymentFilter.ALL.in(PaymentState.SETTLED)))
                .isEqualTo(new PaymentTotals(1, Money.parse("80.00"), 0, Money.ZERO));
    }

    @Test
    void listsARefundThatNamesNoPayment() {
        PaymentView refund =
                READ_SIDE
                        .payments()
                        .payments(cut(AsOf.NOW), PaymentFilter.ALL, OptionalLong.empty(), 1)
                        .getFirst();
        assertThat(refund.kind()).isEqualTo(PaymentKind.REFUND);
        assertThat(refund.payment()).isEqualTo(Optional.empty());
        assertThat(refund.amount()).isEqualTo(Money.parse("2.00"));
    }

    private static List<Long> positions(AsOf asOf, PaymentFilter filter) {
        return READ_SIDE.payments().payments(cut(asOf), filter, OptionalLong.empty(), 10).stream()
                .map(PaymentView::position)
                .toList();
    }
}
