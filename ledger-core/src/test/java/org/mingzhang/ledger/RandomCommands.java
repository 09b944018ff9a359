package org.mingzhang.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ChangeLinePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.CloseYear;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.FreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.LapseSurplus;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecallFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecordOpeningBalance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SettlePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.UnfreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.budgetline.FundsDecider;
import org.mingzhang.ledger.budgetline.YearEndDecider;
import org.mingzhang.ledger.calendar.CalendarCommand.CloseMonth;
import org.mingzhang.ledger.calendar.CalendarCommand.ConfirmPhaseDates;
import org.mingzhang.ledger.calendar.CalendarCommand.GrantExtension;
import org.mingzhang.ledger.calendar.CalendarCommand.ProposePhaseDates;
import org.mingzhang.ledger.calendar.CalendarDecider;
import org.mingzhang.ledger.calendar.FiscalCalendar;
import org.mingzhang.ledger.calendar.Phase;
import org.mingzhang.ledger.calendar.PhaseDates;
import org.mingzhang.ledger.carryover.CarryOverCommand.CarryForward;
import org.mingzhang.ledger.carryover.CarryOverDecider;
import org.mingzhang.ledger.contract.Contract;
import org.mingzhang.ledger.contract.ContractCommand.CancelReservation;
import org.mingzhang.ledger.contract.ContractCommand.EndContract;
import org.mingzhang.ledger.contract.ContractCommand.IncreaseContract;
import org.mingzhang.ledger.contract.ContractCommand.ReduceContract;
import org.mingzhang.ledger.contract.ContractCommand.ReserveFunds;
import org.mingzhang.ledger.contract.ContractCommand.SignContract;
import org.mingzhang.ledger.contract.ContractDecider;
import org.mingzhang.ledger.contract.ProcurementPlan;
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
import org.mingzhang.ledger.payment.ApprovalDecider;
import org.mingzhang.ledger.payment.BlockDecider;
import org.mingzhang.ledger.payment.Payment;
import org.mingzhang.ledger.payment.PaymentCommand.BlockPayment;
import org.mingzhang.ledger.payment.PaymentCommand.CorrectPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordPriorYearRefund;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentCommand.UnblockPayment;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.payment.RecordedPaymentDecider;
import org.mingzhang.ledger.payment.VoucherDecider;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.TableCommand.ConfirmTable;
import org.mingzhang.ledger.ruletable.TableCommand.ProposeTable;
import org.mingzhang.ledger.ruletable.TableDecider;
import org.mingzhang.ledger.ruletable.TableForm;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;

/// Commands drawn at random from a small world, so that they meet on the same lines, pools and
/// payments: two divisions, eight lines and as many of the next year, twenty-four payments, five
/// plans and contracts, four persons, amounts from cents to a few hundred.
final class RandomCommands {

    private static final List<String> DIVISIONS = List.of("440100000", "440300000");

    private static final LocalDate DAY = Examples.DAY;

