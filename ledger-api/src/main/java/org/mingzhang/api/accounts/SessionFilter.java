package org.mingzhang.api.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.security.Assurance;
import org.mingzhang.api.security.BearerTokenFilter;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.MadeUpPeople;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who is calling by the session of their browser, where no token is shown. A session
/// ends with the account, and with its password.
public final class SessionFilter extends OncePerRequestFilter {

    private final Accounts accounts;
    private final MadeUpPeople madeUp;
    private final UnaryOperator<Identity> standing;
    private final ProblemResponses problems;

    /// Reads sessions of accounts and of made-up people.
    ///
    /// @param standing says in which roles somebody acts
    public SessionFilter(
            Accounts accounts,
            MadeUpPeople madeUp,
            UnaryOperator<Identity> standing,
            ProblemResponses problems) {
        this.accounts = accounts;
        this.madeUp = madeUp;
        this.standing = standing;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("Authorization") == null) {
            try {
                Sessions.of(request)
                        .filter(Sessions.SignedIn::complete)
                        .flatMap(this::identity)
                        .ifPresent(BearerTokenFilter::authenticate);
            } catch (LedgerUnavailableException _) {
                problems.send(new Fault.Unavailable(2), request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<Identity> identity(Sessions.SignedIn signedIn) {
        return signedIn.madeUp()
                ? madeUp.find(signedIn.person()).map(standing)
                : identityOfAccount(signedIn);
    }

    private Optional<Identity> identityOfAccount(Sessions.SignedIn signedIn) {
        return accounts.find(signedIn.person())
                .filter(account -> !account.changedAt().isAfter(signedIn.at()))
                .map(Accounts.Account::identity)
                .map(identity ->
                        identity.withAssurance(
                                new Assurance(true, Optional.of(signedIn.secondFactorAt()))))
                .map(standing);
    }
}
