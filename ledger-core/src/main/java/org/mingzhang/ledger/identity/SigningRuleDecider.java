package org.mingzhang.ledger.identity;

import java.util.Optional;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.SigningRuleCommand.ConfirmSigningRule;
import org.mingzhang.ledger.identity.SigningRuleCommand.ProposeSigningRule;
import org.mingzhang.ledger.identity.SigningRuleEvent.SigningRuleConfirmed;
import org.mingzhang.ledger.identity.SigningRuleEvent.SigningRuleProposed;
import org.mingzhang.ledger.identity.SigningRuleRefusal.SigningRuleNotProposed;
import org.mingzhang.ledger.identity.SigningRuleRefusal.SigningRulePutOff;
import org.mingzhang.ledger.identity.SigningRuleRefusal.SigningRuleVersionNotNext;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides from when on payments are signed: one person proposes, another confirms.
public final class SigningRuleDecider {

    private SigningRuleDecider() {}

    /// Numbers the rule after the last one. A proposal that nobody confirmed is superseded.
    public static Decision propose(ProposeSigningRule command, State state, Occasion occasion) {
        SigningRule rule = state.of(SigningRule.PART.of(command.year()));
        int expected = rule.lastVersion() + 1;
        if (command.version() != expected) {
            return Decision.refuse(new SigningRuleVersionNotNext(expected, command.version()));
        }
        Optional<SigningRule.Published> earlier =
                rule.inForce()
                        .filter(inForce -> command.requiredFrom().isAfter(inForce.requiredFrom()));
        if (earlier.isPresent()) {
            return Decision.refuse(
                    new SigningRulePutOff(earlier.get().requiredFrom(), command.requiredFrom()));
        }
        return Decision.accept(
                new SigningRuleProposed(
                        command.year(),
                        command.version(),
                        command.requiredFrom(),
                        occasion.today(),
                        DivisionYears.fiscalYear(command.year()),
                        DivisionYears.division(command.year()),
                        occasion.actor().unit(),
                        command.document(),
                        occasion.actor().id()));
    }

    /// Puts the proposal in force.
    public static Decision confirm(ConfirmSigningRule command, State state, Occasion occasion) {
        SigningRule rule = state.of(SigningRule.PART.of(command.year()));
        Optional<SigningRule.Proposal> proposed =
                rule.proposed().filter(_ -> command.version() == rule.lastVersion());
        return proposed.map(proposal ->
                        TwoPersons.confirm(
                                proposal.proposer(),
                                occasion,
                                confirmer ->
                                        new SigningRuleConfirmed(
                                                command.year(),
                                                command.version(),
                                                proposal.requiredFrom(),
                                                occasion.today(),
                                                DivisionYears.fiscalYear(command.year()),
                                                DivisionYears.division(command.year()),
                                                occasion.actor().unit(),
                                                confirmer)))
                .orElseGet(() -> Decision.refuse(new SigningRuleNotProposed(command.version())));
    }
}
