package org.mingzhang.api.portal.frame;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/// Builds all addresses of the portal and carries the moment along, so that a walk through the past
/// stays there. Default values are left out; words stand in alphabetical order.
///
/// @param language the language
/// @param moment the time words to carry: `at`, `by`, `effective`, and `vs` between pages that
///   compare
public record Links(Language language, Map<String, String> moment) {

    /// The time words.
    public static final List<String> MOMENT = List.of("at", "by", "effective", "vs");

    private static final List<String> COMPARING = List.of("/area/", "/unit/", "/line/");

    public Links {
        moment = Map.copyOf(moment);
    }

    /// The address of a page.
    ///
    /// @param tail what comes behind `/open`, for instance `/unit/219011`; encoded here
    /// @param words name, value, name, value …; empty values are left out
    public String to(String tail, String... words) {
        Map<String, String> query = new TreeMap<>(moment);
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (words[i + 1].isEmpty()) {
                query.remove(words[i]);
            } else {
                query.put(words[i], words[i + 1]);
            }
        }
        if (!compares(tail)) {
            query.remove("vs");
        }
        return address(language, tail, query);
    }

    /// Whether a page can show the difference between two moments.
    static boolean compares(String tail) {
        return COMPARING.stream().anyMatch(tail::startsWith);
    }

    /// Words as name, value, name, value …
    public static String[] flat(Map<String, String> words) {
        return words.entrySet().stream()
                .flatMap(word -> Stream.of(word.getKey(), word.getValue()))
                .toArray(String[]::new);
    }

    /// The address of a page that is the same at any time, such as that of an entry.
    public String timeless(String tail) {
        return address(language, tail, Map.of());
    }

    /// An address with exactly these words.
    public static String address(Language language, String tail, Map<String, String> words) {
        return "/"
                + language.path()
                + "/open"
                + UriUtils.encodePath(tail, StandardCharsets.UTF_8)
                + query(words);
    }

    /// The query of an address, with its question mark; empty for no words.
    public static String query(Map<String, String> words) {
        return words.isEmpty()
                ? ""
                : new TreeMap<>(words)
                        .entrySet().stream()
                                .map(word ->
                                        word.getKey()
                                                + "="
                                                + UriUtils.encode(
                                                        word.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", ""));
    }
}
