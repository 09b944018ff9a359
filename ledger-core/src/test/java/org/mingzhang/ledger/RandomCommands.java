package org.mingzhang.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleDecider;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ConfirmImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ProposeImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearDecider;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.Payment;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.payment.RecordedPaymentDecider;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;

/// Commands drawn at random from a small world, so that they meet on the same lines, pools and
/// payments: two divisions, eight lines, twenty-four payments, four persons, amounts from cents to
/// a few hundred.
final class RandomCommands {

    private static final List<String> DIVISIONS = List.of("440100000", "440300000");

    private final RandomGenerator random;
    private Function<State, Decision> last;

    RandomCommands(RandomGenerator random) {
        this.random = random;
        this.last = by(BudgetLineDecider::approve, approval());
    }

    /// Draws a command and decides it.
    Decision decideNext(State state) {
        last = draw(state);
        return decideAgain(state);
    }

    /// Decides the last command once more.
    Decision decideAgain(State state) {
        return last.apply(state);
    }

    private Function<State, Decision> draw(State state) {
        return switch (random.nextInt(32)) {
            case 0, 1 -> by(BudgetLineDecider::approve, approval());
            case 2 -> by(BudgetLineDecider::supplement, Examples.supplement(line(), amount()));
            case 3 -> by(BudgetLineDecider::reduce, Examples.reduce(line(), balance(), amount()));
            case 4, 5, 6 -> by(BudgetLineDecider::release, Examples.release(line(), amount()));
            case 7 ->
                    by(
                            BudgetLineDecider::transfer,
                            Examples.virement(line(), line(), balance(), amount()));
            case 8 -> by(PoolRuleDecider::propose, rule());
            case 9 ->
                    by(
                            PoolRuleDecider::confirm,
                            new ConfirmPoolRule(year(), 1 + random.nextInt(3)));
            case 10 ->
                    by(
                            ImportedYearDecider::propose,
                            new ProposeImportedYear(yearOfHistory(), "Old system", "Opening"));
            case 11 -> by(ImportedYearDecider::confirm, new ConfirmImportedYear(yearOfHistory()));
            case 12, 13 ->
                    by(
                            PaymentDecider::submit,
                            Examples.submit(payment(), line(), amount(), sometimes(payment())));
            case 14 -> by(PaymentDecider::review, Examples.review(payment()));
            case 15 -> by(PaymentDecider::approve, Examples.approvePayment(payment()));
            case 16 -> by(PaymentDecider::settle, Examples.settle(payment()));
            case 17 -> by(PaymentDecider::refund, Examples.refund(payment(), amount()));
            case 18 -> by(PaymentDecider::sendBack, Examples.sendBack(payment()));
            case 19 -> by(PaymentDecider::withdraw, Examples.withdraw(payment()));
            case 20, 21 ->
                    by(
                            RecordedPaymentDecider::record,
                            Examples.settledElsewhere(payment(), line(), amount()));
            case 22, 23 ->
                    by(
                            RecordedPaymentDecider::refund,
                            Examples.refundedElsewhere(sometimes(payment()), line(), amount()));
            default -> onward(payment(), state);
        };
    }

    /// The step that brings a payment further, by whoever comes along.
    private Function<State, Decision> onward(String payment, State state) {
        if (!(state.of(Payment.PART.of(payment)) instanceof Payment.Live live)) {
            return by(PaymentDecider::submit, Examples.submit(payment, line(), amount()));
        }
        return switch (live.stage()) {
            case SUBMITTED -> by(PaymentDecider::review, Examples.review(payment));
            case REVIEWED -> by(PaymentDecider::approve, Examples.approvePayment(payment));
            case APPROVED -> by(PaymentDecider::settle, Examples.settle(payment));
            case SETTLED, PARTLY_REFUNDED, REFUNDED ->
                    by(PaymentDecider::refund, Examples.refund(payment, amount()));
            case RETURNED, WITHDRAWN ->
                    by(
                            PaymentDecider::submit,
                            Examples.submit(payment(), line(), amount(), Optional.of(payment)));
        };
    }

    private <C extends Command> Function<State, Decision> by(Decider<C> decider, C command) {
        String role = random.nextInt(8) == 0 ? "importer" : "budget";
        String day = random.nextInt(20) == 0 ? "2026-02-01" : "2026-06-30";
        Occasion occasion = DeciderSpec.occasion("person-" + random.nextInt(4), role, day);
        return state -> decider.decide(command, state, occasion);
    }

    private ApproveAppropriation approval() {
        int number = random.nextInt(8);
        return new ApproveAppropriation(
                "L" + number,
                DIVISIONS.get(number / 4),
                2026,
                "219011",
                "2070104",
                number % 2 == 0 ? "30201" : "31002",
                number % 4 == 3 ? "12" : "11",
                Optional.empty(),
                Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of("shared") : Optional.empty(),
                LocalDate.of(2026, 3, 1),
                Optional.empty(),
                "Budget",
                Money.parse(random.nextInt(60) == 0 ? "999999999999999.99" : authority()),
                List.of());
    }

    private ProposePoolRule rule() {
        PoolRule rule =
                random.nextInt(3) == 0
                        ? new PoolRule(PoolRule.Kind.DECLARED, Optional.empty())
                        : new PoolRule(
                                PoolRule.Kind.PREFIX,
                                Optional.of(new PoolRule.Prefix(21, 3, 1, 21)));
        return new ProposePoolRule(year(), 1 + random.nextInt(3), rule, "Rule");
    }

    private String line() {
        return "L" + random.nextInt(random.nextInt(10) == 0 ? 9 : 8);
    }

    private String payment() {
        return "p" + random.nextInt(24);
    }

    private String year() {
        return DIVISIONS.get(random.nextInt(2)) + "/2026";
    }

    /// Mostly the second division, so that the first has live payments that go their whole way.
    private String yearOfHistory() {
        return DIVISIONS.get(random.nextInt(8) == 0 ? 0 : 1) + "/2026";
    }

    private Balance balance() {
        return random.nextBoolean() ? Balance.AVAILABLE : Balance.UNRELEASED;
    }

    private String amount() {
        return new Money(1 + random.nextInt(random.nextBoolean() ? 5_000 : 30_000)).toString();
    }

    private String authority() {
        return new Money(random.nextInt(200_000)).toString();
    }

    private Optional<String> sometimes(String value) {
        return random.nextInt(4) == 0 ? Optional.of(value) : Optional.empty();
    }
}
