package org.mingzhang.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.duty.Sight;
import org.springframework.web.servlet.HandlerInterceptor;

/// Keeps everything that may tell of money from those whose role sees none, administrators above
/// all. What is named in [#WITHOUT_MONEY] is open to them, what comes to be later is not.
///
/// **Errors** [Fault.NoSightOfMoney].
public final class MoneySight implements HandlerInterceptor {

    /// Where nothing about money is: hashes, forms, identity, and the caller's own commands, on
    /// which the ledger decides.
    public static final List<String> WITHOUT_MONEY =
            List.of(
                    "/",
                    "/error",
                    "/favicon.ico",
                    "/api",
                    "/api/openapi/**",
                    "/api/swagger-ui/**",
                    "/swagger-ui/**",
                    "/webjars/**",
                    "/assets/**",
                    "/api/v1/commands",
                    "/api/v1/commands/**",
                    "/api/v1/statements",
                    "/api/v1/second-factor",
                    "/api/v1/keys",
                    "/api/v1/signatures",
                    "/api/v1/checkpoint",
                    "/api/v1/checkpoints/**",
                    "/api/v1/proofs/**",
                    "/api/v1/receipts/**",
                    "/api/v1/roles",
                    "/api/v1/accounts/**",
                    "/api/v1/step-up",
                    "/api/v1/session",
                    "/api/v1/status",
                    "/api/v1/health/**",
                    "/*/sign-in",
                    "/*/sign-out",
                    "/*/password",
                    "/*/keys",
                    // The first page shows whoever sees no money only what they may see.
                    "/*/work",
                    // Bundles of entries are guarded by their controller.
                    "/log/**");

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Identity.of(request).ifPresent(MoneySight::require);
        return true;
    }

    /// Returns if the caller sees money.
    ///
    /// @throws FaultException if not
    public static void require(Identity caller) {
        if (!caller.sees(Sight.Matter.MONEY).isAny()) {
            throw new FaultException(new Fault.NoSightOfMoney(caller.roles().getFirst()));
        }
    }
}
