package org.mingzhang.api.security;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// Which identity provider's tokens are taken, and what their claims mean.
///
/// **Shape** a file of properties:
///
/// ```properties
/// issuer=https://id.example.gov/realms/treasury
/// jwks=https://id.example.gov/realms/treasury/protocol/openid-connect/certs
/// audience=mingzhang
/// person=preferred_username
/// client=azp
/// roles=realm_access.roles
/// role.treasury-cashier=finance
/// unit=unit
/// scope=division
/// units=units
/// second-factors=otp,hwk
/// ```
///
/// @param issuer what `iss` must be
/// @param jwks where the keys are
/// @param audience what `aud` must hold
/// @param person the claim with the person; `sub` if left out
/// @param client the claim with the system; `azp` if left out
/// @param roles the claim with the roles, members separated by points; `roles` if left out
/// @param roleNames our name of a role by the provider's; what is not named means itself
/// @param unit the claim with the unit acted for; `unit` if left out
/// @param scope the claim with the beginning of the codes of divisions; `scope_divisions`
/// @param units the claim with the beginning of the codes of units; `scope_units`
/// @param secondFactors which values of `amr` are a second factor
public record OpenIdSettings(
        String issuer,
        String jwks,
        String audience,
        String person,
        String client,
        List<String> roles,
        Map<String, String> roleNames,
        String unit,
        String scope,
        String units,
        Set<String> secondFactors) {

    private static final String ROLE = "role.";

    public OpenIdSettings {
        roles = List.copyOf(roles);
        roleNames = Map.copyOf(roleNames);
        secondFactors = Set.copyOf(secondFactors);
    }

    /// What a file says.
    ///
    /// @throws IllegalArgumentException if something is missing
    public static OpenIdSettings read(Path file) throws IOException {
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            given.load(reader);
        }
        return new OpenIdSettings(
                required(given, "issuer", file),
                required(given, "jwks", file),
                required(given, "audience", file),
                given.getProperty("person", "sub"),
                given.getProperty("client", "azp"),
                Arrays.asList(given.getProperty("roles", "roles").split("\\.", -1)),
                given.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(ROLE))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        name -> name.substring(ROLE.length()),
                                        name -> given.getProperty(name).strip())),
                given.getProperty("unit", "unit"),
                given.getProperty("scope", "scope_divisions"),
                given.getProperty("units", "scope_units"),
                Set.copyOf(
                        Arrays.asList(
                                given.getProperty("second-factors", "otp,hwk,mfa")
                                        .split(",", -1))));
    }

    private static String required(Properties given, String name, Path file) {
        return Optional.ofNullable(given.getProperty(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(file + " does not say " + name));
    }
}
