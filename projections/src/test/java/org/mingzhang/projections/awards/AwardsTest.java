package org.mingzhang.projections.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.projections.testing.Facts.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.carryover.CarryOverEvent.CarriedContract;
import org.mingzhang.ledger.carryover.CarryOverEvent.CarryForwardOpened;
import org.mingzhang.ledger.carryover.CarryOverEvent.FundsCarriedForward;
import org.mingzhang.ledger.contract.ContractEvent.ContractEnded;
import org.mingzhang.ledger.contract.ContractEvent.ContractIncreased;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.awards.AwardQueries.By;
import org.mingzhang.projections.awards.AwardQueries.Filter;
import org.mingzhang.projections.awards.AwardQueries.Order;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.replay.StateDigest;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// A contract of 100.00 that is raised by 20.00: 40.00 are paid and 5.00 come back, 30.00 wait,
/// 10.00 are asked for and returned, and the rest goes over to the next year. Another contract of
/// 50.00 with a person ends while a payment waits, which is then returned.
final class AwardsTest {

    private static final String CONTRACT = "K-1";
    private static final String OF_PERSON = "K-2";
    private static final String SUPPLIER = Facts.ORGANISATION.id();

    private final Facts.Line line = Facts.Line.of("L");
    private final Facts.Line next = Facts.Line.of("N");
    private ReadSideFixture fixture;
    private ReadSide readSide;

    private ContractSigned signed(String contract, Payee payee, String amount) {
        return new ContractSigned(
                contract,
                Optional.empty(),
                line.name(),
                line.pool(),
                day(2, 1),
                Facts.YEAR,
                Facts.DIVISION,
                line.unit(),
                "doc",
                payee,
                payee.isPerson()
                        ? new Disclosable.Committed(Facts.COMMITMENT)
                        : new Disclosable.Disclosed("Chairs"),
                Money.parse(amount),
                Money.ZERO,
                List.of(),
                Optional.empty());
    }

    private ContractIncreased increased(String amount) {
        return new ContractIncreased(
                CONTRACT,
                line.name(),
                line.pool(),
                day(3, 1),
                Facts.YEAR,
                Facts.DIVISION,
                line.unit(),
                "doc",
                Money.parse(amount),
                List.of(),
                Optional.empty());
    }

    private ContractEnded ended(String contract, String amount) {
        return new ContractEnded(
                contract,
                line.name(),
                line.pool(),
                day(3, 5),
                Facts.YEAR,
                Facts.DIVISION,
                line.unit(),
                "doc",
                "No longer needed",
                Money.parse(amount),
                List.of(),
                Optional.empty());
    }

    private PaymentReturned returned(Facts.Payment payment, Optional<String> contract) {
        return new PaymentReturned(
                payment.id(),
                line.name(),
                line.pool(),
                day(3, 10),
                Facts.YEAR,
                Facts.DIVISION,
                line.unit(),
                payment.amount(),
                "No basis",
                contract,
                Optional.empty(),
                Optional.empty());
    }

    private RefundReceived refunded(Facts.Payment payment, String amount) {
        return new RefundReceived(
                payment.id(),
                line.name(),
                line.pool(),
                day(3, 12),
                Facts.YEAR,
                Facts.DIVISION,
                line.unit(),
                Money.parse(amount),
                "Broken",
                "v-r",
                Optional.of(CONTRACT),
                List.of(),
                Optional.empty());
    }

    private FundsCarriedForward forward(String amount) {
        return new FundsCarriedForward(
                line.name(),
                line.pool(),
                day(12, 31),
                Facts.YEAR,
                Facts.DIVISION,
                line.unit(),
                "doc",
                next.name(),
                Money.ZERO,
                Money.ZERO,
                List.of(),
                List.of(new CarriedContract(CONTRACT, Money.parse(amount))),
                List.of(),
                Optional.empty());
    }

    private CarryForwardOpened over(String amount) {
        return new CarryForwardOpened(
                next.name(),
                next.pool(),
                LocalDate.of(2027, 1, 1),
                2027,
                Facts.DIVISION,
                next.unit(),
                "doc",
                line.name(),
                Money.ZERO,
                Money.ZERO,
                List.of(),
                List.of(new CarriedContract(CONTRACT, Money.parse(amount))),
                List.of(),
                Optional.empty());
    }

    /// Batches of one entry, folds that forget: what is known of a contract comes from the rows.
    @BeforeEach
    void happens() {
        fixture = ReadSideFixture.create(AwardsTest.class);
        Facts.Payment paid = line.payment("PAY-1", "40.00");
        Facts.Payment waiting = line.payment("PAY-2", "30.00");
        Facts.Payment refused = line.payment("PAY-3", "10.00");
        Facts.Payment beside = line.payment("PAY-4", "3.00");
        Facts.Payment ofPerson = line.payment("PAY-5", "8.00");
        fixture.log()
                .append(line.approved("1000.00", day(1, 1)), line.released("1000.00", day(1, 1)))
                .append(next.approved("0.00", LocalDate.of(2027, 1, 1), 2027))
                .append(signed(CONTRACT, Facts.ORGANISATION, "100.00")) // 3
                .append(signed(OF_PERSON, Facts.PERSON, "50.00")) // 4
                .append(paid.submitted(day(2, 3), CONTRACT), paid.settled(day(2, 4))) // 5, 6
                .append(beside.submitted(day(2, 5)), beside.settled(day(2, 6))) // 7, 8
                .append(increased("20.00")) // 9
                .append(waiting.submitted(day(3, 2), CONTRACT)) // 10
                .append(refused.submitted(day(3, 2), CONTRACT)) // 11
                .append(returned(refused, Optional.of(CONTRACT))) // 12
                .append(ofPerson.submitted(day(3, 3), OF_PERSON)) // 13
                .append(ended(OF_PERSON, "42.00")) // 14
                .append(returned(ofPerson, Optional.empty())) // 15
                .append(refunded(paid, "5.00")) // 16
                .append(forward("55.00"), over("55.00")); // 17, 18
        readSide = fixture.readSide(fixture.database().projector(), ReadSideFixture.limits(1, 1));
        readSide.start();
    }

