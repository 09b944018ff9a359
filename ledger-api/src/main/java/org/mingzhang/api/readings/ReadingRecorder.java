package org.mingzhang.api.readings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.mingzhang.api.security.Identity;
import org.springframework.web.servlet.HandlerInterceptor;

/// Puts on record who asks for what, before it is answered; what cannot be recorded is not
/// answered. Whoever shows no identity is nobody in particular and leaves no line.
public final class ReadingRecorder implements HandlerInterceptor {

    /// What tells nothing that is not public, or is no reading.
    public static final List<String> NOT_RECORDED =
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
                    "/api/v1/commands/**",
                    "/api/v1/checkpoint",
                    "/api/v1/checkpoints/**",
                    "/api/v1/proofs/**",
                    "/api/v1/status",
                    "/api/v1/health/**",
                    "/*/sign-in");

    private final ReadingTable table;

    /// A recorder that writes into a table.
    public ReadingRecorder(ReadingTable table) {
        this.table = table;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            Identity.of(request).ifPresent(caller -> table.add(caller, address(request)));
        }
        return true;
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
