package org.mingzhang.ledger.duty;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which roles cannot meet in one person, whatever else they do.
///
/// An administrator has no other role: whoever gives roles has none to use. Auditors, discipline
/// inspectors and evaluators judge money, and whoever judges it does not command it.
///
/// **Source** `docs/domain.md`, "Who may do what".
public final class Incompatible {

    /// Who commands money, by the duty table.
    private static final Set<Role> MONEY =
            EnumSet.of(
                    Role.HANDLER,
                    Role.REVIEWER,
                    Role.APPROVER,
                    Role.FINANCE,
                    Role.BUSINESS_HEAD,
                    Role.BUDGET,
                    Role.IMPORTER);

    private static final Set<Role> JUDGES =
            EnumSet.of(Role.AUDITOR, Role.DISCIPLINE, Role.EVALUATOR);

    private Incompatible() {}

    /// Whether one person may not have both.
    public static boolean are(Role one, Role other) {
        return one != other && (keepsApart(one, other) || keepsApart(other, one));
    }

    private static boolean keepsApart(Role one, Role other) {
        return one == Role.ADMIN || (JUDGES.contains(one) && MONEY.contains(other));
    }

    /// The first of some roles that one person may not have beside this one.
    public static Optional<Role> with(Role role, Stream<Role> others) {
        return others.filter(other -> are(role, other)).findFirst();
    }
}
