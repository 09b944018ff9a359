package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.identity.RoleEvent.RoleGrantProposed;
import org.mingzhang.ledger.identity.RoleEvent.RoleGranted;
import org.mingzhang.ledger.identity.RoleEvent.RoleRevoked;

/// Who was given one role.
///
/// @param grants the last day, if there is one, of each grant that was given and not revoked, by
///   `<person>/<grant>`
public record RoleHolders(Map<String, Optional<LocalDate>> grants) {

    /// Folded by role.
    public static final Part<RoleHolders> PART =
            new Part<>(
                    "role",
                    Set.of(RoleEvent.class),
                    new RoleHolders(Map.of()),
                    RoleHolders::evolve);

    public RoleHolders {
        grants = Map.copyOf(grants);
    }

    /// How many persons have it on a day, or will.
    public long persons(LocalDate day) {
        return grants.entrySet().stream()
                .filter(grant -> grant.getValue().map(last -> !day.isAfter(last)).orElse(true))
                .map(grant -> grant.getKey().substring(0, grant.getKey().indexOf('/')))
                .distinct()
                .count();
    }

    private RoleHolders evolve(Event event) {
        if (!(event instanceof RoleEvent role)) {
            throw new CorruptHistoryException(this + " cannot fold " + event);
        }
        Map<String, Optional<LocalDate>> next = new TreeMap<>(grants);
        String name = role.person() + "/" + role.grant();
        switch (role) {
            case RoleGrantProposed _ -> {}
            case RoleGranted e -> next.put(name, e.until());
            case RoleRevoked _ -> next.remove(name);
        }
        return new RoleHolders(next);
    }
}
