package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;

/// From when on the payments of one division and fiscal year are signed.
///
/// @param lastVersion the number of the last rule proposed; 0 before the first
/// @param proposed the last rule proposed, while nobody has confirmed it
/// @param inForce the rule that holds now
public record SigningRule(
        int lastVersion, Optional<Proposal> proposed, Optional<Published> inForce) {

    /// Folded by division and year.
    public static final Part<SigningRule> PART =
            new Part<>(
                    "year",
                    Set.of(SigningRuleEvent.class),
                    new SigningRule(0, Optional.empty(), Optional.empty()),
                    SigningRule::evolve);

    /// A rule that waits for a second person.
    ///
    /// @param requiredFrom the first day on which nothing goes unsigned
    /// @param proposer who proposed it
    public record Proposal(LocalDate requiredFrom, String proposer) {}

    /// A rule in force.
    ///
    /// @param version its number
    /// @param requiredFrom the first day on which nothing goes unsigned
    public record Published(int version, LocalDate requiredFrom) {}

    /// The rule that asks for a signature on a day, if one does.
    public Optional<Published> requiring(LocalDate day) {
        return inForce.filter(rule -> !day.isBefore(rule.requiredFrom()));
    }

    private SigningRule evolve(Event event) {
        return switch (event) {
            case SigningRuleEvent.SigningRuleProposed e when e.version() == lastVersion + 1 ->
                    new SigningRule(
                            e.version(),
                            Optional.of(new Proposal(e.requiredFrom(), e.proposer())),
                            inForce);
            case SigningRuleEvent.SigningRuleConfirmed e
                    when e.version() == lastVersion && proposed.isPresent() ->
                    new SigningRule(
                            lastVersion,
                            Optional.empty(),
                            Optional.of(new Published(lastVersion, e.requiredFrom())));
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
