package org.mingzhang.api.downloads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.queries.AdjustmentsController.Flow;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Place;
import org.mingzhang.api.queries.Question;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountFlow;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceQueries;
import org.mingzhang.projections.balances.MovementPage;
import org.mingzhang.projections.balances.MovementView;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;

/// What moved, month by month, entry by entry and account by account, as sheets. Thread-safe.
///
/// @param sheets the lists of the same read side
record BookSheets(Sheets sheets) {

    private static final int PAGE = 1_000;

    /// Execution by month, of the last fiscal year where the address names none: what moved in each
    /// month, and what was paid up to its end.
    Sheet months(Question question, Cut cut) {
        LineFilter filter = sheets.ofLastYear(question, cut);
        List<ExecutionRow> months = sheets.by(cut, filter, Dimension.MONTH);
        List<String> heads = new ArrayList<>(List.of("month"));
        heads.addAll(Sheets.measureHeads());
        heads.add("paidToDate");
        return new Sheet(
                "months",
                cut,
                Sheets.words(question, filter),
                months.size(),
                heads,
                out -> eachMonth(months, out));
    }

    private static void eachMonth(List<ExecutionRow> months, Consumer<List<String>> out) {
        Money paid = Money.ZERO;
        for (ExecutionRow month : months) {
            paid = paid.plus(month.of(Measure.PAID));
            List<String> values = new ArrayList<>(month.keys());
            Measure.all().forEach(measure -> values.add(month.of(measure).toString()));
            values.add(paid.toString());
            out.accept(values);
        }
    }

    /// The statement of a budget line, the last movement first, with the balance after each of the
    /// account that the address names; of the available amount where it names none.
    Sheet line(Question question, Cut cut) {
        return statement(question, cut, AccountHolder.LINE, Filters.lines(question).line());
    }

    /// The statement of a control pool.
    Sheet pool(Question question, Cut cut) {
        return statement(question, cut, AccountHolder.POOL, Filters.lines(question).pool());
    }

    private Sheet statement(
            Question question, Cut cut, AccountHolder holder, Optional<String> asked) {
        String id =
                asked.orElseThrow(() -> Question.bad(holder.key(), "", Expected.Form.IDENTIFIER));
        Place.require(sheets.readSide(), cut, holder, id, question.scope());
        Optional<Account> account = Filters.account(question);
        BalanceQueries balances = sheets.readSide().balances();
        return new Sheet(
                "statement",
                cut,
                question.given(),
                balances.movementCount(cut, holder, id, account),
                List.of(
                        "position",
                        "recordedAt",
                        "effectiveDate",
                        "type",
                        "payment",
                        "debit",
                        "credit",
                        "amount",
                        "account",
                        "change",
                        "balance"),
                out -> eachMovement(balances, cut, holder, id, account, out));
    }

    private static void eachMovement(
            BalanceQueries balances,
            Cut cut,
            AccountHolder holder,
            String id,
            Optional<Account> account,
            Consumer<List<String>> out) {
        MovementPage asked = new MovementPage(account, OptionalLong.empty(), PAGE);
        List<MovementView> page;
        do {
            page = balances.movements(cut, holder, id, asked);
            page.forEach(
                    movement -> out.accept(values(movement, account.orElse(Account.AVAILABLE))));
            asked = page.isEmpty() ? asked : asked.next(page.getLast().position());
        } while (page.size() == PAGE);
    }

    private static List<String> values(MovementView movement, Account account) {
        return List.of(
                Long.toString(movement.position()),
                movement.recordedAt().toString(),
                movement.effectiveDate().toString(),
                movement.type(),
                movement.payment().orElse(""),
                accounts(movement, Account.Side.DEBIT),
                accounts(movement, Account.Side.CREDIT),
                movement.amount().toString(),
                Integer.toString(account.code()),
                movement.change(account).toString(),
                movement.after().of(account).toString());
    }

    private static String accounts(MovementView movement, Account.Side side) {
        return movement.on(side).stream()
                .map(change -> Integer.toString(change.account().code()))
                .collect(Collectors.joining(" "));
    }

    /// Debits, credits and balance of each account.
    Sheet flows(Question question, Cut cut) {
        List<AccountFlow> flows = sheets.readSide().flows().flows(cut, Filters.lines(question));
        return new Sheet(
                "flows",
                cut,
                question.given(),
                flows.size(),
                List.of("account", "side", "debits", "credits", "balance"),
                out ->
                        flows.stream()
                                .map(Flow::of)
                                .forEach(flow ->
                                        out.accept(
                                                List.of(
                                                        flow.account(),
                                                        flow.side(),
                                                        flow.debits(),
                                                        flow.credits(),
                                                        flow.balance()))));
    }
}
