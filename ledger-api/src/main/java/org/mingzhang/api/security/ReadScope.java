package org.mingzhang.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.springframework.security.core.Authentication;

/// What a caller may read: the divisions whose code begins so.
///
/// Whoever shows no token has no scope of their own; what nobody may read is kept from them by
/// other means.
///
/// **Errors** [Fault.OutsideScope].
///
/// @param prefix the beginning of the codes; empty for all divisions
public record ReadScope(String prefix) {

    /// All divisions.
    public static final ReadScope ALL = new ReadScope("");

    /// The scope of whoever sent a request.
    public static ReadScope of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Identity identity
                ? of(identity)
                : ALL;
    }

    /// The scope of a token.
    public static ReadScope of(Identity identity) {
        return new ReadScope(identity.scope());
    }

    /// Whether a division lies in it.
    public boolean covers(String division) {
        return division.startsWith(prefix);
    }

    /// Refuses a division that lies outside.
    public void require(String division) {
        if (!covers(division)) {
            throw new FaultException(new Fault.OutsideScope(prefix, division));
        }
    }

    /// The beginning of codes that is left of one that was asked for.
    public Optional<String> narrow(Optional<String> asked) {
        if (prefix.isEmpty()) {
            return asked;
        }
        if (asked.isEmpty() || prefix.startsWith(asked.get())) {
            return Optional.of(prefix);
        }
        require(asked.get());
        return asked;
    }
}
