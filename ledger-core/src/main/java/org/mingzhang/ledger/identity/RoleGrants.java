package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.identity.RoleEvent.RoleGrantProposed;
import org.mingzhang.ledger.identity.RoleEvent.RoleGranted;
import org.mingzhang.ledger.identity.RoleEvent.RoleRevoked;

/// The roles of one person.
///
/// @param grants every grant that was proposed, revoked ones included, by identifier
public record RoleGrants(Map<String, Grant> grants) {

    /// Folded by person.
    public static final Part<RoleGrants> PART =
            new Part<>(
                    "person",
                    Set.of(RoleEvent.class),
                    new RoleGrants(Map.of()),
                    RoleGrants::evolve);

    public RoleGrants {
        grants = Map.copyOf(grants);
    }

    /// What became of a grant.
    public enum Stage {
        /// Waits for a second person.
        PROPOSED,
        /// Holds from its first to its last day.
        GRANTED,
        /// Holds no more.
        REVOKED
    }

    /// One grant.
    ///
    /// @param role which role
    /// @param forUnit the unit that the person acts for
    /// @param divisions the beginning of the codes of the divisions that it holds for; empty for
    ///   all
    /// @param units the beginning of the codes of the units; empty for all
    /// @param from the first day
    /// @param until the last day; absent for no end
    /// @param proposer who proposed it
    /// @param stage what became of it
    public record Grant(
            String role,
            String forUnit,
            String divisions,
            String units,
            LocalDate from,
            Optional<LocalDate> until,
            String proposer,
            Stage stage) {

        private Grant to(Stage next) {
            return new Grant(role, forUnit, divisions, units, from, until, proposer, next);
        }

        /// Whether it was given and has not ended before a day.
        public boolean lastsOn(LocalDate day) {
            return stage == Stage.GRANTED && until.map(last -> !day.isAfter(last)).orElse(true);
        }

        /// Whether the role is held on a day.
        public boolean holdsOn(LocalDate day) {
            return lastsOn(day) && !day.isBefore(from);
        }
    }

    /// The grants that hold on a day.
    public Stream<Grant> on(LocalDate day) {
        return grants.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(grant -> grant.holdsOn(day));
    }

    /// The same after one more event.
    public RoleGrants evolve(Event event) {
        Map<String, Grant> next = new TreeMap<>(grants);
        switch (event) {
            case RoleGrantProposed e when !next.containsKey(e.grant()) ->
                    next.put(
                            e.grant(),
                            new Grant(
                                    e.role(),
                                    e.forUnit(),
                                    e.divisions().orElse(""),
                                    e.units().orElse(""),
                                    e.from(),
                                    e.until(),
                                    e.proposer(),
                                    Stage.PROPOSED));
            case RoleGranted e when is(e.grant(), Stage.PROPOSED) ->
                    next.computeIfPresent(e.grant(), (_, grant) -> grant.to(Stage.GRANTED));
            case RoleRevoked e when is(e.grant(), Stage.PROPOSED, Stage.GRANTED) ->
                    next.computeIfPresent(e.grant(), (_, grant) -> grant.to(Stage.REVOKED));
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        }
        return new RoleGrants(next);
    }

    private boolean is(String grant, Stage... stages) {
        return Optional.ofNullable(grants.get(grant))
                .map(Grant::stage)
                .filter(Set.of(stages)::contains)
                .isPresent();
    }
}
