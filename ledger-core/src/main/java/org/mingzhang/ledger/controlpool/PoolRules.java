package org.mingzhang.ledger.controlpool;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;

/// The rules of control pools of one division and fiscal year.
///
/// @param lastVersion the number of the last rule proposed; 0 before the first
/// @param proposed the last rule proposed, while nobody has confirmed it
/// @param inForce the rule that gives a line its pool now
public record PoolRules(int lastVersion, Optional<Proposal> proposed, Optional<Published> inForce) {

    /// Folded by division and year.
    public static final Part<PoolRules> PART =
            new Part<>(
                    "year",
                    Set.of(PoolRuleEvent.class),
                    new PoolRules(0, Optional.empty(), Optional.empty()),
                    PoolRules::evolve);

    /// A rule that waits for a second person.
    ///
    /// @param rule the rule
    /// @param proposer who proposed it
    public record Proposal(PoolRule rule, String proposer) {}

    /// A rule in force.
    ///
    /// @param version its number
    /// @param rule the rule
    public record Published(int version, PoolRule rule) {}

    private PoolRules evolve(Event event) {
        return switch (event) {
            case PoolRuleEvent.PoolRuleProposed e when e.version() == lastVersion + 1 ->
                    new PoolRules(
                            e.version(),
                            Optional.of(new Proposal(e.rule(), e.proposer())),
                            inForce);
            case PoolRuleEvent.PoolRuleConfirmed e
                    when e.version() == lastVersion && proposed.isPresent() ->
                    new PoolRules(
                            lastVersion,
                            Optional.empty(),
                            proposed.map(proposal -> new Published(lastVersion, proposal.rule())));
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
