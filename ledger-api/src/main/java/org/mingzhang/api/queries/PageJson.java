package org.mingzhang.api.queries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mingzhang.projections.asof.Cut;
import org.springframework.web.util.UriUtils;

/// A page of a list.
///
/// @param asOf as of when
/// @param rows the rows
/// @param next the address of the page after it, fixed to the same position; left out on the last
/// @param <T> a row
public record PageJson<T>(AsOfJson asOf, List<T> rows, Optional<String> next) {

    public PageJson {
        rows = List.copyOf(rows);
    }

    /// The first rows of those found, which are one more than the page has where there are more.
    static <V, T> PageJson<T> of(
            Cut cut,
            Question question,
            List<V> found,
            int limit,
            Function<V, T> json,
            Function<V, Object> cursor) {
        List<V> page = found.subList(0, Math.min(limit, found.size()));
        return new PageJson<>(
                AsOfJson.of(cut),
                page.stream().map(json).toList(),
                found.size() > limit
                        ? Optional.of(next(cut, question, cursor.apply(page.getLast())))
                        : Optional.empty());
    }

    private static String next(Cut cut, Question question, Object cursor) {
        Map<String, String> words = new TreeMap<>(question.given());
        words.remove("by");
        words.remove(Question.MINIMUM);
        words.put("at", "@" + (cut.size() - 1));
        cut.until().ifPresent(day -> words.put("effective", day.toString()));
        words.put("after", cursor.toString());
        return question.path()
                + words.entrySet().stream()
                        .map(word ->
                                word.getKey()
                                        + "="
                                        + UriUtils.encode(
                                                word.getValue(),
                                                java.nio.charset.StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
