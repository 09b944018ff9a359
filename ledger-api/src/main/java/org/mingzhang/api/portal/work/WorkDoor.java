package org.mingzhang.api.portal.work;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.security.Identity;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriUtils;

/// Lets those who are known in to the pages of their work, and leads all others to sign-in and back
/// again. What such a page holds stays in no cache.
public final class WorkDoor implements HandlerInterceptor {

    /// The pages behind the door.
    public static final String PAGES = "/*/work/**";

    /// The first of them.
    public static final String FIRST = "/*/work";

    private static final Pattern PAGE = Pattern.compile("/(zh|en)/work(/[^\\\\]*)?");

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (Identity.of(request).isPresent()) {
            return true;
        }
        response.sendRedirect(signIn(request));
        return false;
    }

    /// Whether an address is that of a page behind the door.
    public static boolean isPage(String path) {
        return PAGE.matcher(path).matches();
    }

    /// Where to sign in first.
    public static String signIn(HttpServletRequest request) {
        String page =
                request.getQueryString() == null
                        ? request.getRequestURI()
                        : request.getRequestURI() + "?" + request.getQueryString();
        return "/%s/sign-in?to=%s"
                .formatted(
                        Language.ofPath(request.getRequestURI()).path(),
                        UriUtils.encode(page, StandardCharsets.UTF_8));
    }
}
