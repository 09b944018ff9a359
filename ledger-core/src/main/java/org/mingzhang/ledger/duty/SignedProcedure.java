package org.mingzhang.ledger.duty;

import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.exception.ExceptionCommand;
import org.mingzhang.ledger.exception.ExceptionFiling;
import org.mingzhang.ledger.identity.SignatureRefusal.SignatureMissing;
import org.mingzhang.ledger.identity.Signatures;
import org.mingzhang.ledger.identity.SigningRule;
import org.mingzhang.ledger.jointreview.JointReviewCommand;
import org.mingzhang.ledger.jointreview.Proposal;

/// Who approves an exception or gives an opinion signs it, from the day that the rule of its
/// division and year says. A signature that comes without being asked for must hold as well.
///
/// **Source** `docs/log-format.md`, section 3.
public final class SignedProcedure {

    private SignedProcedure() {}

    /// The same decisions, for commands that are signed as they must be.
    public static <C extends Command> Decider<C> checked(Decider<C> decider) {
        return (command, state, occasion) ->
                refusal(command, state, occasion)
                        .map(Decision::refuse)
                        .orElseGet(() -> decider.decide(command, state, occasion));
    }

    private static Optional<Refusal> refusal(Command command, State state, Occasion occasion) {
        if (occasion.signed().isPresent()) {
            return Signatures.refusal(occasion.signed().get(), state, occasion);
        }
        return year(command, state)
                .flatMap(year -> state.of(SigningRule.PART.of(year)).requiring(occasion.today()))
                .map(rule ->
                        new SignatureMissing(
                                occasion.actor().id(),
                                Optional.of(Integer.toString(rule.version()))));
    }

    private static Optional<String> year(Command command, State state) {
        return switch (command) {
            case ExceptionCommand c ->
                    state.of(ExceptionFiling.PART.of(c.exception()))
                                    instanceof ExceptionFiling.Opened filing
                            ? Optional.of(filing.year())
                            : Optional.empty();
            case JointReviewCommand c ->
                    state.of(Proposal.PART.of(c.proposal())) instanceof Proposal.Submitted proposal
                            ? Optional.of(proposal.year())
                            : Optional.empty();
            default ->
                    throw new IllegalArgumentException(
                            "nobody says in which year " + command.getClass() + " is signed");
        };
    }
}
