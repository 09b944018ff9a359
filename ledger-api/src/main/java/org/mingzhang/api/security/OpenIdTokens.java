package org.mingzhang.api.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.duty.Role;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Access tokens of an institution's own identity provider: JSON Web Tokens, signed with a key of
/// its JWK set. Thread-safe.
///
/// A person who signed in there with a second factor a moment ago (`auth_time`, `amr`) may approve;
/// otherwise they sign in again. Where the log grants roles, the claims only say who it is.
public final class OpenIdTokens implements Credentials {

    private final OpenIdSettings settings;
    private final NimbusJwtDecoder decoder;

    /// Tokens of a provider.
    public OpenIdTokens(OpenIdSettings settings) {
        this.settings = settings;
        this.decoder =
                NimbusJwtDecoder.withJwkSetUri(settings.jwks())
                        .jwsAlgorithms(algorithms ->
                                algorithms.addAll(List.of(SignatureAlgorithm.values())))
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(settings.issuer()),
                        new JwtClaimValidator<List<String>>(
                                "aud",
                                audience ->
                                        audience != null
                                                && audience.contains(settings.audience()))));
    }

    @Override
    public Optional<Identity> identify(String bearer) {
        if (bearer.chars().filter(c -> c == '.').count() != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(identity(decoder.decode(bearer)));
        } catch (JwtException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Identity identity(Jwt token) {
        List<String> roles = roles(token);
        return new Identity(
                text(token, settings.client()).orElse("openid"),
                text(token, settings.person()).orElse(""),
                roles.isEmpty() ? List.of(Role.PUBLIC.id()) : roles,
                text(token, settings.unit()).orElse("none"),
                text(token, settings.scope()).orElse(""),
                text(token, settings.units()).orElse(""),
                new Assurance(true, secondFactorAt(token)));
    }

    private static Optional<String> text(Jwt token, String claim) {
        return Optional.ofNullable(token.getClaimAsString(claim));
    }

    private List<String> roles(Jwt token) {
        @Nullable Object value = token.getClaims();
        for (String member : settings.roles()) {
            value = value instanceof Map<?, ?> claims ? claims.get(member) : null;
        }
        Stream<?> named = value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
        return named.map(String::valueOf)
                .map(role -> settings.roleNames().getOrDefault(role, role))
                .filter(role -> Role.of(role).isPresent())
                .distinct()
                .toList();
    }

    private Optional<Instant> secondFactorAt(Jwt token) {
        @Nullable List<String> methods = token.getClaimAsStringList("amr");
        boolean shown =
                methods != null && methods.stream().anyMatch(settings.secondFactors()::contains);
        return shown ? Optional.ofNullable(token.getClaimAsInstant("auth_time")) : Optional.empty();
    }
}