    /// After so many commands every other one winds a year up.
    private static final int YEAR = 300;

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 15);

    private final RandomGenerator random;
    private Function<State, Decision> last;
    private int count;
    private Drawn drawn;

    RandomCommands(RandomGenerator random) {
        this.random = random;
        var first = approval();
        this.drawn =
                new Drawn(first, DeciderSpec.occasion("person-0", "budget", "2026-06-30").actor());
        this.last = by(BudgetLineDecider::approve, first);
    }

    /// Draws a command and decides it.
    Decision decideNext(State state) {
        last = draw(state);
        return decideAgain(state);
    }

    /// A command and who sends it.
    record Drawn(Command command, Occasion.Person actor) {}

    /// The last command.
    Drawn drawn() {
        return drawn;
    }

    /// Decides the last command once more.
    Decision decideAgain(State state) {
        return last.apply(state);
    }

    private Function<State, Decision> draw(State state) {
        if (++count > YEAR && random.nextBoolean()) {
            return windUp(line(), state);
        }
        return switch (random.nextInt(68)) {
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
            case 15 -> approval(payment());
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
            case 24 -> by(FundsDecider::open, opening());
            case 25 ->
                    by(
                            FundsDecider::freeze,
                            new FreezeFunds(line(), DAY, "Freeze", "Audit", money(), List.of()));
            case 26 ->
                    by(
                            FundsDecider::unfreeze,
                            new UnfreezeFunds(line(), DAY, "Thaw", "Passed", money(), List.of()));
            case 27 ->
                    by(
                            FundsDecider::recall,
                            new RecallFunds(line(), balance(), DAY, "Recall", money(), List.of()));
            case 28 -> by(YearEndDecider::settlePool, settling(state));
            case 29 ->
                    by(
                            YearEndDecider::changePool,
                            new ChangeLinePool(
                                    line(), sometimes("shared"), DAY, "Pool", List.of()));
            case 30 ->
                    by(
                            ContractDecider::reserve,
                            new ReserveFunds(plan(), line(), DAY, "Plan", money(), List.of()));
            case 31 ->
                    by(
                            ContractDecider::cancel,
                            new CancelReservation(plan(), DAY, "Plan", "Late", money(), List.of()));
            case 32, 33 -> by(ContractDecider::sign, signing(state));
            case 34 ->
                    by(
                            ContractDecider::increase,
                            new IncreaseContract(contract(), DAY, "More", money(), List.of()));
            case 35 -> by(ContractDecider::reduce, reducing(state));
            case 36 ->
                    by(
                            ContractDecider::end,
                            new EndContract(contract(), DAY, "End", "Done", List.of()));
            case 37, 38 -> by(PaymentDecider::submit, underContract(state));
            case 39 ->
                    by(
                            PaymentDecider::correct,
                            new CorrectPayment(
                                    payment(), line(), DAY, "Fix", "Wrong line", List.of()));
            case 40 -> by(PaymentDecider::refundOfPriorYear, late(state), "2027-02-01");
            case 41 -> by(CarryOverDecider::carry, carrying(state), "2027-02-01");
            case 42 -> calendar(state);
            case 43, 44 ->
                    by(
                            YearEndDecider::changePool,
                            new ChangeLinePool(
                                    line(), Optional.of("shared"), DAY, "Pool", List.of()));
            case 45 -> limits(state);
            case 46 -> by(BlockDecider::block, new BlockPayment(payment(), "Odd", "Case 1"));
            default -> onward(payment(), state);
        };
    }

    /// Two approvals above an amount, or one more version of that.
    private Function<State, Decision> limits(State state) {
        String table = TableForm.AUTHORITY_LIMITS.in(DIVISIONS.get(random.nextInt(2)));
        RuleTable known = state.of(RuleTable.PART.of(table));
        return known.proposed().isPresent()
                ? by(TableDecider::confirm, new ConfirmTable(table, known.lastVersion()))
                : by(
                        TableDecider::propose,
                        new ProposeTable(
                                table,
                                known.lastVersion() + 1,
                                LocalDate.of(2026, 1, 1),
                                Optional.empty(),
                                TableForm.AUTHORITY_LIMITS.columnNames(),
                                List.of(Row.of("*", "302", "50.00", "2", "approver", "any")),
                                "Limits"));
    }

    private RecordOpeningBalance opening() {
        Money paid = money();
        Money free = money();
        Money wrong = random.nextInt(4) == 0 ? new Money(1) : Money.ZERO;
        return new RecordOpeningBalance(
                line(),
                DAY,
                "Opening",
                paid.plus(free).plus(wrong),
                Money.ZERO,
                Money.ZERO,
                free,
                Money.ZERO,
                paid,
                List.of());
    }

    /// From a line that has something to one of its pool that lacks it, where there is such a pair.
    private SettlePool settling(State state) {
        String target = line();
        String source = line();
        Money amount = money();
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                if (state.of(BudgetLine.PART.of("L" + i)) instanceof BudgetLine.Approved lacking
                        && state.of(BudgetLine.PART.of("L" + j)) instanceof BudgetLine.Approved rich
                        && lacking.pool().equals(rich.pool())
                        && lacking.available().isNegative()
                        && rich.available().isPositive()) {
                    target = lacking.line();
                    source = rich.line();
                    amount = new Money(1 + random.nextInt(3));
                }
            }
        }
        return new SettlePool(source, target, DAY, "Settle", amount, List.of());
    }

    private ReduceContract reducing(State state) {
        String contract = contract();
        Money amount =
                state.of(Contract.PART.of(contract)) instanceof Contract.Signed signed
                                && signed.committed().isPositive()
                        ? new Money(1 + random.nextInt(3))
                        : money();
        return new ReduceContract(contract, DAY, "Less", "Fewer", amount, List.of());
    }

    /// Of a payment whose line is closed, where there is one.
    private RecordPriorYearRefund late(State state) {
        String payment = payment();
        for (int i = 0; i < 24; i++) {
            if (state.of(Payment.PART.of("p" + i)) instanceof Payment.Live live
                    && state.of(BudgetLine.PART.of(live.line())) instanceof BudgetLine.Closed) {
                payment = live.payment();
            }
        }
        return new RecordPriorYearRefund(
                payment, LocalDate.of(2027, 1, 20), new Money(1), "Late", "R", List.of());
    }

    private SignContract signing(State state) {
        Optional<String> plan = Optional.of(plan()).filter(_ -> random.nextBoolean());
        String line =
                plan.map(id -> state.of(ProcurementPlan.PART.of(id)).line())
                        .filter(held -> !held.isEmpty())
                        .orElseGet(this::line);
        return new SignContract(
                contract(),
                plan,
                line,
                DAY,
                "Contract",
                Examples.SUPPLIER,
                new Disclosed("Chairs"),
                money(),
                List.of());
    }

    private SubmitPayment underContract(State state) {
        String contract = contract();
        String line =
                state.of(Contract.PART.of(contract)) instanceof Contract.Signed signed
                        ? signed.line()
                        : line();
        SubmitPayment plain = Examples.submit(payment(), line, amount());
        return new SubmitPayment(
                plain.payment(),
                plain.line(),
                line.startsWith("N") ? NEW_YEAR : DAY,
                plain.amount(),
                plain.payee(),
                plain.purpose(),
                plain.expectedResult(),
                plain.invoices(),
                Optional.of(contract),
                Optional.of("line-" + random.nextInt(3)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /// To the line of the next year, with whatever plan and contract stand on the old one.
    private CarryForward carrying(State state) {
        String source = "L" + random.nextInt(8);
        for (int i = 0; i < 8; i++) {
            if (state.of(BudgetLine.PART.of("L" + i)) instanceof BudgetLine.Approved
                    && state.of(BudgetLine.PART.of("N" + i)) instanceof BudgetLine.Approved) {
                source = "L" + i;
            }
        }
        return carrying(source, state);
    }

    private CarryForward carrying(String source, State state) {
        return new CarryForward(
                source,
                source.replace('L', 'N'),
                DAY,
                "Carry",
                Money.ZERO,
                random.nextBoolean() ? new Money(1 + random.nextInt(3)) : Money.ZERO,
                List.of(plan()).stream()
                        .filter(id -> state.of(ProcurementPlan.PART.of(id)).line().equals(source))
                        .toList(),
                List.of(contract()).stream()
                        .filter(id ->
                                state.of(Contract.PART.of(id)) instanceof Contract.Signed signed
                                        && signed.line().equals(source))
                        .toList(),
                List.of());
    }

    private Function<State, Decision> calendar(State state) {
        String year = year();
        int next = state.of(FiscalCalendar.PART.of(year)).lastVersion() + 1;
        return switch (random.nextInt(8)) {
            case 0 ->
                    by(
                            CalendarDecider::propose,
                            new ProposePhaseDates(
                                    year,
                                    next - random.nextInt(2),
                                    sometimes("219011"),
                                    new PhaseDates(
                                            LocalDate.of(2025, 7, 1),
                                            LocalDate.of(2025, 12, 31),
                                            LocalDate.of(2026, 1, 1),
                                            LocalDate.of(2026, 1, 31),
                                            LocalDate.of(2026, 2, 1),
                                            LocalDate.of(2026, 12, 31),
                                            LocalDate.of(2026, 3, 1),
                                            LocalDate.of(2027, 3, 31)),
                                    "Calendar"));
            case 1, 2, 3 -> by(CalendarDecider::confirm, new ConfirmPhaseDates(year, next - 1));
            case 4, 5 ->
                    by(
                            CalendarDecider::extend,
                            new GrantExtension(
                                    year,
                                    next,
                                    sometimes("219011"),
                                    Phase.FINAL_ACCOUNTS,
                                    LocalDate.of(2027, 3, 1 + random.nextInt(31)).plusMonths(1),
                                    "Extension"));
            default -> by(CalendarDecider::closeMonth, new CloseMonth(year, 1 + random.nextInt(2)));
        };
    }

    /// What brings a line nearer to the end of its year, and after it what came too late.
    private Function<State, Decision> windUp(String line, State state) {
        return switch (state.of(BudgetLine.PART.of(line))) {
            case BudgetLine.Unapproved _ -> onward(payment(), state);
            case BudgetLine.Closed _ ->
                    by(PaymentDecider::refundOfPriorYear, late(state), "2027-02-01");
            case BudgetLine.Approved open -> windUp(open, state);
        };
    }

    private Function<State, Decision> windUp(BudgetLine.Approved line, State state) {
        String id = line.line();
        Money frozen = line.balances().of(Account.FROZEN);
        if (line.available().isNegative()) {
            return by(YearEndDecider::settlePool, settling(state));
        }
        if (frozen.isPositive()) {
            return by(
                    FundsDecider::unfreeze,
                    new UnfreezeFunds(id, DAY, "Thaw", "Year's end", frozen, List.of()));
        }
        if (line.balances().of(Account.COMMITTED).isPositive()) {
            return by(
                    ContractDecider::end,
                    new EndContract(contract(), DAY, "End", "Year's end", List.of()));
        }
        if (line.balances().of(Account.RESERVED).isPositive()) {
            String plan = plan();
            Money held = state.of(ProcurementPlan.PART.of(plan)).reserved();
            return by(
                    ContractDecider::cancel,
                    new CancelReservation(plan, DAY, "Plan", "Year's end", held, List.of()));
        }
        if (line.balances().of(Account.PENDING_PAYMENT).isPositive()) {
            return random.nextBoolean()
                    ? onward(payment(), state)
                    : by(PaymentDecider::sendBack, Examples.sendBack(payment()));
        }
        return line.unreleased().isPositive() || line.available().isPositive()
                ? by(YearEndDecider::lapse, new LapseSurplus(id, DAY, "Lapse", List.of()))
                : by(YearEndDecider::close, new CloseYear(id, DAY, "Close", List.of()));
    }

    /// The step that brings a payment further, by whoever comes along.
    private Function<State, Decision> onward(String payment, State state) {
        if (!(state.of(Payment.PART.of(payment)) instanceof Payment.Live live)) {
            return by(PaymentDecider::submit, Examples.submit(payment, line(), amount()));
        }
        if (live.isBlocked()) {
            return by(BlockDecider::unblock, new UnblockPayment(payment, "Fair", "Case 1"));
        }
        return switch (live.stage()) {
            case SUBMITTED -> by(PaymentDecider::review, Examples.review(payment));
            case REVIEWED -> approval(payment);
            case APPROVED ->
                    random.nextBoolean()
                            ? by(VoucherDecider::issue, Examples.issue(payment))
                            : by(PaymentDecider::settle, Examples.settle(payment));
            case VOUCHER_ISSUED -> by(PaymentDecider::settle, Examples.settle(payment));
            case SETTLED, CORRECTED, PARTLY_REFUNDED, REFUNDED ->
                    random.nextBoolean()
                            ? by(PaymentDecider::refund, Examples.refund(payment, amount()))
                            : by(
                                    PaymentDecider::correct,
                                    new CorrectPayment(
                                            payment, line(), DAY, "Fix", "Wrong", List.of()));
            case RETURNED, WITHDRAWN ->
                    by(
                            PaymentDecider::submit,
                            Examples.submit(payment(), line(), amount(), Optional.of(payment)));
        };
    }

    private <C extends Command> Function<State, Decision> by(Decider<C> decider, C command) {
        return by(
                decider,
                command,
                switch (random.nextInt(20)) {
                    case 0 -> "2026-02-01";
                    case 1, 2, 3, 4, 5 -> "2027-02-01";
                    default -> "2026-06-30";
                });
    }

    private <C extends Command> Function<State, Decision> by(
            Decider<C> decider, C command, String day) {
        String role = random.nextInt(8) == 0 ? "importer" : "budget";
        Occasion occasion = DeciderSpec.occasion("person-" + random.nextInt(4), role, day);
        drawn = new Drawn(command, occasion.actor());
        return state -> decider.decide(command, state, occasion);
    }

    private Function<State, Decision> approval(String payment) {
        Occasion occasion =
                DeciderSpec.occasion("person-" + random.nextInt(4), "approver", "2026-06-30");
        return state -> ApprovalDecider.approve(Examples.approvePayment(payment), state, occasion);
    }

    private ApproveAppropriation approval() {
        int number = random.nextInt(8);
        boolean next = random.nextInt(4) == 0;
        return approval(
                number,
                next,
                random.nextInt(6) == 0 ? Optional.of("shared") : Optional.empty(),
                Money.parse(
                        switch (random.nextInt(60)) {
                            case 0 -> "999999999999999.99";
                            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> "0.00";
                            default -> authority();
                        }));
    }

    private static ApproveAppropriation approval(
            int number, boolean next, Optional<String> pool, Money amount) {
        return new ApproveAppropriation(
                (next ? "N" : "L") + number,
                DIVISIONS.get(number / 4),
                next ? 2027 : 2026,
                "219011",
                "2070104",
                number % 2 == 0 ? "30201" : "31002",
                number % 4 == 3 ? "12" : "11",
                Optional.empty(),
                Optional.empty(),
                pool,
                next ? NEW_YEAR : DAY,
                Optional.empty(),
                "Budget",
                amount,
                Optional.empty(),
                List.of());
    }

    /// Approves and releases every line of the year, so that what is drawn has something to meet.
    List<Drawn> openingOfTheYear() {
        Occasion.Person budget = DeciderSpec.occasion("person-0", "budget", "2026-06-30").actor();
        List<Drawn> all = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Money amount = new Money(50_000 + random.nextInt(150_000));
            ApproveAppropriation approval = approval(number, false, Optional.empty(), amount);
            all.add(new Drawn(approval, budget));
            all.add(new Drawn(Examples.release(approval.line(), amount.toString()), budget));
        }
        return all;
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

    private String plan() {
        return "plan" + random.nextInt(5);
    }

    private String contract() {
        return "contract" + random.nextInt(5);
    }

    private Money money() {
        return Money.parse(amount());
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
