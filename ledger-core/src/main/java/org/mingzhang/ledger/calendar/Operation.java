package org.mingzhang.ledger.calendar;

import java.util.List;

/// What commands do, as far as the calendar is concerned.
///
/// **Source** `docs/domain.md`, "Calendar".
public enum Operation {
    /// Proposes authority for the year.
    PROPOSE(Phase.FORMULATION),
    /// Opens a line with authority.
    APPROVE(Phase.APPROVAL),
    /// Opens a line without authority, which others give to it.
    PREPARE(Phase.APPROVAL, Phase.EXECUTION),
    /// Changes, releases, moves or holds authority.
    ADJUST(Phase.EXECUTION),
    /// Spends, or promises to.
    SPEND(Phase.EXECUTION),
    /// Brings to an end what is open.
    CONCLUDE(Phase.EXECUTION, Phase.FINAL_ACCOUNTS),
    /// Closes the year.
    CLOSE(Phase.FINAL_ACCOUNTS);

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Phase> phases;

    Operation(Phase... phases) {
        this.phases = List.of(phases);
    }

    /// The phases in which it may be done.
    public List<Phase> phases() {
        return phases;
    }
}
