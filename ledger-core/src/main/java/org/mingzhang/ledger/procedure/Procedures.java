package org.mingzhang.ledger.procedure;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;

/// The rules of procedures of one division and fiscal year.
///
/// @param lastVersion the number of the last rule proposed; 0 before the first
/// @param proposed the last rule proposed, while nobody has confirmed it
/// @param inForce the rule that holds now
public record Procedures(
        int lastVersion, Optional<Proposal> proposed, Optional<Published> inForce) {

    /// Folded by division and year. Few entries have the tag, so that decisions find it in memory.
    public static final Part<Procedures> PART =
            new Part<>(
                    "year",
                    Set.of(ProcedureRuleEvent.class),
                    new Procedures(0, Optional.empty(), Optional.empty()),
                    Procedures::evolve);

    /// A rule that waits for a second person.
    ///
    /// @param rule the rule
    /// @param proposer who proposed it
    public record Proposal(ProcedureRule rule, String proposer) {}

    /// A rule in force.
    ///
    /// @param version its number
    /// @param rule the rule
    public record Published(int version, ProcedureRule rule) {}

    private Procedures evolve(Event event) {
        return switch (event) {
            case ProcedureRuleEvent.ProcedureRuleProposed e when e.version() == lastVersion + 1 ->
                    new Procedures(
                            e.version(),
                            Optional.of(new Proposal(e.rule(), e.proposer())),
                            inForce);
            case ProcedureRuleEvent.ProcedureRuleConfirmed e
                    when e.version() == lastVersion && proposed.isPresent() ->
                    new Procedures(
                            lastVersion,
                            Optional.empty(),
                            proposed.map(proposal -> new Published(lastVersion, proposal.rule())));
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
