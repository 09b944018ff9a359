package org.mingzhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.Examples.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal;
import org.mingzhang.ledger.calendar.CalendarRefusal;
import org.mingzhang.ledger.calendar.Phase;
import org.mingzhang.ledger.carryover.CarryOverRefusal;
import org.mingzhang.ledger.contract.ContractRefusal;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.identity.AccessRefusal;
import org.mingzhang.ledger.identity.KeyRefusal;
import org.mingzhang.ledger.identity.SignatureRefusal;
import org.mingzhang.ledger.identity.SigningRuleRefusal;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal;
import org.mingzhang.ledger.payment.Payment;
import org.mingzhang.ledger.payment.PaymentRefusal;
import org.mingzhang.ledger.reference.BasicRefusal;

/// What a person is told by each refusal: the rule, its limit, the value, what it points to.
class RefusalTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    static Stream<Arguments> refusals() {
        return Stream.of(
                row(
                        new BasicRefusal.EffectiveDateOutsideYear(2025, DAY),
                        "effective-date-outside-year 2025 2026-07-01 -"),
                row(
                        new BasicRefusal.EffectiveDateInFuture(DAY.minusDays(1), DAY),
                        "effective-date-in-future 2026-06-30 2026-07-01 -"),
                row(
                        new BasicRefusal.RoleNotPermitted("auditor", "budget, finance"),
                        "role-not-permitted budget, finance auditor -"),
                row(new KeyRefusal.KeyExists("k"), "key-exists - k -"),
                row(new KeyRefusal.KeyNotProposed("k"), "key-not-proposed - k -"),
                row(new KeyRefusal.KeyNotInUse("k"), "key-not-in-use - k -"),
                row(new KeyRefusal.NotTheKeyHolder("k", "li"), "not-the-key-holder - li k"),
                row(
                        new SignatureRefusal.SignatureMissing("li", Optional.of("1")),
                        "signature-missing - li -"),
                row(new SignatureRefusal.SignatureInvalid("k"), "signature-invalid - k -"),
                row(new SignatureRefusal.KeyNotEnrolled("k"), "key-not-enrolled - k -"),
                row(new SignatureRefusal.KeyRevokedBefore("k"), "key-revoked-before - k -"),
                row(
                        new SignatureRefusal.KeyOfAnotherPerson("li", "k"),
                        "key-of-another-person - li k"),
                row(
                        new SignatureRefusal.StatementMismatch("amount", Optional.of("1.00")),
                        "statement-mismatch 1.00 amount -"),
                row(
                        new SignatureRefusal.StatementExpired(
                                Instant.EPOCH, Instant.EPOCH.plusSeconds(1)),
                        "statement-expired 1970-01-01T00:00:00Z 1970-01-01T00:00:01Z -"),
                row(
                        new SigningRuleRefusal.SigningRuleVersionNotNext(2, 4),
                        "signing-rule-version-not-next 2 4 -"),
                row(
                        new SigningRuleRefusal.SigningRuleNotProposed(2),
                        "signing-rule-not-proposed - 2 -"),
                row(
                        new SigningRuleRefusal.SigningRulePutOff(DAY, DAY.plusDays(1)),
                        "signing-rule-put-off 2026-07-01 2026-07-02 -"),
                row(new AccessRefusal.AccessIsBlocked("li"), "access-is-blocked - li -"),
                row(new AccessRefusal.AccessNotBlocked("li"), "access-not-blocked - li -"),
                row(
                        new BasicRefusal.SamePersonTwice("li", "reviewer"),
                        "same-person-twice ≠ reviewer li -"),
                row(new BudgetLineRefusal.BudgetLineUnknown("A"), "budget-line-unknown - A -"),
                row(new BudgetLineRefusal.BudgetLineExists("A"), "budget-line-exists - A A"),
                row(new BudgetLineRefusal.PoolNotDeclared(3, "A"), "pool-not-declared - A -"),
                row(new BudgetLineRefusal.PoolNotDeclarable("P"), "pool-not-declarable - P -"),
                row(
                        new BudgetLineRefusal.AmountExceedsUnreleased(
                                "A", money("1.00"), money("2.00")),
                        "amount-exceeds-unreleased 1.00 2.00 A"),
                row(
                        new BudgetLineRefusal.AmountExceedsLineAvailable(
                                "A", money("1.00"), money("2.00")),
                        "amount-exceeds-line-available 1.00 2.00 A"),
                row(
                        new BudgetLineRefusal.AmountExceedsApproved(
                                "A", money("1.00"), money("2.00")),
                        "amount-exceeds-approved 1.00 2.00 A"),
                row(new BudgetLineRefusal.VirementWithinLine("A"), "virement-within-line - A -"),
                row(
                        new BudgetLineRefusal.VirementOutsideKind("44/2026 11", "44/2026 12"),
                        "virement-outside-kind 44/2026 11 44/2026 12 -"),
                row(
                        new ControlPoolRefusal.AmountExceedsAvailable(
                                "P", money("1.00"), money("2.00")),
                        "amount-exceeds-available 1.00 2.00 P"),
                row(
                        new ControlPoolRefusal.AmountExceedsRange("P", money("2.00")),
                        "amount-exceeds-range 999999999999999.99 2.00 P"),
                row(
                        new ControlPoolRefusal.PoolRuleVersionNotNext(2, 4),
                        "pool-rule-version-not-next 2 4 -"),
                row(new ControlPoolRefusal.PoolRuleNotProposed(4), "pool-rule-not-proposed - 4 -"),
                row(
                        new ImportedYearRefusal.ImportedYearNotOpen("44/2026"),
                        "imported-year-not-open - 44/2026 -"),
                row(
                        new ImportedYearRefusal.ImportedYearAlreadyProposed("44/2026"),
                        "imported-year-already-proposed - 44/2026 -"),
                row(
                        new ImportedYearRefusal.ImportedYearNotProposed("44/2026"),
                        "imported-year-not-proposed - 44/2026 -"),
                row(
                        new ImportedYearRefusal.YearHasLivePayments("44/2026"),
                        "year-has-live-payments - 44/2026 -"),
                row(
                        new ImportedYearRefusal.YearIsHistory("44/2026"),
                        "year-is-history - 44/2026 -"),
                row(
                        new BasicRefusal.DivisionOutsideScope("4401", "440300000"),
                        "division-outside-scope 4401 440300000 -"),
                row(new PaymentRefusal.PaymentExists("p"), "payment-exists - p p"),
                row(new PaymentRefusal.PaymentUnknown("p"), "payment-unknown - p -"),
                row(
                        new PaymentRefusal.PaymentStateForbids(
                                "p",
                                Payment.Stage.REFUNDED,
                                Set.of(Payment.Stage.PARTLY_REFUNDED, Payment.Stage.SETTLED)),
                        "payment-state-forbids settled, partly refunded refunded p"),
                row(new PaymentRefusal.NotTheHandler("p", "li"), "not-the-handler - li p"),
                row(
                        new PaymentRefusal.RefundExceedsPaid("p", money("1.00"), money("2.00")),
                        "refund-exceeds-paid 1.00 2.00 p"),
                row(
                        new PaymentRefusal.RowAlreadyRecorded(new Evidence("ab".repeat(32), 7)),
                        "row-already-recorded - "
                                + "ab".repeat(32)
                                + ":7 "
                                + "ab".repeat(32)
                                + ":7"),
                row(new BudgetLineRefusal.YearIsClosed("A", 2026), "year-is-closed 2026 A A"),
                row(new BudgetLineRefusal.LineNotEmpty("A"), "line-not-empty - A A"),
                row(
                        new BudgetLineRefusal.OpeningUnbalanced(money("1.00"), money("2.00")),
                        "opening-unbalanced 1.00 2.00 -"),
                row(
                        new BudgetLineRefusal.AmountExceedsFrozen(
                                "A", money("1.00"), money("2.00")),
                        "amount-exceeds-frozen 1.00 2.00 A"),
                row(
                        new BudgetLineRefusal.SettlementOutsidePool("P", "Q"),
                        "settlement-outside-pool P Q -"),
                row(
                        new BudgetLineRefusal.AmountExceedsShortfall(
                                "A", money("1.00"), money("2.00")),
                        "amount-exceeds-shortfall 1.00 2.00 A"),
                row(new BudgetLineRefusal.LineInPool("A", "P"), "line-in-pool - P A"),
                row(
                        new BudgetLineRefusal.LineOverspent("A", money("-1.00")),
                        "line-overspent 0.00 -1.00 A"),
                row(new BudgetLineRefusal.NothingLeft("A"), "nothing-left - A A"),
                row(
                        new BudgetLineRefusal.LineNotSettled("A", Account.FROZEN, money("1.00")),
                        "line-not-settled 0.00 2200 1.00 A"),
                row(
                        new CalendarRefusal.PhaseLocked(
                                2, "execution 2026-01-01/2026-12-31", Instant.EPOCH, "44/2026"),
                        "phase-locked execution 2026-01-01/2026-12-31 1970-01-01T00:00:00Z 44/2026"),
                row(
                        new CalendarRefusal.MonthIsClosed(DAY, DAY.minusDays(1)),
                        "month-is-closed 2026-07-01 2026-06-30 -"),
                row(new CalendarRefusal.MonthNotNext(2, 4), "month-not-next 2 4 -"),
                row(
                        new CalendarRefusal.CalendarVersionNotNext(2, 4),
                        "calendar-version-not-next 2 4 -"),
                row(new CalendarRefusal.CalendarNotProposed(4), "calendar-not-proposed - 4 -"),
                row(
                        new CalendarRefusal.PhasesOutOfOrder(Phase.FINAL_ACCOUNTS),
                        "phases-out-of-order - final accounts -"),
                row(
                        new CalendarRefusal.ExtensionNotLater(Optional.of(DAY), DAY),
                        "extension-not-later 2026-07-01 2026-07-01 -"),
                row(new ContractRefusal.PlanExists("n"), "plan-exists - n n"),
                row(new ContractRefusal.PlanUnknown("n"), "plan-unknown - n -"),
                row(
                        new ContractRefusal.AmountExceedsReserved(
                                "n", money("1.00"), money("2.00")),
                        "amount-exceeds-reserved 1.00 2.00 n"),
                row(new ContractRefusal.PlanOnOtherLine("n", "A", "B"), "plan-on-other-line A B n"),
                row(new ContractRefusal.ContractExists("k"), "contract-exists - k k"),
                row(new ContractRefusal.ContractUnknown("k"), "contract-unknown - k -"),
                row(
                        new ContractRefusal.AmountExceedsCommitted(
                                "k", money("1.00"), money("2.00")),
                        "amount-exceeds-committed 1.00 2.00 k"),
                row(
                        new ContractRefusal.ContractOnOtherLine("k", "A", "B"),
                        "contract-on-other-line A B k"),
                row(
                        new ContractRefusal.ContractWithOther("k", "x", "y"),
                        "contract-with-other x y k"),
                row(new CarryOverRefusal.CarryOutsideKind("x", "y"), "carry-outside-kind x y -"),
                row(new CarryOverRefusal.NothingCarried("A"), "nothing-carried - A A"),
                row(new CarryOverRefusal.PlanNotOnLine("n", "A"), "plan-not-on-line A n A"),
                row(new CarryOverRefusal.ContractNotOnLine("k", "A"), "contract-not-on-line A k A"),
                row(new PaymentRefusal.DuplicateInvoice("x/1", "p"), "duplicate-invoice - x/1 p"),
                row(
                        new PaymentRefusal.DuplicateContractLine("x/1", "p"),
                        "duplicate-contract-line - x/1 p"),
                row(
                        new PaymentRefusal.DuplicateDemand("u x 1.00", "p"),
                        "duplicate-demand - u x 1.00 p"),
                row(
                        new PaymentRefusal.CorrectionOutsideKind("x", "y"),
                        "correction-outside-kind x y -"),
                row(new PaymentRefusal.CorrectionWithinLine("A"), "correction-within-line - A -"),
                row(
                        new PaymentRefusal.PaymentUnderContract("p", "k"),
                        "payment-under-contract k p p"),
                row(new PaymentRefusal.YearNotClosed("p", "A"), "year-not-closed - A p"),
                row(
                        new PaymentRefusal.PaymentAlreadyReplaced("p", "q"),
                        "payment-already-replaced - p q"),
                row(
                        new BasicRefusal.UnitOutsideScope("219", "220"),
                        "unit-outside-scope 219 220 -"),
                row(new PaymentRefusal.PaymentIsBlocked("p", "c"), "payment-is-blocked - p c"),
                row(
                        new PaymentRefusal.PaymentNotBlocked("p", Optional.of("c"), "d"),
                        "payment-not-blocked c d p"),
                row(new PaymentRefusal.VoucherDiffers("p", "v", "w"), "voucher-differs v w p"),
                row(
                        new PaymentRefusal.BankAmountDiffers("p", money("1.00"), money("2.00")),
                        "bank-amount-differs 1.00 2.00 p"),
                row(new PaymentRefusal.ClaimMissing("30211", 3), "claim-missing - 30211 -"),
                row(new PaymentRefusal.DuplicateClaim("c", "p"), "duplicate-claim - c p"));
    }

    private static Arguments row(Refusal refusal, String told) {
        return Arguments.of(refusal, told);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalTellsItsRuleLimitValueAndReference(Refusal refusal, String told) {
        assertThat(
                        String.join(
                                " ",
                                refusal.rule(),
                                refusal.limit().orElse("-"),
                                refusal.value().orElse("-"),
                                refusal.reference().orElse("-")))
                .isEqualTo(told);
    }

    @Test
    void noRefusalIsMissingHere() {
        Set<Class<?>> told = new HashSet<>();
        refusals().forEach(row -> told.add(first(row).getClass()));

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(
                                        BasicRefusal.class,
                                        BudgetLineRefusal.class,
                                        ControlPoolRefusal.class,
                                        ImportedYearRefusal.class,
                                        PaymentRefusal.class,
                                        CalendarRefusal.class,
                                        ContractRefusal.class,
                                        CarryOverRefusal.class,
                                        KeyRefusal.class,
                                        SignatureRefusal.class,
                                        SigningRuleRefusal.class,
                                        AccessRefusal.class)
                                .<Class<?>>flatMap(
                                        rules -> Arrays.stream(rules.getPermittedSubclasses()))
                                .toList());
    }

    @Test
    void aRuleThatIsPublishedDataNamesItsVersion() {
        assertThat(new BudgetLineRefusal.PoolNotDeclared(3, "A").ruleVersion()).contains("3");
        assertThat(new PaymentRefusal.PaymentExists("p").ruleVersion()).isEqualTo(Optional.empty());
    }

    private static Object first(Arguments row) {
        @Nullable Object refusal = row.get()[0];
        return refusal == null ? "nothing" : refusal;
    }
}
