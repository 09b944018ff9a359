package org.mingzhang.ledger.authority;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mingzhang.ledger.authority.AuthorityRefusal.ApprovalNotNext;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.Rows;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.RuleTable.Version;
import org.mingzhang.ledger.ruletable.TableForm;

/// The approvals that a payment needs: that of the approver, and one for each row of the published
/// table `authority-limits` whose unit and economic class begin those of the payment and whose
/// amount the payment exceeds. Rows of one step ask for one approval, that of the closest unit.
///
/// An approval of a row in `sequence` waits for the approver's and for every lower step; one in
/// `any` order does not.
///
/// @param version the version of the table; absent where none is in force, and the approver's is
///   the only approval
/// @param added those beyond the approver's, by step
public record ApprovalChain(Optional<Integer> version, List<Added> added) {

    private static final int ECONOMIC = 1;
    private static final int ABOVE = 2;
    private static final int STEP = 3;
    private static final int ROLE = 4;
    private static final int ORDER = 5;

    public ApprovalChain {
        added = List.copyOf(added);
    }

    /// An approval beyond the approver's.
    ///
    /// @param step its place among the others
    /// @param role who gives it
    /// @param inSequence whether it waits for those before it
    public record Added(int step, String role, boolean inSequence) {}

    /// The chain of a payment by the table that is in force on the day of the decision.
    public static ApprovalChain of(Spending spending, State state, Occasion occasion) {
        return RuleTable.inForce(
                        TableForm.AUTHORITY_LIMITS, spending.division(), occasion.today(), state)
                .map(table -> of(spending, table))
                .orElseGet(() -> new ApprovalChain(Optional.empty(), List.of()));
    }

    private static ApprovalChain of(Spending spending, Version table) {
        return new ApprovalChain(
                Optional.of(table.number()),
                table
                        .rows()
                        .beginning(spending.unit())
                        .filter(row -> Rows.begins(row.text(ECONOMIC), spending.economic()))
                        .filter(row -> spending.amount().exceeds(row.amount(ABOVE)))
                        .map(ApprovalChain::added)
                        .collect(Collectors.toMap(Added::step, one -> one, (_, closer) -> closer))
                        .values()
                        .stream()
                        .sorted(Comparator.comparingInt(Added::step))
                        .toList());
    }

    private static Added added(Row row) {
        return new Added(row.count(STEP), row.text(ROLE), row.text(ORDER).equals("sequence"));
    }

    /// Whether one more approval, in a role, completes the chain, or why it cannot be the next.
    ///
    /// @param given the roles of the approvals given so far, in their order
    /// @param role the role of the one who approves
    /// @param mayLead whether the one who approves may stand as the approver
    public Next next(List<String> given, String role, boolean mayLead) {
        Places places = new Places();
        given.forEach(earlier -> places.take(earlier, true));
        return places.take(role, mayLead)
                ? new Next(places.areTaken(), Optional.empty())
                : new Next(false, Optional.of(new ApprovalNotNext(places.open(), role, version)));
    }

    /// What one more approval does.
    ///
    /// @param completes whether the payment is approved with it
    /// @param refusal why it cannot be given now, if so
    public record Next(boolean completes, Optional<Refusal> refusal) {}

    /// Which approvals are given, while they are counted out.
    private final class Places {
        private boolean leadTaken;
        private final List<Added> open = new ArrayList<>(added);

        /// A place that names the role comes before that of the approver, which any may take.
        private boolean take(String role, boolean mayLead) {
            for (Added place : open) {
                if (place.role().equals(role) && isReachable(place)) {
                    return open.remove(place);
                }
            }
            boolean leads = !leadTaken && mayLead;
            leadTaken |= leads;
            return leads;
        }

        private boolean isReachable(Added place) {
            return !place.inSequence() || (leadTaken && open.getFirst().step() == place.step());
        }

        private boolean areTaken() {
            return leadTaken && open.isEmpty();
        }

        private String open() {
            List<String> roles = new ArrayList<>();
            if (!leadTaken) {
                roles.add("approver");
            }
            open.stream().filter(this::isReachable).map(Added::role).forEach(roles::add);
            return String.join(", ", roles);
        }
    }
}
