package org.mingzhang.ledger.procedure;

import java.util.Optional;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand.ConfirmProcedureRule;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand.ProposeProcedureRule;
import org.mingzhang.ledger.procedure.ProcedureRuleEvent.ProcedureRuleConfirmed;
import org.mingzhang.ledger.procedure.ProcedureRuleEvent.ProcedureRuleProposed;
import org.mingzhang.ledger.procedure.ProcedureRuleRefusal.ProcedureNotProposed;
import org.mingzhang.ledger.procedure.ProcedureRuleRefusal.ProcedureVersionNotNext;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides which procedures hold: one person proposes, another confirms.
public final class ProcedureRuleDecider {

    private ProcedureRuleDecider() {}

    /// Numbers the rule after the last one. A proposal that nobody confirmed is superseded.
    public static Decision propose(ProposeProcedureRule command, State state, Occasion occasion) {
        int expected = state.of(Procedures.PART.of(command.year())).lastVersion() + 1;
        if (command.version() != expected) {
            return Decision.refuse(new ProcedureVersionNotNext(expected, command.version()));
        }
        return Decision.accept(
                new ProcedureRuleProposed(
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

    /// Puts the proposal in force.
    public static Decision confirm(ConfirmProcedureRule command, State state, Occasion occasion) {
        Procedures rules = state.of(Procedures.PART.of(command.year()));
        Optional<Procedures.Proposal> proposed =
                rules.proposed().filter(_ -> command.version() == rules.lastVersion());
        return proposed.map(proposal ->
                        TwoPersons.confirm(
                                proposal.proposer(),
                                occasion,
                                confirmer ->
                                        new ProcedureRuleConfirmed(
                                                command.year(),
                                                command.version(),
                                                occasion.today(),
                                                DivisionYears.fiscalYear(command.year()),
                                                DivisionYears.division(command.year()),
                                                occasion.actor().unit(),
                                                confirmer)))
                .orElseGet(() -> Decision.refuse(new ProcedureNotProposed(command.version())));
    }
}
