package org.mingzhang.ledger.budgetline;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.budgetline.Balance.AVAILABLE;
import static org.mingzhang.ledger.budgetline.Balance.UNRELEASED;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Examples.approve;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Examples.reduce;
import static org.mingzhang.ledger.testing.Examples.release;
import static org.mingzhang.ledger.testing.Examples.supplement;
import static org.mingzhang.ledger.testing.Examples.virement;
import static org.mingzhang.ledger.testing.Facts.POOL;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.historyConfirmed;
import static org.mingzhang.ledger.testing.Facts.historyProposed;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.reduced;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.ruleConfirmed;
import static org.mingzhang.ledger.testing.Facts.ruleProposed;
import static org.mingzhang.ledger.testing.Facts.submitted;
import static org.mingzhang.ledger.testing.Facts.supplemented;
import static org.mingzhang.ledger.testing.Facts.transferred;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsApproved;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsLineAvailable;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsUnreleased;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.BudgetLineExists;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.BudgetLineUnknown;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.PoolNotDeclarable;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.PoolNotDeclared;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.VirementOutsideKind;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.VirementWithinLine;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsAvailable;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearNotOpen;
import org.mingzhang.ledger.reference.BasicRefusal.EffectiveDateInFuture;
import org.mingzhang.ledger.reference.BasicRefusal.EffectiveDateOutsideYear;

class BudgetLineDeciderTest {

    private static final String MAX = "999999999999999.99";
    private static final PoolRule DECLARED = new PoolRule(PoolRule.Kind.DECLARED, Optional.empty());

    private static PoolRule prefix(int unit, int function, int economic, int fundType) {
        return new PoolRule(
                PoolRule.Kind.PREFIX,
                Optional.of(new PoolRule.Prefix(unit, function, economic, fundType)));
    }

    private static AppropriationApproved inPool(
            AppropriationApproved approved, String pool, int version) {
        return new AppropriationApproved(
                approved.line(),
                pool,
                Optional.of(version),
                approved.effectiveDate(),
                approved.effectiveAssumed(),
                approved.fiscalYear(),
                approved.division(),
                approved.unit(),
                approved.function(),
                approved.economic(),
                approved.fundType(),
                approved.project(),
                approved.label(),
                approved.document(),
                approved.amount(),
                approved.attachments(),
                approved.calendarVersion(),
                Optional.empty());
    }

    @Nested
    class ALineIsApprovedOnce {
        @ParameterizedTest
        @ValueSource(strings = {"100.00", "0.00", MAX})
        void withAnyAmountFromZeroUp(String amount) {
            given().when(BudgetLineDecider::approve, approve("B", amount))
                    .then(approved("B", amount));
        }

        @Test
        void andNotAgain() {
            given(approved("B", "1.00"))
                    .when(BudgetLineDecider::approve, approve("B", "1.00"))
                    .thenRefused(new BudgetLineExists("B"));
        }

        @Test
        void soThatALogWithTwoApprovalsIsCorrupt() {
            assertThatThrownBy(() ->
                            given(approved("B", "1.00"), approved("B", "1.00"))
                                    .when(BudgetLineDecider::release, release("B", "1.00")))
                    .isInstanceOf(CorruptHistoryException.class);
        }
    }

    @Nested
    class ALineGetsThePoolOfTheRuleInForce {
        @Test
        void orIsItsOwnPoolWithoutARule() {
            given(ruleProposed(1, prefix(21, 3, 1, 0)))
                    .when(BudgetLineDecider::approve, approve("B", "5.00"))
                    .then(approved("B", "5.00"));
        }