    @AfterEach
    void close() {
        readSide.close();
    }

    private AwardView of(Cut cut, Filter filter) {
        return readSide.awards().total(cut, filter).orElseThrow();
    }

    private static Filter ofSupplier() {
        return Filter.ALL.of(SUPPLIER);
    }

    @Test
    void aSupplierHasWhatWasAwardedPaidAndIsOpen() {
        AwardView awards = of(fixture.now(readSide), ofSupplier());

        assertThat(awards.name()).contains("Books & Chairs Ltd");
        assertThat(awards.contracts()).isEqualTo(1);
        assertThat(awards.awarded()).isEqualTo(Money.parse("120.00"));
        assertThat(awards.paid()).isEqualTo(Money.parse("35.00"));
        assertThat(awards.pending()).isEqualTo(Money.parse("30.00"));
        assertThat(awards.carried()).isEqualTo(Money.ZERO);
        assertThat(awards.open()).isEqualTo(Money.parse("85.00"));
    }

    @Test
    void aYearHasWhatWentOverToTheNext() {
        List<AwardView> years =
                readSide.awards()
                        .awards(
                                fixture.now(readSide),
                                ofSupplier(),
                                List.of(By.UNIT, By.YEAR),
                                Order.AWARDED,
                                0,
                                10)
                        .rows();

        assertThat(years.stream().map(AwardView::keys))
                .containsExactly(List.of(line.unit(), "2026"), List.of(line.unit(), "2027"));
        assertThat(years.stream().map(AwardView::carried))
                .containsExactly(Money.parse("-55.00"), Money.parse("55.00"));
        assertThat(years.stream().map(AwardView::open))
                .containsExactly(Money.parse("30.00"), Money.parse("55.00"));
    }

    @Test
    void anEarlierCutSaysWhatWasKnownThenAndWhatHadHappened() {
        assertThat(of(fixture.cut(readSide, AsOf.position(8)), ofSupplier()).open())
                .isEqualTo(Money.parse("60.00"));
        assertThat(of(fixture.cut(readSide, AsOf.NOW.until(day(2, 28))), ofSupplier()).paid())
                .isEqualTo(Money.parse("40.00"));
        assertThat(readSide.awards().total(fixture.cut(readSide, AsOf.position(2)), Filter.ALL))
                .isEmpty();
    }

    @Test
    void personsStandTogetherWithoutNameAndWhatEndsIsNotAwarded() {
        AwardView persons =
                readSide.awards()
                        .awards(
                                fixture.now(readSide),
                                Filter.ALL,
                                List.of(By.SUPPLIER),
                                Order.AWARDED,
                                1,
                                10)
                        .rows()
                        .getFirst();

        assertThat(persons.keys()).containsExactly("");
        assertThat(persons.name()).isEmpty();
        assertThat(persons.awarded()).isEqualTo(Money.ZERO);
        assertThat(persons.pending()).isEqualTo(Money.ZERO);
    }

    /// What is open and not applied for is what stands on account 2400 of both lines.
    @Test
    void whatContractsHoldIsWhatTheBooksSay() {
        for (AsOf asOf :
                List.of(AsOf.NOW, AsOf.position(9), AsOf.position(14), AsOf.NOW.until(day(3, 4)))) {
            Cut cut = fixture.cut(readSide, asOf);
            AwardView all = of(cut, Filter.ALL);

            assertThat(all.open().minus(all.pending()))
                    .as("%s", asOf)
                    .isEqualTo(committed(cut, "L").plus(committed(cut, "N")));
        }
    }

    private Money committed(Cut cut, String name) {
        return readSide.balances()
                .balance(cut, AccountHolder.LINE, name)
                .map(BalanceView::figures)
                .orElse(Figures.ZERO)
                .of(Account.COMMITTED);
    }

    @Test
    void aFilterChoosesAndPagesFollowEachOther() {
        Cut now = fixture.now(readSide);
        AwardQueries.Page first =
                readSide.awards().awards(now, Filter.ALL, List.of(By.CONTRACT), Order.OPEN, 0, 1);

        assertThat(first.count()).isEqualTo(2);
        assertThat(first.rows().getFirst().keys()).containsExactly(CONTRACT);
        Filter none =
                new Filter(
                        OptionalInt.of(1999),
                        Optional.of("44"),
                        Optional.of("21"),
                        Optional.empty(),
                        Optional.of(CONTRACT));
        assertThat(
                        readSide.awards()
                                .awards(now, none, List.of(By.CONTRACT), Order.LATEST, 0, 1)
                                .count())
                .isZero();
    }

    @Test
    void aRebuildThatRemembersAllSaysTheSame() throws InterruptedException {
        fixture.now(readSide);
        StateDigest live = readSide.digest(OptionalLong.empty());
        try (ReadSide other = fixture.readSide()) {
            other.rebuild().run((_, _, _) -> {});
            assertThat(other.digest(OptionalLong.of(fixture.log().size()))).isEqualTo(live);
        }
    }
}
