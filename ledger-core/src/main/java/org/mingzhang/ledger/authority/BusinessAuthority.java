package org.mingzhang.ledger.authority;

import java.util.Comparator;
import java.util.Optional;
import org.mingzhang.ledger.authority.AuthorityRefusal.AuthorityExceeded;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.Rows;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.TableForm;

/// A business head acts up to the amount that the published table `business-authority` gives for
/// the unit and economic class. What no table gives, no business head has.
public final class BusinessAuthority {

    private static final String BUSINESS_HEAD = "business-head";
    private static final int UNIT = 0;
    private static final int ECONOMIC = 1;
    private static final int UP_TO = 2;

    /// The row that names the unit at greatest length counts, then the economic class.
    private static final Comparator<Row> CLOSEST =
            Comparator.<Row>comparingInt(row -> Rows.length(row.text(UNIT)))
                    .thenComparingInt(row -> Rows.length(row.text(ECONOMIC)));

    private BusinessAuthority() {}

    /// Why the person may not act on this spending, if they act as business head.
    public static Optional<Refusal> lacking(Spending spending, State state, Occasion occasion) {
        if (!occasion.actor().role().equals(BUSINESS_HEAD)) {
            return Optional.empty();
        }
        Optional<RuleTable.Version> table =
                RuleTable.inForce(
                        TableForm.BUSINESS_AUTHORITY, spending.division(), occasion.today(), state);
        Money upTo =
                table.stream()
                        .flatMap(version -> version.rows().beginning(spending.unit()))
                        .filter(row -> Rows.begins(row.text(ECONOMIC), spending.economic()))
                        .max(CLOSEST)
                        .map(row -> row.amount(UP_TO))
                        .orElse(Money.ZERO);
        return spending.amount().exceeds(upTo)
                ? Optional.of(
                        new AuthorityExceeded(
                                upTo, spending.amount(), table.map(RuleTable.Version::number)))
                : Optional.empty();
    }
}
