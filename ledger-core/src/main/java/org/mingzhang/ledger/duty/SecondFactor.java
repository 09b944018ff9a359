package org.mingzhang.ledger.duty;

import java.util.regex.Pattern;
import org.mingzhang.ledger.decider.Command;

/// For which commands a person shows the second factor again: approvals, and what confirms a rule,
/// a role, a key or an erasure. Commands are named so that it can be told: they begin with
/// `Approve`, `Confirm` or `Enrol`.
///
/// **Source** `docs/domain.md`, "Who may do what".
public final class SecondFactor {

    private static final Pattern NAMES = Pattern.compile("(Approve|Confirm|Enrol)[A-Z].*");

    private SecondFactor() {}

    /// Whether it is shown again for a command of this type.
    public static boolean isNeededFor(Class<? extends Command> command) {
        return NAMES.matcher(command.getSimpleName()).matches();
    }
}
