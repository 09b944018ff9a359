package org.mingzhang.projections.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.accounts.Account.APPROVED_BUDGET;
import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.EXPENDED;
import static org.mingzhang.ledger.accounts.Account.PENDING_PAYMENT;
import static org.mingzhang.ledger.accounts.Account.Side.CREDIT;
import static org.mingzhang.ledger.accounts.Account.Side.DEBIT;
import static org.mingzhang.ledger.accounts.Account.TRANSFERRED;
import static org.mingzhang.ledger.accounts.Account.UNRELEASED;
import static org.mingzhang.projections.balances.AccountHolder.LINE;
import static org.mingzhang.projections.balances.AccountHolder.POOL;
import static org.mingzhang.projections.testing.Facts.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// A worked example: two lines of one pool, a payment, and a release that was recorded late.
final class BalanceQueriesTest {

    private static final Facts.Line BOOKS =
            new Facts.Line("BOOKS", "2026/school", "219011", "2050204", "30201");
    private static final Facts.Line CHAIRS =
            new Facts.Line("CHAIRS", "2026/school", "219011", "2050204", "31002");

    private static final ReadSideFixture FIXTURE = ReadSideFixture.create(BalanceQueriesTest.class);
    private static final ReadSide READ_SIDE = FIXTURE.readSide();

    @BeforeAll
    static void happens() {
        Facts.Payment payment = CHAIRS.payment("PAY-1", "80.00");
        FIXTURE.log()
                .append(
                        BOOKS.approved("100.00", day(1, 1)), // 0
                        CHAIRS.approved("50.00", day(1, 1)), // 1
                        BOOKS.released("60.00", day(1, 10)), // 2
                        CHAIRS.released("50.00", day(3, 1)), // 3, effective after the payment
                        payment.submitted(day(2, 1)), // 4, more than the line has
                        payment.settled(day(2, 3)), // 5
                        BOOKS.transferred("20.00", CHAIRS, Balance.UNRELEASED, day(2, 10)), // 6
                        payment.refunded("30.00", day(2, 20))); // 7
        READ_SIDE.start();
    }

    @AfterAll
    static void close() {
        READ_SIDE.close();
    }

    private static Figures figures(AccountHolder holder, String id, AsOf asOf) {
        return READ_SIDE
                .balances()
                .balance(FIXTURE.cut(READ_SIDE, asOf), holder, id)
                .orElseThrow()
                .figures();
    }

    private static Money money(String amount) {
        return Money.parse(amount);
    }

    @Test
    void sayWhatStandsNow() {
        Figures chairs = figures(LINE, "CHAIRS", AsOf.NOW);
        assertThat(chairs.of(AVAILABLE)).isEqualTo(money("0.00"));
        assertThat(chairs.of(UNRELEASED)).isEqualTo(money("20.00"));
        assertThat(chairs.of(EXPENDED)).isEqualTo(money("50.00"));
        assertThat(chairs.of(TRANSFERRED)).isEqualTo(money("20.00"));
        assertThat(chairs.adjustedBudget()).isEqualTo(money("70.00"));
        assertThat(figures(POOL, "2026/school", AsOf.NOW).toString())
                .isEqualTo("{1000=150.00, 2000=40.00, 2100=60.00, 2600=50.00}");
    }

    @Test
    void sayWhatWasKnownRightAfterAnEntry() {
        assertThat(figures(LINE, "CHAIRS", AsOf.position(4)).of(AVAILABLE))
                .isEqualTo(money("-30.00"));
        assertThat(figures(LINE, "CHAIRS", AsOf.position(5)).of(PENDING_PAYMENT))
                .isEqualTo(money("0.00"));
        assertThat(figures(POOL, "2026/school", AsOf.position(1)).of(APPROVED_BUDGET))
                .isEqualTo(money("150.00"));
    }

    @Test
    void sayNothingOfALineThatWasNotOpenedYet() {
        assertThat(
                        READ_SIDE
                                .balances()
                                .balance(FIXTURE.cut(READ_SIDE, AsOf.position(0)), LINE, "CHAIRS"))
                .isEmpty();
    }

    @Test
    void mayBeNegativeOnAnEffectiveDayAndSaySo() {
        BalanceView view =
                READ_SIDE
                        .balances()
                        .balance(FIXTURE.cut(READ_SIDE, AsOf.NOW.until(day(2, 5))), LINE, "CHAIRS")
                        .orElseThrow();
        // Paid on 3 February, released on 1 March.
        assertThat(view.figures().of(AVAILABLE)).isEqualTo(money("-80.00"));
        assertThat(view.effectiveCut()).isTrue();
        assertThat(view.negative()).containsExactly(AVAILABLE);
    }

    @Test
    void combineBothCuts() {
        AsOf knownAfterTheSettlement = AsOf.position(5).until(day(2, 28));
        assertThat(figures(LINE, "CHAIRS", knownAfterTheSettlement).toString())
                .isEqualTo("{1000=50.00, 2000=50.00, 2100=-80.00, 2600=80.00}");
        assertThat(figures(LINE, "CHAIRS", AsOf.NOW.until(day(2, 28))).toString())
                .isEqualTo("{1000=50.00, 1200=20.00, 2000=70.00, 2100=-50.00, 2600=50.00}");
    }

    @Test
    void leadToTheMovementsNewestFirst() {
        List<MovementView> movements =
                READ_SIDE
                        .balances()
                        .movements(FIXTURE.now(READ_SIDE), LINE, "CHAIRS", MovementPage.first(2));
        assertThat(movements).extracting(MovementView::position).containsExactly(7L, 6L);
        MovementView refund = movements.getFirst();
        assertThat(refund.type()).isEqualTo("payment.RefundReceived");
        assertThat(refund.payment()).contains("PAY-1");
        assertThat(refund.changes())
                .containsExactly(
                        new MovementView.Change(AVAILABLE, DEBIT, money("30.00")),
                        new MovementView.Change(EXPENDED, CREDIT, money("30.00")));
        assertThat(refund.after().of(EXPENDED)).isEqualTo(money("50.00"));
    }

    @Test
    void turnThePagesOfTheMovementsOfOneAccount() {
        MovementPage first = new MovementPage(Optional.of(AVAILABLE), OptionalLong.empty(), 2);
        assertThat(positions(first)).containsExactly(7L, 4L);
        assertThat(positions(first.next(4))).containsExactly(3L);
    }

    private static List<Long> positions(MovementPage page) {
        return READ_SIDE.balances().movements(FIXTURE.now(READ_SIDE), LINE, "CHAIRS", page).stream()
                .map(MovementView::position)
                .toList();
    }

    @Test
    void refuseAPageOfMoreThanAThousandRows() {
        assertThat(MovementPage.first(1_000).rows()).isEqualTo(1_000);
        assertThatThrownBy(() -> MovementPage.first(1_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must be 1 to 1000, not 1001");
    }

    @Test
    void sayHowManyMovementsThereAre() {
        BalanceQueries balances = READ_SIDE.balances();

        assertThat(balances.movementCount(FIXTURE.now(READ_SIDE), LINE, "CHAIRS", Optional.empty()))
                .isEqualTo(6);
        assertThat(
                        balances.movementCount(
                                FIXTURE.cut(READ_SIDE, AsOf.position(5)),
                                LINE,
                                "CHAIRS",
                                Optional.of(EXPENDED)))
                .isEqualTo(1);
    }
}
