package org.mingzhang.api.portal.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Equation;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.StepChart;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.balances.MovementPage;
import org.mingzhang.projections.balances.MovementView;

/// The statement of a line or a pool: every movement, newest first, with the balance after it.
public final class Statement {

    private static final int ROWS = 50;

    private Statement() {}

    /// The account that the statement follows: the available amount unless another is asked for.
    static Account account(Visit visit) {
        return asked(visit).orElse(Account.AVAILABLE);
    }

    private static Optional<Account> asked(Visit visit) {
        return Filters.account(visit.question());
    }

    static DataTable of(Visit visit, AccountHolder holder, String id) {
        Words words = visit.words();
        Account account = account(visit);
        List<MovementView> found =
                visit.read()
                        .balances()
                        .movements(
                                visit.cut(),
                                holder,
                                id,
                                new MovementPage(
                                        asked(visit),
                                        visit.question().position("after"),
                                        ROWS + 1));
        Rows<MovementView> page = Rows.of(visit, found, ROWS, MovementView::position);
        return new DataTable(
                "statement",
                words.of("caption.statement", name(words, account), visit.moment()),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.date")),
                        Column.text(words.of("column.event")),
                        Column.text(words.of("column.payment")).onWide(),
                        Column.text(words.of("column.debit")).onWide(),
                        Column.text(words.of("column.credit")).onWide(),
                        Column.number(words.of("column.amount")).onWide(),
                        Column.number(words.of("column.balance-after", name(words, account))),
                        Column.number(words.of("column.position")).onWide()),
                null,
                page.shown().stream().map(movement -> row(visit, movement, account)).toList(),
                page.next() == null ? null : page.next() + "#statement",
                words.of("empty.statement"),
                visit.downloads(
                        "/" + holder.key(),
                        holder.key(),
                        id,
                        "account",
                        visit.question().text("account").orElse("")));
    }

    /// How the amount on the account of the statement changed, day by day; empty where there are no
    /// movements, or too many for one picture.
    static Optional<StepChart> chart(Visit visit, AccountHolder holder, String id) {
        Account account = account(visit);
        List<StepChart.Change> changes =
                visit
                        .read()
                        .balances()
                        .movements(
                                visit.cut(), holder, id, MovementPage.first(MovementPage.ROWS_MAX))
                        .stream()
                        .map(movement ->
                                new StepChart.Change(
                                        movement.effectiveDate(), movement.change(account)))
                        .toList();
        return changes.size() == MovementPage.ROWS_MAX
                ? Optional.empty()
                : StepChart.of(changes, until(visit), visit.amounts(), visit.dates());
    }

    private static LocalDate until(Visit visit) {
        return visit.cut()
                .until()
                .or(() ->
                        visit.cut()
                                .knownAt()
                                .map(now -> LocalDate.ofInstant(now, visit.dates().zone())))
                .orElse(LocalDate.EPOCH);
    }

    /// What the picture shows.
    static String chartTitle(Visit visit) {
        return visit.words()
                .of("chart.balance-by-day", name(visit.words(), account(visit)), visit.moment());
    }

    private static List<Cell> row(Visit visit, MovementView movement, Account account) {
        String entry = visit.links().timeless("/entry/" + movement.position());
        Cell event = Cell.text(visit.event(movement.type()));
        Cell payment =
                movement.payment()
                        .map(name -> Cell.code(name).to(visit.links().to("/payment/" + name)))
                        .orElseGet(() -> Cell.none(visit.words().of("none.payment")));
        return List.of(
                Cell.date(movement.effectiveDate().toString()),
                event.to(payment.href() == null ? entry : payment.href()),
                payment,
                Cell.text(side(visit, movement, Account.Side.DEBIT)),
                Cell.text(side(visit, movement, Account.Side.CREDIT)),
                Cell.number(
                                visit.amounts().exact(movement.amount()),
                                Amounts.plain(movement.amount()))
                        .to(entry),
                Cell.number(
                                visit.amounts().exact(movement.after().of(account)),
                                Amounts.plain(movement.after().of(account)))
                        .to(entry),
                Cell.number(Amounts.count(movement.position()), Long.toString(movement.position()))
                        .to(entry));
    }

    private static String side(Visit visit, MovementView movement, Account.Side side) {
        List<MovementView.Change> changes = movement.on(side);
        return changes.isEmpty()
                ? "—"
                : changes.stream()
                        .map(change -> name(visit.words(), change.account()))
                        .collect(Collectors.joining("; "));
    }

    /// An account by code and name.
    public static String name(Words words, Account account) {
        return account.code() + " " + words.of("account." + account.code());
    }

    /// The accounts among which the statement can be narrowed.
    static List<AccountChoice> accounts(Visit visit) {
        Optional<Account> asked = asked(visit);
        List<AccountChoice> choices = new ArrayList<>();
        choices.add(
                new AccountChoice("", visit.words().of("filter.all-accounts"), asked.isEmpty()));
        for (Account account : Account.all()) {
            choices.add(
                    new AccountChoice(
                            Integer.toString(account.code()),
                            name(visit.words(), account),
                            asked.equals(Optional.of(account))));
        }
        return choices;
    }

    /// An account to choose.
    ///
    /// @param code empty for all
    /// @param text its name
    /// @param chosen whether it is
    public record AccountChoice(String code, String text, boolean chosen) {}

    static Equation equation(Visit visit, Figures figures, String tail) {
        Links links = visit.links();
        return Equation.of(
                figures.adjustedBudget(),
                List.of(
                        new Equation.Piece("paid", figures.paid()),
                        new Equation.Piece("reserved", figures.of(Account.RESERVED)),
                        new Equation.Piece("committed", figures.of(Account.COMMITTED)),
                        new Equation.Piece("pending", figures.of(Account.PENDING_PAYMENT)),
                        new Equation.Piece("frozen", figures.of(Account.FROZEN)),
                        new Equation.Piece("recalled", figures.of(Account.RECALLED)),
                        new Equation.Piece("carried", figures.of(Account.CARRIED_FORWARD)),
                        new Equation.Piece("available", figures.available()),
                        new Equation.Piece("unreleased", figures.of(Account.UNRELEASED))),
                name -> links.to(tail, "account", codeOf(name)) + "#statement",
                visit.words(),
                visit.amounts());
    }

    private static String codeOf(String part) {
        Account account =
                switch (part) {
                    case "paid" -> Account.EXPENDED;
                    case "reserved" -> Account.RESERVED;
                    case "committed" -> Account.COMMITTED;
                    case "pending" -> Account.PENDING_PAYMENT;
                    case "frozen" -> Account.FROZEN;
                    case "recalled" -> Account.RECALLED;
                    case "carried" -> Account.CARRIED_FORWARD;
                    case "unreleased" -> Account.UNRELEASED;
                    case "adjusted" -> Account.APPROVED_BUDGET;
                    default -> Account.AVAILABLE;
                };
        return Integer.toString(account.code());
    }
}
