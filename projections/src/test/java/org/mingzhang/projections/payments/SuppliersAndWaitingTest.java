package org.mingzhang.projections.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mingzhang.projections.testing.Facts.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// An organisation that was paid and gave a part back, an application of it that waits, and a
/// person.
final class SuppliersAndWaitingTest {

    private static final ReadSideFixture FIXTURE =
            ReadSideFixture.create(SuppliersAndWaitingTest.class);
    private static final ReadSide READ_SIDE = FIXTURE.readSide();

    private static final Facts.Line LINE = Facts.Line.of("L");
    private static final Facts.Payment PAID = LINE.payment("PAY-1", "80.00");
    private static final Facts.Payment TO_PERSON = LINE.payment("PAY-2", "7.00");
    private static final Facts.Payment WAITING = LINE.payment("PAY-3", "5.00");

    @BeforeAll
    static void happens() {
        Disclosable hidden = new Disclosable.Committed(Facts.COMMITMENT);
        FIXTURE.log()
                .append(LINE.approved("500.00", day(1, 1))) // 0
                .append(PAID.submitted(day(2, 1)), PAID.reviewed(day(2, 2))) // 1, 2
                .append(PAID.approved(day(2, 3)), PAID.settled(day(2, 4))) // 3, 4
                .append(TO_PERSON.submitted(day(2, 5), Facts.PERSON, hidden)) // 5
                .append(TO_PERSON.reviewed(day(2, 6)), TO_PERSON.approved(day(2, 7))) // 6, 7
                .append(TO_PERSON.settled(day(2, 8))) // 8
                .append(WAITING.submitted(day(2, 20)), WAITING.reviewed(day(2, 21))) // 9, 10
                .append(PAID.refunded("30.00", day(3, 1))); // 11
        READ_SIDE.start();
    }

    @AfterAll
    static void close() {
        READ_SIDE.close();
    }

    private static Cut cut(AsOf asOf) {
        return FIXTURE.cut(READ_SIDE, asOf);
    }

    private static SupplierPage payees(Payee.Kind kind, Cut cut) {
        return READ_SIDE
                .suppliers()
                .suppliers(
                        cut,
                        PaymentFilter.ALL,
                        kind,
                        Optional.empty(),
                        SupplierQueries.Order.PAID,
                        0,
                        10);
    }

    @Test
    void aSupplierHasWhatWasSettledLessWhatCameBack() {
        assertThat(payees(Payee.Kind.ORGANISATION, cut(AsOf.NOW)).rows())
                .singleElement()
                .satisfies(supplier -> {
                    assertThat(supplier.paid()).isEqualTo(Money.parse("50.00"));
                    assertThat(supplier.pending()).isEqualTo(Money.parse("5.00"));
                    assertThat(supplier.payments()).isEqualTo(2);
                    assertThat(supplier.units()).isEqualTo(1);
                });
        assertThat(payees(Payee.Kind.ORGANISATION, cut(AsOf.position(4))).paid())
                .isEqualTo(Money.parse("80.00"));
        assertThat(payees(Payee.Kind.ORGANISATION, cut(AsOf.NOW.until(day(2, 28)))).paid())
                .isEqualTo(Money.parse("80.00"));
    }

    @Test
    void whatAllPayeesWerePaidIsWhatWasPaid() {
        for (AsOf asOf : new AsOf[] {AsOf.NOW, AsOf.position(8), AsOf.NOW.until(day(2, 6))}) {
            Cut cut = cut(asOf);
            Money paid =
                    READ_SIDE
                            .balances()
                            .balance(cut, AccountHolder.LINE, LINE.name())
                            .orElseThrow()
                            .figures()
                            .paid();

            assertThat(
                            payees(Payee.Kind.ORGANISATION, cut)
                                    .paid()
                                    .plus(payees(Payee.Kind.PERSON, cut).paid()))
                    .isEqualTo(paid);
        }
    }

    @Test
    void aNameThatIsHiddenIsNotGiven() {
        assertThat(payees(Payee.Kind.PERSON, cut(AsOf.NOW)).rows())
                .singleElement()
                .satisfies(person -> assertThat(person.name()).isEmpty());
    }

    @Test
    void aSupplierIsDividedByUnitAndYear() {
        String payee = payees(Payee.Kind.ORGANISATION, cut(AsOf.NOW)).rows().getFirst().payee();

        assertThat(READ_SIDE.suppliers().shares(cut(AsOf.NOW), PaymentFilter.ALL.to(payee)))
                .singleElement()
                .satisfies(share ->
                        assertThat(share.figures().paid()).isEqualTo(Money.parse("50.00")));
    }

    @Test
    void whatWaitsForSomebodyIsPagedByItsApplications() {
        Cut then = cut(AsOf.position(5));
        List<PaymentState> states = List.of(PaymentState.SUBMITTED);

        assertThat(READ_SIDE.tasks().loads(then, PaymentFilter.ALL, states, "nobody"))
                .containsExactly(
                        new InFlightQueries.Waiting(
                                PaymentState.SUBMITTED, 1, Money.parse("7.00"), day(2, 5)));
        assertThat(
                        READ_SIDE
                                .tasks()
                                .waiting(
                                        then,
                                        PaymentFilter.ALL,
                                        states,
                                        "nobody",
                                        OptionalLong.of(1),
                                        10))
                .extracting(row -> row.payment().payment().orElseThrow())
                .containsExactly("PAY-2");
        assertThat(
                        READ_SIDE
                                .tasks()
                                .waiting(
                                        then,
                                        PaymentFilter.ALL,
                                        states,
                                        "nobody",
                                        OptionalLong.of(5),
                                        10))
                .isEmpty();
    }

    @Test
    void whatWaitsIsCountedFromItsApplication() {
        Cut now = cut(AsOf.NOW);

        assertThat(READ_SIDE.inFlight().waiting(now, PaymentFilter.ALL))
                .containsExactly(
                        new InFlightQueries.Waiting(
                                PaymentState.REVIEWED, 1, Money.parse("5.00"), day(2, 20)));
        assertThat(READ_SIDE.inFlight().payments(now, PaymentFilter.ALL, 0, 10))
                .extracting(row -> row.payment().payment().orElseThrow(), InFlightView::appliedOn)
                .containsExactly(tuple("PAY-3", day(2, 20)));
        assertThat(READ_SIDE.inFlight().waiting(cut(AsOf.position(1)), PaymentFilter.ALL))
                .extracting(InFlightQueries.Waiting::state)
                .containsExactly(PaymentState.SUBMITTED);
    }
}