        @ParameterizedTest
        @CsvSource({
            "21, 3, 1, 21, 2026/440100000:219011/207/3/11",
            "3, 7, 5, 1, 2026/440100000:219/2070104/30201/1",
            "6, 1, 2, 0, 2026/440100000:219011/2/30/*",
            "0, 0, 0, 0, 2026/440100000:*/*/*/*"
        })
        void byTheLeadingCharactersOfItsCodes(
                int unit, int function, int economic, int fundType, String pool) {
            given(ruleProposed(1, prefix(unit, function, economic, fundType)), ruleConfirmed(1))
                    .when(BudgetLineDecider::approve, approve("B", "5.00"))
                    .then(inPool(approved("B", "5.00"), pool, 1));
        }

        @Test
        void byWhatItsApprovalDeclares() {
            given(ruleProposed(1, DECLARED), ruleConfirmed(1))
                    .when(BudgetLineDecider::approve, declared("B", Optional.of("140/2/1")))
                    .then(inPool(approved("B", "5.00"), "2026/440100000:140/2/1", 1));
        }

        @Test
        void andIsRefusedWithoutTheDeclarationThatTheRuleAsksFor() {
            given(ruleProposed(1, DECLARED), ruleConfirmed(1))
                    .when(BudgetLineDecider::approve, approve("B", "5.00"))
                    .thenRefused(new PoolNotDeclared(1, "B"));
        }

        @Test
        void andIsRefusedWithADeclarationThatNoRuleAsksFor() {
            given().when(BudgetLineDecider::approve, declared("B", Optional.of("140/2/1")))
                    .thenRefused(new PoolNotDeclarable("140/2/1"));
            given(ruleProposed(1, prefix(1, 1, 1, 1)), ruleConfirmed(1))
                    .when(BudgetLineDecider::approve, declared("B", Optional.of("140/2/1")))
                    .thenRefused(new PoolNotDeclarable("140/2/1"));
        }

        @Test
        void andTheNewestConfirmedRuleCounts() {
            given(
                            ruleProposed(1, DECLARED),
                            ruleConfirmed(1),
                            ruleProposed(2, prefix(21, 0, 0, 0)),
                            ruleConfirmed(2),
                            ruleProposed(3, DECLARED))
                    .when(BudgetLineDecider::approve, approve("B", "5.00"))
                    .then(inPool(approved("B", "5.00"), "2026/440100000:219011/*/*/*", 2));
        }

        private BudgetLineCommand.ApproveAppropriation declared(
                String line, Optional<String> pool) {
            return approve(line, "219011", "2070104", "30201", "11", pool, "5.00");
        }
    }

    @Nested
    class AnEffectiveDateLiesInTheFiscalYearAndNotInTheFuture {
        @ParameterizedTest
        @ValueSource(strings = {"2026-01-01", "2026-06-30"})
        void fromTheFirstDayUpToToday(String day) {
            given(approved("B", "1.00"))
                    .when(BudgetLineDecider::supplement, on(LocalDate.parse(day)))
                    .then(
                            new BudgetLineEvent.AppropriationSupplemented(
                                    "B",
                                    "2026/line:B",
                                    LocalDate.parse(day),
                                    Optional.empty(),
                                    2026,
                                    "440100000",
                                    "219011",
                                    "S",
                                    money("1.00"),
                                    List.of(),
                                    Optional.empty()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"2025-12-31", "2027-01-01"})
        void notOutsideTheYear(String day) {
            given(approved("B", "1.00"))
                    .on("2027-02-01")
                    .when(BudgetLineDecider::supplement, on(LocalDate.parse(day)))
                    .thenRefused(new EffectiveDateOutsideYear(2026, LocalDate.parse(day)));
        }

        @Test
        void notTomorrow() {
            given(approved("B", "1.00"))
                    .when(BudgetLineDecider::supplement, on(LocalDate.of(2026, 7, 1)))
                    .thenRefused(
                            new EffectiveDateInFuture(
                                    LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 1)));
        }

