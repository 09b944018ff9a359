package org.mingzhang.projections.balances;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Reads;

/// What flowed through the accounts of some lines, as of any cut. Thread-safe.
public final class AccountFlowQueries {

    private static final String SUMS =
            AccountColumns.NAMES.stream()
                    .map(name ->
                            """
                            coalesce(sum(greatest(v.moved_%1$s, 0)), 0)::bigint as up_%1$s,
                            coalesce(sum(greatest(-v.moved_%1$s, 0)), 0)::bigint as down_%1$s\
                            """
                                    .formatted(name))
                    .collect(Collectors.joining(", "));

    private final Reads reads;

    /// Queries over the read side.
    public AccountFlowQueries(Reads reads) {
        this.reads = reads;
    }

    /// The flows of all accounts, in their order; those through which nothing flowed included.
    /// Debits of all of them together are the credits.
    public List<AccountFlow> flows(Cut cut, LineFilter filter) {
        Conditions which =
                filter.conditions(cut)
                        .and("v.position < ?", cut.size())
                        .and("v.effective_date <= ?", cut.until());
        return reads.one(
                        cut.schema(),
                        "select "
                                + SUMS
                                + " from $.line l join $.line_movement v on v.line = l.line"
                                + which.sql(),
                        which.values(),
                        AccountFlowQueries::flows)
                .orElseThrow();
    }

    private static List<AccountFlow> flows(ResultSet row) throws SQLException {
        List<AccountFlow> flows = new ArrayList<>();
        int next = 0;
        for (Account account : Account.all()) {
            String name = AccountColumns.NAMES.get(next++);
            Money up = new Money(row.getLong("up_" + name));
            Money down = new Money(row.getLong("down_" + name));
            flows.add(
                    account.side() == Account.Side.DEBIT
                            ? new AccountFlow(account, up, down)
                            : new AccountFlow(account, down, up));
        }
        return flows;
    }
}
