package org.mingzhang.ledger.personal;

import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.personal.ErasureCommand.ConfirmErasure;
import org.mingzhang.ledger.personal.ErasureCommand.ProposeErasure;
import org.mingzhang.ledger.personal.ErasureEvent.ErasureProposed;
import org.mingzhang.ledger.personal.ErasureEvent.PersonalDataErased;
import org.mingzhang.ledger.personal.ErasureRefusal.ErasureNotProposed;
import org.mingzhang.ledger.personal.ErasureRefusal.TextErasedBefore;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides that a personal text is erased: one person proposes with the legal ground, another
/// confirms.
public final class ErasureDecider {

    private ErasureDecider() {}

    /// Takes down the proposal. A later one stands in the place of an earlier one.
    public static Decision propose(ProposeErasure command, State state, Occasion occasion) {
        return state.of(Erasure.PART.of(command.commitment())) instanceof Erasure.Erased
                ? Decision.refuse(new TextErasedBefore(command.commitment()))
                : Decision.accept(
                        new ErasureProposed(
                                command.commitment(),
                                command.ground(),
                                occasion.today(),
                                occasion.actor().unit(),
                                occasion.actor().id()));
    }

    /// Has the text erased.
    public static Decision confirm(ConfirmErasure command, State state, Occasion occasion) {
        return switch (state.of(Erasure.PART.of(command.commitment()))) {
            case Erasure.NotAsked _ ->
                    Decision.refuse(new ErasureNotProposed(command.commitment()));
            case Erasure.Erased _ -> Decision.refuse(new TextErasedBefore(command.commitment()));
            case Erasure.Proposed proposed -> confirm(command, proposed, occasion);
        };
    }

    private static Decision confirm(
            ConfirmErasure command, Erasure.Proposed proposed, Occasion occasion) {
        return TwoPersons.confirm(
                proposed.proposer(),
                occasion,
                confirmer ->
                        new PersonalDataErased(
                                command.commitment(),
                                proposed.ground(),
                                occasion.today(),
                                occasion.actor().unit(),
                                confirmer));
    }
}
