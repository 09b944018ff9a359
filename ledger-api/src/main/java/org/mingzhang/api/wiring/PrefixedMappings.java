package org.mingzhang.api.wiring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Finds the method for a request among those whose address begins as that of the request does.
///
/// Spring looks up an address without variables at once, and matches any other with every condition
/// of every method, of which there are hundreds: a quarter of what a small question took.
final class PrefixedMappings extends RequestMappingHandlerMapping {

    /// Where an address stops to be literal. A last slash is left out, as `/lines/{*rest}` is also
    /// `/lines`.
    private static final Pattern BEHIND_LITERAL = Pattern.compile("/?[^/]*[{*?].*");

    private final Map<RequestMappingInfo, List<String>> prefixes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo info, HttpServletRequest request) {
        String path =
                ServletRequestPathUtils.getParsedRequestPath(request)
                        .pathWithinApplication()
                        .value();
        return mayMatch(info, path) ? super.getMatchingMapping(info, request) : null;
    }

    /// Another spelling of an address is left to Spring.
    private boolean mayMatch(RequestMappingInfo info, String path) {
        if (path.indexOf('%') >= 0 || path.indexOf(';') >= 0) {
            return true;
        }
        for (String prefix : prefixes.computeIfAbsent(info, PrefixedMappings::prefixesOf)) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> prefixesOf(RequestMappingInfo info) {
        return info.getPatternValues().stream().map(PrefixedMappings::prefixOf).toList();
    }

    static String prefixOf(String pattern) {
        return BEHIND_LITERAL.matcher(pattern).replaceFirst("");
    }
}
