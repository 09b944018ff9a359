package org.mingzhang.verifier.rules;

import java.util.Set;

/// What decisions do, as far as the calendar is concerned, and the phases in which they may.
///
/// **Source**: `docs/domain.md`, "Calendar".
enum Operation {
    PROPOSE(Phase.FORMULATION),
    APPROVE(Phase.APPROVAL),
    PREPARE(Phase.APPROVAL, Phase.EXECUTION),
    ADJUST(Phase.EXECUTION),
    SPEND(Phase.EXECUTION),
    CONCLUDE(Phase.EXECUTION, Phase.FINAL_ACCOUNTS),
    CLOSE(Phase.FINAL_ACCOUNTS);

    @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of.
    private final Set<Phase> phases;

    Operation(Phase... phases) {
        this.phases = Set.of(phases);
    }

    Set<Phase> phases() {
        return phases;
    }

    /// The phases of a year.
    enum Phase {
        FORMULATION("formulation"),
        APPROVAL("approval"),
        EXECUTION("execution"),
        FINAL_ACCOUNTS("finalAccounts");

        private final String member;

        Phase(String member) {
            this.member = member;
        }

        /// What entries call it.
        String member() {
            return member;
        }

        static Phase named(String member) {
            for (Phase phase : values()) {
                if (phase.member.equals(member)) {
                    return phase;
                }
            }
            throw new BrokenRule("member-present", member + " is no phase");
        }
    }
}
