package org.mingzhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Balances;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ChangeLinePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.CloseYear;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.FreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.LapseSurplus;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.PostVirement;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecallFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecordOpeningBalance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReduceAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReleaseFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SettlePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SupplementAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.UnfreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.budgetline.FundsDecider;
import org.mingzhang.ledger.budgetline.YearEndDecider;
import org.mingzhang.ledger.carryover.CarryOverCommand.CarryForward;
import org.mingzhang.ledger.carryover.CarryOverDecider;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.contract.ContractCommand.CancelReservation;
import org.mingzhang.ledger.contract.ContractCommand.EndContract;
import org.mingzhang.ledger.contract.ContractCommand.IncreaseContract;
import org.mingzhang.ledger.contract.ContractCommand.ReduceContract;
import org.mingzhang.ledger.contract.ContractCommand.ReserveFunds;
import org.mingzhang.ledger.contract.ContractCommand.SignContract;
import org.mingzhang.ledger.contract.ContractDecider;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleDecider;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.importedyear.ImportedYearEvent;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.LivePaymentsBegan;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.ApprovalDecider;
import org.mingzhang.ledger.payment.PaymentCommand.ApprovePayment;
import org.mingzhang.ledger.payment.PaymentCommand.CorrectPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordPriorYearRefund;
import org.mingzhang.ledger.payment.PaymentCommand.RecordRefund;
import org.mingzhang.ledger.payment.PaymentCommand.ReturnPayment;
import org.mingzhang.ledger.payment.PaymentCommand.ReviewPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SettlePayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentCommand.WithdrawPayment;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;
import org.mingzhang.ledger.testing.History;

/// The worked year of `docs/domain.md`: each row of its tables is decided here and compared.
class WorkedYearTest {

    private static final Path PAGE = Path.of("..", "docs", "domain.md");
    private static final String DIVISION_YEAR = "440100000/2026";
    private static final List<String> LINES = List.of("office", "repairs", "equipment");
    private static final String RUNNING_COSTS = "2026/440100000:219011/207/302/11";
    private static final String CAPITAL = "2026/440100000:219011/207/310/11";

    private final History history = new History();
    private final List<List<String>> year = new ArrayList<>();

    @Test
    void theYearGoesAsThePageSays() throws IOException {
        everythingThatHappens();

        assertThat(rows("| No. |")).isEqualTo(year);
    }

    @Test
    void theBooksEndAsThePageSays() throws IOException {
        everythingThatHappens();

        assertThat(rows("| Account |")).isEqualTo(closingBalances());
    }