        @Test
        void forEveryCommandOfALine() {
            var refusal =
                    new EffectiveDateInFuture(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));
            given().on("2026-02-28")
                    .when(BudgetLineDecider::approve, approve("B", "1.00"))
                    .thenRefused(refusal);
            given(approved("B", "1.00"))
                    .on("2026-02-28")
                    .when(BudgetLineDecider::release, release("B", "1.00"))
                    .thenRefused(refusal);
            given(approved("B", "1.00"))
                    .on("2026-02-28")
                    .when(BudgetLineDecider::reduce, reduce("B", UNRELEASED, "1.00"))
                    .thenRefused(refusal);
            given(approved("B", "1.00"), approved("C", "1.00"))
                    .on("2026-02-28")
                    .when(BudgetLineDecider::transfer, virement("B", "C", UNRELEASED, "1.00"))
                    .thenRefused(refusal);
        }

        private BudgetLineCommand.SupplementAppropriation on(LocalDate day) {
            return new BudgetLineCommand.SupplementAppropriation(
                    "B", day, Optional.empty(), "S", money("1.00"), Optional.empty(), List.of());
        }
    }

    @Nested
    class ACommandNamesALineThatWasApproved {
        @Test
        void orItIsRefused() {
            given().when(BudgetLineDecider::supplement, supplement("B", "1.00"))
                    .thenRefused(new BudgetLineUnknown("B"));
            given().when(BudgetLineDecider::reduce, reduce("B", UNRELEASED, "1.00"))
                    .thenRefused(new BudgetLineUnknown("B"));
            given().when(BudgetLineDecider::release, release("B", "1.00"))
                    .thenRefused(new BudgetLineUnknown("B"));
            given().when(BudgetLineDecider::transfer, virement("B", "C", AVAILABLE, "1.00"))
                    .thenRefused(new BudgetLineUnknown("B"));
            given(approved("B", "1.00"))
                    .when(BudgetLineDecider::transfer, virement("B", "C", AVAILABLE, "1.00"))
                    .thenRefused(new BudgetLineUnknown("C"));
        }
    }

    @Nested
    class OnlyUnreleasedAuthorityIsReleased {
        @ParameterizedTest
        @ValueSource(strings = {"0.01", "70.00"})
        void upToTheLastCent(String amount) {
            given(approved("B", "100.00"), released("B", "30.00"))
                    .when(BudgetLineDecider::release, release("B", amount))
                    .then(released("B", amount));
        }

        @Test
        void andNotOneCentMore() {
            given(approved("B", "100.00"), released("B", "30.00"))
                    .when(BudgetLineDecider::release, release("B", "70.01"))
                    .thenRefused(new AmountExceedsUnreleased("B", money("70.00"), money("70.01")));
        }

        @Test
        void andASupplementIsUnreleasedAtFirst() {
            given(approved("B", "0.00"), supplemented("B", "40.00"))
                    .when(BudgetLineDecider::release, release("B", "40.00"))
                    .then(released("B", "40.00"));
        }
    }

    @Nested
    class AReductionTakesWhatTheLineAndItsPoolHave {
        @Test
        void outOfUnreleasedUpToTheLastCent() {
            given(approved("B", "100.00"), released("B", "30.00"))
                    .when(BudgetLineDecider::reduce, reduce("B", UNRELEASED, "70.00"))
                    .then(reduced("B", UNRELEASED, "70.00"));
        }

        @Test
        void notMoreThanIsUnreleased() {
            given(approved("B", "100.00"), released("B", "30.00"))
                    .when(BudgetLineDecider::reduce, reduce("B", UNRELEASED, "70.01"))
                    .thenRefused(new AmountExceedsUnreleased("B", money("70.00"), money("70.01")));
        }

        @Test
        void outOfAvailableUpToTheLastCent() {
            given(approved("B", "100.00"), released("B", "30.00"))
                    .when(BudgetLineDecider::reduce, reduce("B", AVAILABLE, "30.00"))
                    .then(reduced("B", AVAILABLE, "30.00"));
        }

        @Test
        void notMoreThanIsAvailableOnTheLineThoughThePoolHasMore() {
            given(
                            approved("A", "100.00"),
                            released("A", "30.00"),
                            approved("A2", "100.00"),
                            released("A2", "100.00"))
                    .when(BudgetLineDecider::reduce, reduce("A", AVAILABLE, "30.01"))
                    .thenRefused(
                            new AmountExceedsLineAvailable("A", money("30.00"), money("30.01")));
        }

        @Test
        void notMoreThanIsAvailableInThePoolThoughTheLineHasMore() {
            given(
                            approved("A", "100.00"),
                            released("A", "100.00"),
                            approved("A2", "0.00"),
                            submitted("p1", "A2", "80.00"))
                    .when(BudgetLineDecider::reduce, reduce("A", AVAILABLE, "20.01"))
                    .thenRefused(new AmountExceedsAvailable(POOL, money("20.00"), money("20.01")));
        }

        @Test
        void notMoreThanWasApprovedThoughAVirementBroughtMore() {
            given(
                            approved("B", "10.00"),
                            approved("C", "90.00"),
                            transferred("C", "B", UNRELEASED, "90.00"))
                    .when(BudgetLineDecider::reduce, reduce("B", UNRELEASED, "10.01"))
                    .thenRefused(new AmountExceedsApproved("B", money("10.00"), money("10.01")));
        }
    }

    @Nested
    class AVirementTakesWhatTheLineAndItsPoolHave {
        @ParameterizedTest
        @CsvSource({"UNRELEASED, 70.00", "AVAILABLE, 30.00", "AVAILABLE, 0.01"})
        void upToTheLastCent(Balance balance, String amount) {
            given(approved("B", "100.00"), released("B", "30.00"), approved("C", "0.00"))
                    .when(BudgetLineDecider::transfer, virement("B", "C", balance, amount))
                    .then(transferred("B", "C", balance, amount));
        }

        @Test
        void notMoreThanIsUnreleased() {
            given(approved("B", "100.00"), released("B", "30.00"), approved("C", "0.00"))
                    .when(BudgetLineDecider::transfer, virement("B", "C", UNRELEASED, "70.01"))
                    .thenRefused(new AmountExceedsUnreleased("B", money("70.00"), money("70.01")));
        }

        @Test
        void notMoreThanIsAvailableOnTheLineThoughThePoolHasMore() {
            given(
                            approved("A", "30.00"),
                            released("A", "30.00"),
                            approved("A2", "100.00"),
                            released("A2", "100.00"),
                            approved("C", "0.00"))
                    .when(BudgetLineDecider::transfer, virement("A", "C", AVAILABLE, "30.01"))
                    .thenRefused(
                            new AmountExceedsLineAvailable("A", money("30.00"), money("30.01")));
        }

        @Test
        void notMoreThanIsAvailableInThePoolThoughTheLineHasMore() {
            given(
                            approved("A", "100.00"),
                            released("A", "100.00"),
                            approved("A2", "0.00"),
                            submitted("p1", "A2", "80.00"),
                            approved("C", "0.00"))
                    .when(BudgetLineDecider::transfer, virement("A", "C", AVAILABLE, "20.01"))
                    .thenRefused(new AmountExceedsAvailable(POOL, money("20.00"), money("20.01")));
        }

        @Test
        void andFillsWhatAnotherLineOfThePoolOverspent() {
            given(
                            approved("A", "100.00"),
                            released("A", "100.00"),
                            approved("A2", "0.00"),
                            submitted("p1", "A2", "40.00"))
                    .when(BudgetLineDecider::transfer, virement("A", "A2", AVAILABLE, "40.00"))
                    .then(transferred("A", "A2", AVAILABLE, "40.00"));
        }
    }

    @Nested
    class AVirementJoinsTwoLinesOfOneKind {
        @Test
        void notALineWithItself() {
            given(approved("B", "100.00"))
                    .when(BudgetLineDecider::transfer, virement("B", "B", UNRELEASED, "1.00"))
                    .thenRefused(new VirementWithinLine("B"));
        }

        @ParameterizedTest
        @CsvSource({
            "440100000, 2026, 12, 440100000/2026 12",
            "440100000, 2025, 11, 440100000/2025 11",
            "440300000, 2026, 11, 440300000/2026 11"
        })
        void notAcrossDivisionsYearsOrFundTypes(
                String division, int year, String fundType, String kind) {
            given(
                            approved("B", "100.00"),
                            approved("C", "P", division, year, "219011", fundType, "0.00"))
                    .when(BudgetLineDecider::transfer, virement("B", "C", UNRELEASED, "1.00"))
                    .thenRefused(new VirementOutsideKind("440100000/2026 11", kind));
        }
    }

    @Nested
    class TheSumsOfAPoolStayAmounts {
        @Test
        void whenALineIsApproved() {
            var rule = prefix(21, 0, 0, 0);
            var pool = "2026/440100000:219011/*/*/*";
            given(ruleProposed(1, rule), ruleConfirmed(1), inPool(approved("B", MAX), pool, 1))
                    .when(BudgetLineDecider::approve, approve("C", "0.01"))
                    .thenRefused(new AmountExceedsRange(pool, money("0.01")));
        }

        @Test
        void whenALineIsSupplemented() {
            given(approved("A", MAX), approved("A2", "0.00"))
                    .when(BudgetLineDecider::supplement, supplement("A2", "0.01"))
                    .thenRefused(new AmountExceedsRange(POOL, money("0.01")));
        }

        @Test
        void whenAVirementArrives() {
            given(approved("A", MAX), approved("B", "1.00"))
                    .when(BudgetLineDecider::transfer, virement("B", "A", UNRELEASED, "0.01"))
                    .thenRefused(new AmountExceedsRange(POOL, money("0.01")));
        }

        @Test
        void andAVirementWithinAFullPoolHolds() {
            given(approved("A", MAX), approved("A2", "0.00"))
                    .when(BudgetLineDecider::transfer, virement("A", "A2", UNRELEASED, MAX))
                    .then(transferred("A", "A2", UNRELEASED, MAX));
        }
    }

    @Nested
    class AnImporterChangesBudgetsOfHistoryOnly {
        @Test
        void inAYearThatWasOpened() {
            given(historyProposed(), historyConfirmed())
                    .as("import-1", "importer")
                    .when(BudgetLineDecider::approve, approve("B", "5.00"))
                    .then(approved("B", "5.00"));
        }

        @Test
        void notInAYearThatWasOnlyProposed() {
            given(historyProposed())
                    .as("import-1", "importer")
                    .when(BudgetLineDecider::approve, approve("B", "5.00"))
                    .thenRefused(new ImportedYearNotOpen("440100000/2026"));
        }

        @Test
        void notInAYearOfLivePayments() {
            var spec = given(approved("B", "5.00"), livePaymentsBegan()).as("import-1", "importer");
            var refusal = new ImportedYearNotOpen("440100000/2026");
            spec.when(BudgetLineDecider::supplement, supplement("B", "1.00")).thenRefused(refusal);
            spec.when(BudgetLineDecider::reduce, reduce("B", UNRELEASED, "1.00"))
                    .thenRefused(refusal);
            spec.when(BudgetLineDecider::release, release("B", "1.00")).thenRefused(refusal);
        }
    }

    @Nested
    class WhatNoDecisionCanHaveProducedIsCorrupt {
        @Test
        void aReleaseOfALineThatNobodyApproved() {
            assertThatThrownBy(() ->
                            given(released("B", "1.00"))
                                    .when(BudgetLineDecider::release, release("B", "1.00")))
                    .isInstanceOf(CorruptHistoryException.class);
        }

        @Test
        void aLineBelowZero() {
            assertThatThrownBy(() ->
                            given(approved("B", "1.00"), released("B", "1.01"))
                                    .when(BudgetLineDecider::release, release("B", "1.00")))
                    .isInstanceOf(CorruptHistoryException.class)
                    .hasMessageContaining("line B would hold");
        }
    }
}
