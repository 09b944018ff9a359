package org.mingzhang.ledger.controlpool;

import java.util.Optional;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.PoolRuleNotProposed;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.PoolRuleVersionNotNext;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleEvent.PoolRuleConfirmed;
import org.mingzhang.ledger.controlpool.PoolRuleEvent.PoolRuleProposed;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides which lines share a control pool: one person proposes, another confirms.
public final class PoolRuleDecider {

    private PoolRuleDecider() {}

    /// Numbers the rule after the last one. A proposal that nobody confirmed is superseded.
    public static Decision propose(ProposePoolRule command, State state, Occasion occasion) {
        int expected = state.of(PoolRules.PART.of(command.year())).lastVersion() + 1;
        if (command.version() != expected) {
            return Decision.refuse(new PoolRuleVersionNotNext(expected, command.version()));
        }
        return Decision.accept(
                new PoolRuleProposed(
                        command.year(),
                        command.version(),
                        command.rule(),
                        occasion.today(),
                        DivisionYears.fiscalYear(command.year()),
                        DivisionYears.division(command.year()),
                        occasion.actor().unit(),
                        command.document(),
                        occasion.actor().id()));
    }

    /// Puts the proposal in force for lines approved from now on.
    public static Decision confirm(ConfirmPoolRule command, State state, Occasion occasion) {
        PoolRules rules = state.of(PoolRules.PART.of(command.year()));
        Optional<PoolRules.Proposal> proposed =
                rules.proposed().filter(proposal -> command.version() == rules.lastVersion());
        return proposed.map(proposal ->
                        TwoPersons.confirm(
                                proposal.proposer(),
                                occasion,
                                confirmer ->
                                        new PoolRuleConfirmed(
                                                command.year(),
                                                command.version(),
                                                occasion.today(),
                                                DivisionYears.fiscalYear(command.year()),
                                                DivisionYears.division(command.year()),
                                                occasion.actor().unit(),
                                                confirmer)))
                .orElseGet(() -> Decision.refuse(new PoolRuleNotProposed(command.version())));
    }
}