    private void everythingThatHappens() {
        by("li", "budget", "2026-01-10", PoolRuleDecider::propose, rule());
        by(
                "wang",
                "budget",
                "2026-01-11",
                PoolRuleDecider::confirm,
                new ConfirmPoolRule(DIVISION_YEAR, 1));

        approve("office", "30201", "120000.00");
        approve("repairs", "30213", "80000.00");
        approve("equipment", "31002", "200000.00");
        release("2026-02-01", "office", "100000.00");
        release("2026-02-01", "repairs", "80000.00");
        release("2026-02-01", "equipment", "200000.00");
        submit("2026-03-10", "P1", "office", "130000.00", Optional.empty());
        pass("P1", "2026-03-11", "2026-03-12", "2026-03-13", "130000.00");
        submit("2026-04-02", "P2", "repairs", "60000.00", Optional.empty());
        row(
                "2026-04-20",
                "20000.00",
                "li",
                "budget",
                BudgetLineDecider::transfer,
                new PostVirement(
                        "equipment",
                        "repairs",
                        Balance.AVAILABLE,
                        LocalDate.parse("2026-04-20"),
                        "V-1",
                        Money.parse("20000.00"),
                        Optional.empty(),
                        List.of()));
        submit("2026-04-21", "P3", "repairs", "60000.00", Optional.empty());
        row(
                "2026-04-22",
                "60000.00",
                "sun",
                "reviewer",
                PaymentDecider::sendBack,
                new ReturnPayment("P3", LocalDate.parse("2026-04-22"), "The offer was 55,000"));
        submit("2026-04-23", "P4", "repairs", "55000.00", Optional.of("P3"));
        pass("P4", "2026-04-24", "2026-04-25", "2026-04-26", "55000.00");
        row(
                "2026-06-15",
                "12000.00",
                "zhou",
                "finance",
                PaymentDecider::refund,
                new RecordRefund(
                        "P1",
                        LocalDate.parse("2026-06-15"),
                        Money.parse("12000.00"),
                        "Goods sent back",
                        "R-1",
                        List.of()));
        row(
                "2026-09-01",
                "30000.00",
                "li",
                "budget",
                BudgetLineDecider::supplement,
                new SupplementAppropriation(
                        "office",
                        LocalDate.parse("2026-09-01"),
                        Optional.empty(),
                        "S-1",
                        Money.parse("30000.00"),
                        Optional.empty(),
                        List.of()));
        release("2026-09-02", "office", "50000.00");
        row(
                "2026-11-30",
                "150000.00",
                "li",
                "budget",
                BudgetLineDecider::reduce,
                new ReduceAppropriation(
                        "equipment",
                        Balance.AVAILABLE,
                        LocalDate.parse("2026-11-30"),
                        Optional.empty(),
                        "R-2",
                        Money.parse("150000.00"),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void theYearEndsAsThePageSays() throws IOException {
        everythingThatHappens();
        year.clear();
        theYearsEnd();

        assertThat(rows("| Step |")).isEqualTo(year);
    }

    @Test
    void everyEventThatPostsHappens() {
        everythingThatHappens();
        theYearsEnd();

        Set<Class<?>> posting =
                LedgerTypes.catalogue().events().stream()
                        .map(type -> type.shape().type())
                        .filter(Posted.class::isAssignableFrom)
                        .filter(type -> !ImportedYearEvent.class.isAssignableFrom(type))
                        .collect(Collectors.toSet());
        assertThat(history.events().stream().map(Object::getClass)).containsAll(posting);
    }

    private void theYearsEnd() {
        openBus();
        contract();
        corrections();
        freezeAndRecall();
        finalAccounts();
        theNextYear();
    }

    /// A line that comes over in the course of the year.
    private void openBus() {
        approve("2026-12-01", "bus", 2026, "31013", "0.00");
        row(
                "2026-12-01",
                "50000.00",
                "li",
                "budget",
                FundsDecider::open,
                new RecordOpeningBalance(
                        "bus",
                        LocalDate.parse("2026-12-01"),
                        "O-1",
                        Money.parse("50000.00"),
                        Money.ZERO,
                        Money.ZERO,
                        Money.parse("20000.00"),
                        Money.ZERO,
                        Money.parse("30000.00"),
                        List.of()));
    }

    private void contract() {
        row(
                "2026-12-02",
                "20000.00",
                "zhao",
                "handler",
                ContractDecider::reserve,
                new ReserveFunds(
                        "chairs",
                        "office",
                        LocalDate.parse("2026-12-02"),
                        "N-1",
                        Money.parse("20000.00"),
                        List.of()));
        row(
                "2026-12-03",
                "5000.00",
                "zhao",
                "handler",
                ContractDecider::cancel,
                new CancelReservation(
                        "chairs",
                        LocalDate.parse("2026-12-03"),
                        "N-2",
                        "Fewer chairs",
                        Money.parse("5000.00"),
                        List.of()));
        row(
                "2026-12-04",
                "12000.00",
                "qian",
                "approver",
                ContractDecider::sign,
                new SignContract(
                        "K1",
                        Optional.of("chairs"),
                        "office",
                        LocalDate.parse("2026-12-04"),
                        "K-1",
                        Examples.SUPPLIER,
                        new Disclosed("Chairs"),
                        Money.parse("12000.00"),
                        List.of()));
        row(
                "2026-12-05",
                "6000.00",
                "qian",
                "approver",
                ContractDecider::increase,
                new IncreaseContract(
                        "K1",
                        LocalDate.parse("2026-12-05"),
                        "K-1a",
                        Money.parse("6000.00"),
                        List.of()));
        row(
                "2026-12-06",
                "1000.00",
                "qian",
                "approver",
                ContractDecider::reduce,
                new ReduceContract(
                        "K1",
                        LocalDate.parse("2026-12-06"),
                        "K-1b",
                        "A discount",
                        Money.parse("1000.00"),
                        List.of()));
        submit("2026-12-07", "P5", "office", "10000.00", Optional.of("K1"), "F-5", "Chairs");
        pass("P5", "2026-12-08", "2026-12-08", "2026-12-09", "10000.00");
        submit("2026-12-10", "P6", "office", "10000.00", Optional.of("K1"), "F-5", "More chairs");
    }

    private void corrections() {
        submit("2026-12-11", "P7", "repairs", "5000.00", Optional.empty(), "F-7", "Lamps");
        pass("P7", "2026-12-11", "2026-12-12", "2026-12-12", "5000.00");
        row(
                "2026-12-14",
                "5000.00",
                "zhou",
                "finance",
                PaymentDecider::correct,
                new CorrectPayment(
                        "P7",
                        "office",
                        LocalDate.parse("2026-12-14"),
                        "C-1",
                        "Lamps are no repair",
                        List.of()));
        submit("2026-12-15", "P8", "repairs", "50000.00", Optional.empty(), "F-8", "The roof");
        pass("P8", "2026-12-15", "2026-12-16", "2026-12-16", "50000.00");
        submit("2026-12-17", "P9", "office", "1000.00", Optional.empty(), "F-9", "Ink");
        row(
                "2026-12-17",
                "1000.00",
                "zhao",
                "handler",
                PaymentDecider::withdraw,
                new WithdrawPayment("P9", LocalDate.parse("2026-12-17"), "Ordered twice"));
    }

    private void freezeAndRecall() {
        row(
                "2026-12-18",
                "8000.00",
                "li",
                "budget",
                FundsDecider::freeze,
                new FreezeFunds(
                        "equipment",
                        LocalDate.parse("2026-12-18"),
                        "Z-1",
                        "An audit",
                        Money.parse("8000.00"),
                        List.of()));
        row(
                "2026-12-21",
                "3000.00",
                "li",
                "budget",
                FundsDecider::unfreeze,
                new UnfreezeFunds(
                        "equipment",
                        LocalDate.parse("2026-12-21"),
                        "Z-2",
                        "Passed",
                        Money.parse("3000.00"),
                        List.of()));
        row(
                "2026-12-22",
                "2000.00",
                "li",
                "budget",
                FundsDecider::recall,
                new RecallFunds(
                        "equipment",
                        Balance.AVAILABLE,
                        LocalDate.parse("2026-12-22"),
                        "W-1",
                        Money.parse("2000.00"),
                        List.of()));
        row(
                "2026-12-23",
                "0.00",
                "li",
                "budget",
                YearEndDecider::changePool,
                new ChangeLinePool(
                        "equipment",
                        Optional.empty(),
                        LocalDate.parse("2026-12-23"),
                        "G-1",
                        List.of()));
    }

    private void finalAccounts() {
        LocalDate last = LocalDate.parse("2026-12-31");
        row(
                "2026-12-31",
                "5000.00",
                "li",
                "budget",
                YearEndDecider::settlePool,
                new SettlePool(
                        "office", "repairs", last, "Q-1", Money.parse("5000.00"), List.of()));
        close("equipment");
        row(
                "2026-12-31",
                "5000.00",
                "li",
                "budget",
                FundsDecider::unfreeze,
                new UnfreezeFunds(
                        "equipment", last, "Z-3", "Passed", Money.parse("5000.00"), List.of()));
        approve("2027-01-05", "office27", 2027, "30201", "0.00");
        approve("2027-01-05", "equipment27", 2027, "31002", "0.00");
        carry("office", "office27", "0.00", List.of("K1"), "7000.00");
        carry("equipment", "equipment27", "20000.00", List.of(), "20000.00");
        lapse("office", "5000.00");
        lapse("equipment", "8000.00");
        close("office");
        close("repairs");
        close("equipment");
    }

    private void theNextYear() {
        row(
                "2027-02-10",
                "2000.00",
                "zhou",
                "finance",
                PaymentDecider::refundOfPriorYear,
                new RecordPriorYearRefund(
                        "P4",
                        LocalDate.parse("2027-02-10"),
                        Money.parse("2000.00"),
                        "Paid too much",
                        "R-9",
                        List.of()));
        row(
                "2027-03-01",
                "7000.00",
                "qian",
                "approver",
                ContractDecider::end,
                new EndContract(
                        "K1", LocalDate.parse("2027-03-01"), "K-1c", "Delivered", List.of()));
    }

    private void carry(
            String source, String target, String available, List<String> contracts, String all) {
        row(
                "2027-01-06",
                all,
                "li",
                "budget",
                CarryOverDecider::carry,
                new CarryForward(
                        source,
                        target,
                        LocalDate.parse("2026-12-31"),
                        "J-1",
                        Money.ZERO,
                        Money.parse(available),
                        List.of(),
                        contracts,
                        List.of()));
    }

    private void lapse(String line, String amount) {
        row(
                "2027-01-07",
                amount,
                "li",
                "budget",
                YearEndDecider::lapse,
                new LapseSurplus(line, LocalDate.parse("2026-12-31"), "S-9", List.of()));
    }

    private void close(String line) {
        row(
                "2027-01-08",
                "0.00",
                "li",
                "budget",
                YearEndDecider::close,
                new CloseYear(line, LocalDate.parse("2026-12-31"), "J-2", List.of()));
    }

    private static ProposePoolRule rule() {
        return new ProposePoolRule(
                DIVISION_YEAR,
                1,
                new PoolRule(PoolRule.Kind.PREFIX, Optional.of(new PoolRule.Prefix(21, 3, 3, 21))),
                "Rule 1");
    }

    private void approve(String line, String economic, String amount) {
        approve("2026-01-20", line, 2026, economic, amount);
    }

    private void approve(String day, String line, int fiscalYear, String economic, String amount) {
        row(
                day,
                amount,
                "li",
                "budget",
                BudgetLineDecider::approve,
                new ApproveAppropriation(
                        line,
                        "440100000",
                        fiscalYear,
                        "219011",
                        "2070104",
                        economic,
                        "11",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.parse(day),
                        Optional.empty(),
                        "B-1",
                        Money.parse(amount),
                        Optional.empty(),
                        List.of()));
    }

    private void release(String day, String line, String amount) {
        row(
                day,
                amount,
                "li",
                "budget",
                BudgetLineDecider::release,
                new ReleaseFunds(
                        line,
                        LocalDate.parse(day),
                        Optional.empty(),
                        "D-1",
                        Money.parse(amount),
                        List.of()));
    }

    private void submit(
            String day, String payment, String line, String amount, Optional<String> replaces) {
        submit(
                day,
                payment,
                line,
                amount,
                Optional.empty(),
                replaces,
                List.of(),
                "Reading room " + payment);
    }

    private void submit(
            String day,
            String payment,
            String line,
            String amount,
            Optional<String> contract,
            String invoice,
            String purpose) {
        submit(day, payment, line, amount, contract, Optional.empty(), List.of(invoice), purpose);
    }

    private void submit(
            String day,
            String payment,
            String line,
            String amount,
            Optional<String> contract,
            Optional<String> replaces,
            List<String> invoices,
            String purpose) {
        row(
                day,
                amount,
                "zhao",
                "handler",
                PaymentDecider::submit,
                new SubmitPayment(
                        payment,
                        line,
                        LocalDate.parse(day),
                        Money.parse(amount),
                        Examples.SUPPLIER,
                        new Disclosed(purpose),
                        "The reading room stays open",
                        invoices,
                        contract,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        replaces,
                        List.of()));
    }

    private void pass(
            String payment, String reviewed, String approved, String settled, String amount) {
        row(
                reviewed,
                amount,
                "sun",
                "reviewer",
                PaymentDecider::review,
                new ReviewPayment(payment, LocalDate.parse(reviewed), Optional.empty()));
        row(
                approved,
                amount,
                "qian",
                "approver",
                ApprovalDecider::approve,
                new ApprovePayment(payment, LocalDate.parse(approved), Optional.empty()));
        row(
                settled,
                amount,
                "zhou",
                "finance",
                PaymentDecider::settle,
                new SettlePayment(payment, LocalDate.parse(settled), "V-" + payment, List.of()));
    }

    /// Decides a command and writes the row of the page: number, day, what happened, amount, and
    /// what is available on the lines and in the pools afterwards.
    private <C extends Command> void row(
            String day, String amount, String person, String role, Decider<C> decider, C command) {
        String fact =
                switch (by(person, role, day, decider, command)) {
                    case Decision.Accepted(List<Event> events) ->
                            events.stream()
                                    .filter(event -> !(event instanceof LivePaymentsBegan))
                                    .map(event -> event.getClass().getSimpleName())
                                    .collect(Collectors.joining("`, `"));
                    case Decision.Refused _ -> command.getClass().getSimpleName() + "Refused";
                };
        List<String> row =
                new ArrayList<>(
                        List.of(Integer.toString(year.size() + 1), day, "`" + fact + "`", amount));
        trialBalanceIsZero();
        LINES.forEach(line -> row.add(balances(line).of(Account.AVAILABLE).toString()));
        row.add(history.of(ControlPool.PART.of(RUNNING_COSTS)).available().toString());
        row.add(history.of(ControlPool.PART.of(CAPITAL)).available().toString());
        year.add(row);
    }

    private void trialBalanceIsZero() {
        long debits =
                history.events().stream()
                        .filter(Posted.class::isInstance)
                        .flatMap(event -> ((Posted) event).postings().stream())
                        .mapToLong(posting -> posting.amount().minorUnits())
                        .sum();
        assertThat(debits).as("trial balance after row %s", year.size() + 1).isZero();
    }

    private <C extends Command> Decision by(
            String person, String role, String day, Decider<C> decider, C command) {
        Decision decision =
                decider.decide(command, history, DeciderSpec.occasion(person, role, day));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private Balances balances(String line) {
        return history.of(BudgetLine.PART.of(line)) instanceof BudgetLine.Approved approved
                ? approved.balances()
                : Balances.ZERO;
    }

    private List<List<String>> closingBalances() {
        return Map.of(
                        1000,
                        "ApprovedBudget",
                        1200,
                        "Transferred",
                        2000,
                        "Unreleased",
                        2100,
                        "Available",
                        2500,
                        "PendingPayment",
                        2600,
                        "Expended")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(account -> {
                    List<String> row = new ArrayList<>();
                    row.add(account.getKey() + " " + account.getValue());
                    Money sum = Money.ZERO;
                    for (String line : LINES) {
                        Money balance = balances(line).of(Account.of(account.getKey()));
                        row.add(balance.toString());
                        sum = sum.plus(balance);
                    }
                    row.add(sum.toString());
                    return row;
                })
                .toList();
    }

    /// The rows of the table with this heading, without the columns that only explain.
    private static List<List<String>> rows(String heading) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int start =
                page.indexOf(
                        page.stream()
                                .filter(line -> line.startsWith(heading))
                                .findFirst()
                                .orElseThrow());
        List<String> columns = cells(page.get(start));
        int story = columns.indexOf("What happens");
        return page.stream()
                .skip(start + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(WorkedYearTest::cells)
                .map(cells -> without(cells, story))
                .toList();
    }

    private static List<String> without(List<String> cells, int index) {
        List<String> rest = new ArrayList<>(cells);
        if (index >= 0) {
            rest.remove(index);
        }
        return rest;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(cell -> cell.strip().replaceAll("(?<=[0-9]),(?=[0-9]{3})", ""))
                .toList();
    }
}
