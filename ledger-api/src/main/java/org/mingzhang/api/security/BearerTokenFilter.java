package org.mingzhang.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who is calling, once for each request, whatever its body holds.
///
/// A request without a token goes on as nobody; one with a token that opens nothing ends here, even
/// where nobody may read, so that a client learns that its token has expired.
public final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final List<Credentials> credentials;
    private final UnaryOperator<Identity> standing;
    private final ProblemResponses problems;

    /// Reads credentials of some kinds.
    ///
    /// @param credentials the kinds, asked in order
    /// @param standing says in which roles somebody acts
    public BearerTokenFilter(
            List<Credentials> credentials,
            UnaryOperator<Identity> standing,
            ProblemResponses problems) {
        this.credentials = List.copyOf(credentials);
        this.standing = standing;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Identity> identity;
        try {
            identity = identify(header);
        } catch (LedgerUnavailableException _) {
            problems.send(new Fault.Unavailable(2), request, response);
            return;
        }
        if (identity.isEmpty()) {
            problems.send(new Fault.Unauthenticated(true), request, response);
            return;
        }
        authenticate(identity.get());
        chain.doFilter(request, response);
    }

    /// Has the rest of the request go on as somebody.
    public static void authenticate(Identity identity) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(identity));
        SecurityContextHolder.setContext(context);
    }

    private Optional<Identity> identify(String header) {
        return tokenIn(header)
                .flatMap(bearer ->
                        credentials.stream()
                                .flatMap(kind -> kind.identify(bearer).stream())
                                .findFirst())
                .map(standing);
    }

    /// The token in an `Authorization` header, if it is of this scheme.
    public static Optional<String> tokenIn(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static PreAuthenticatedAuthenticationToken authentication(Identity identity) {
        List<SimpleGrantedAuthority> roles =
                identity.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
        // The token is no credential to keep.
        return new PreAuthenticatedAuthenticationToken(identity, "", roles);
    }
}
