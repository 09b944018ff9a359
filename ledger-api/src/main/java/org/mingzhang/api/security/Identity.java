package org.mingzhang.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.duty.Sight;
import org.springframework.security.core.Authentication;

/// Who a bearer token stands for.
///
/// @param client the system that submits; with the command id it is the idempotency key
/// @param person who acts, the same for every token of one person
/// @param roles the roles held, the one to act in first
/// @param unit the code of the unit acted for
/// @param scope the division and everything below it that may be acted on, as a prefix of its code;
///   empty for all of it
/// @param units in these divisions the units that may be acted on, as a prefix of their codes;
///   empty for all of them, and for what belongs to a division as a whole
/// @param assurance how it is known that the person is at the other end
public record Identity(
        String client,
        String person,
        List<String> roles,
        String unit,
        String scope,
        String units,
        Assurance assurance) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final Pattern SCOPE = Pattern.compile("[A-Z0-9]{0,12}");
    private static final Pattern UNITS = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    public Identity {
        roles = List.copyOf(roles);
        require(NAME, "client", client);
        require(NAME, "person", person);
        require(NAME, "unit", unit);
        require(SCOPE, "scope", scope);
        require(UNITS, "units", units);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an identity has at least one role");
        }
        roles.forEach(role -> require(ROLE, "role", role));
        if (roles.contains("system")) {
            throw new IllegalArgumentException("the role system is the ledger's own");
        }
    }

    /// A system's identity for all units of some divisions.
    public Identity(String client, String person, List<String> roles, String unit, String scope) {
        this(client, person, roles, unit, scope, "");
    }

    /// A system's identity.
    public Identity(
            String client,
            String person,
            List<String> roles,
            String unit,
            String scope,
            String units) {
        this(client, person, roles, unit, scope, units, Assurance.OF_A_SYSTEM);
    }

    /// Who sent a request, if they showed who they are.
    public static Optional<Identity> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Identity identity
                ? Optional.of(identity)
                : Optional.empty();
    }

    /// The same, known otherwise.
    public Identity withAssurance(Assurance other) {
        return new Identity(client, person, roles, unit, scope, units, other);
    }

    /// The same person in one role.
    Identity in(Role role) {
        return new Identity(client, person, List.of(role.id()), unit, scope, units, assurance);
    }

    /// How much of something the roles let the person see. Whoever administers sees nothing of it,
    /// whatever other role a token may name.
    public Sight.Extent sees(Sight.Matter matter) {
        return roles.contains(Role.ADMIN.id())
                ? Sight.Extent.NONE
                : roles.stream()
                        .flatMap(role -> Role.of(role).stream())
                        .map(role -> Sight.of(role, matter))
                        .max(Comparator.naturalOrder())
                        .orElse(Sight.Extent.NONE);
    }

    /// The person as the one who acts in a role.
    public Occasion.Person actingAs(String role) {
        return new Occasion.Person(person, role, unit, scope, units);
    }

    private static void require(Pattern form, String what, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " must match " + form.pattern() + ": " + value);
        }
    }

    /// Whether one of the roles is held.
    public boolean hasAnyRole(String... candidates) {
        return List.of(candidates).stream().anyMatch(roles::contains);
    }
}
