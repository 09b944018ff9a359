package org.mingzhang.api.portal.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// What every page tells the browser: nothing runs and nothing loads that is not ours.
public final class PageHeaders extends OncePerRequestFilter {

    /// The policy: no script or style inside a page, nothing from elsewhere.
    public static final String POLICY =
            "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
                    + " form-action 'self'";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !(path.equals("/")
                || path.equals("/zh")
                || path.equals("/en")
                || path.startsWith("/zh/")
                || path.startsWith("/en/"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "HX-Request");
        chain.doFilter(request, response);
    }
}
