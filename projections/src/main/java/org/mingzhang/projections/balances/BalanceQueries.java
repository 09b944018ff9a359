package org.mingzhang.projections.balances;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Reads;

/// Balances and movements of lines and pools, as of any cut. Thread-safe.
public final class BalanceQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new BalancesProjection.Model();

    private static final String YEAR_CLOSED = "budgetline.YearClosed";

    private final Reads reads;

    /// Queries over the read side.
    public BalanceQueries(Reads reads) {
        this.reads = reads;
    }

    /// The balances of a line or pool; empty if nothing had moved on it.
    public Optional<BalanceView> balance(Cut cut, AccountHolder holder, String id) {
        Optional<LocalDate> until = cut.until();
        return until.isEmpty() ? known(cut, holder, id) : effective(cut, holder, id, until.get());
    }

    /// How a line stood when its year was closed; empty while it is open.
    public Optional<ClosedYear> closedYear(Cut cut, String line) {
        Conditions which =
                new Conditions()
                        .and("line = ?", line)
                        .and("type = ?", YEAR_CLOSED)
                        .and("position < ?", cut.size());
        which.and("effective_date <= ?", cut.until());
        return reads.one(
                cut.schema(),
                "select * from $.line_movement" + which.sql(),
                which.values(),
                row ->
                        new ClosedYear(
                                row.getLong("position"),
                                row.getObject("effective_date", LocalDate.class),
                                Figures.ofRow(row, "moved_").negated()));
    }

    private Optional<BalanceView> known(Cut cut, AccountHolder holder, String id) {
        return reads.one(
                cut.schema(),
                """
                select * from $.%s where %s = ? and position < ?
                 order by position desc limit 1\
                """
                        .formatted(holder.table(), holder.key()),
                List.of(id, cut.size()),
                row -> view(holder, id, Figures.ofRow(row, ""), row.getLong("position"), false));
    }

    private Optional<BalanceView> effective(
            Cut cut, AccountHolder holder, String id, LocalDate until) {
        String totals =
                AccountColumns.joined(
                        name -> "coalesce(sum(total.day_%1$s), 0)::bigint as %1$s".formatted(name));
        // The days of a holder are found one by one from the newest, and each day's total by one
        // look-up: the cost follows the number of days, not of movements.
        String sql =
                """
                with recursive day (date) as (
                  (select effective_date from $.%1$s
                    where %2$s = ? and effective_date <= ? order by effective_date desc limit 1)
                  union all
                  select (select m.effective_date from $.%1$s m
                           where m.%2$s = ? and m.effective_date < day.date
                           order by m.effective_date desc limit 1)
                    from day where day.date is not null)
                select max(total.position) as position, %3$s
                  from day
                  cross join lateral (select * from $.%1$s m
                                       where m.%2$s = ? and m.effective_date = day.date
                                         and m.position < ?
                                       order by m.position desc limit 1) total
                having count(*) > 0\
                """
                        .formatted(holder.table(), holder.key(), totals);
        return reads.one(
                cut.schema(),
                sql,
                List.of(id, until, id, id, cut.size()),
                row -> view(holder, id, Figures.ofRow(row, ""), row.getLong("position"), true));
    }

    private static BalanceView view(
            AccountHolder holder, String id, Figures figures, long position, boolean effectiveCut) {
        return new BalanceView(holder, id, figures, position, effectiveCut, figures.negative());
    }

    /// The movements of a line or pool, newest first.
    public List<MovementView> movements(
            Cut cut, AccountHolder holder, String id, MovementPage page) {
        Conditions which = moved(cut, holder, id, page.account());
        if (page.before().isPresent()) {
            which.and("position < ?", page.before().getAsLong());
        }
        return reads.list(
                cut.schema(),
                "select * from $."
                        + holder.table()
                        + which.sql()
                        + " order by position desc limit "
                        + page.rows(),
                which.values(),
                BalanceQueries::movement);
    }

    /// How many movements there are.
    ///
    /// @param account only those that moved this account
    public long movementCount(Cut cut, AccountHolder holder, String id, Optional<Account> account) {
        Conditions which = moved(cut, holder, id, account);
        return reads.one(
                        cut.schema(),
                        "select count(*) from $." + holder.table() + which.sql(),
                        which.values(),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private static Conditions moved(
            Cut cut, AccountHolder holder, String id, Optional<Account> account) {
        Conditions which =
                new Conditions().and(holder.key() + " = ?", id).and("position < ?", cut.size());
        which.and("effective_date <= ?", cut.until());
        if (account.isPresent()) {
            which.and("moved_%s is not null".formatted(column(account.get())));
        }
        return which;
    }

    private static String column(Account account) {
        return AccountColumns.name(account);
    }

    private static MovementView movement(ResultSet row) throws SQLException {
        return new MovementView(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_date", LocalDate.class),
                row.getString("type"),
                Optional.ofNullable(row.getString("payment")),
                changes(row),
                Figures.ofRow(row, ""));
    }

    private static List<MovementView.Change> changes(ResultSet row) throws SQLException {
        List<MovementView.Change> changes = new ArrayList<>();
        for (Account account : Account.all()) {
            Money moved = new Money(row.getLong("moved_" + column(account)));
            if (!moved.equals(Money.ZERO)) {
                changes.add(
                        new MovementView.Change(
                                account,
                                moved.isPositive() ? account.side() : opposite(account.side()),
                                moved.isPositive() ? moved : moved.negated()));
            }
        }
        return changes;
    }

    private static Account.Side opposite(Account.Side side) {
        return side == Account.Side.DEBIT ? Account.Side.CREDIT : Account.Side.DEBIT;
    }
}
