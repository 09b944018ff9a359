package org.mingzhang.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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

    private final TokenStore tokens;
    private final ProblemResponses problems;

    /// Reads tokens of the store.
    public BearerTokenFilter(TokenStore tokens, ProblemResponses problems) {
        this.tokens = tokens;
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
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(identity.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<Identity> identify(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? BearerToken.parse(header.substring(SCHEME.length()).strip())
                        .flatMap(tokens::identify)
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
