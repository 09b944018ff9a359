package org.mingzhang.api.security;

import java.util.List;
import java.util.regex.Pattern;

/// Who a bearer token stands for.
///
/// @param client the system that submits; with the command id it is the idempotency key
/// @param person who acts, the same for every token of one person
/// @param roles the roles held, the one to act in first
/// @param unit the code of the unit acted for
/// @param scope the division and everything below it that may be acted on, as a prefix of its code;
///   empty for all of it
public record Identity(
        String client, String person, List<String> roles, String unit, String scope) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final Pattern SCOPE = Pattern.compile("[A-Z0-9]{0,12}");

    public Identity {
        roles = List.copyOf(roles);
        require(NAME, "client", client);
        require(NAME, "person", person);
        require(NAME, "unit", unit);
        require(SCOPE, "scope", scope);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an identity has at least one role");
        }
        roles.forEach(role -> require(ROLE, "role", role));
        if (roles.contains("system")) {
            throw new IllegalArgumentException("the role system is the ledger's own");
        }
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
