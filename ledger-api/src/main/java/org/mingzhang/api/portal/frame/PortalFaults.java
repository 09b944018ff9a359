package org.mingzhang.api.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.problem.Problem;
import org.mingzhang.api.problem.ProblemAdvice;
import org.mingzhang.api.problem.ProblemMapper;
import org.mingzhang.api.queries.Question;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/// What went wrong, as a page: in the person's words, with the value typed and the way on. The same
/// texts as the problem documents of the API.
@ControllerAdvice("org.mingzhang.api.portal")
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PortalFaults {

    private static final int SERVER_ERROR = 500;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /// When the first budget line took effect, as far as it is known now.
    @FunctionalInterface
    public interface FirstDay {
        /// The day; empty where there is no line.
        Optional<LocalDate> get() throws InterruptedException;
    }

    private final String origin;
    private final FirstDay firstDay;
    private final ProblemMapper mapper;
    private final ProblemAdvice advice;

    /// Pages with the texts of a mapper.
    ///
    /// @param origin the name of the log
    public PortalFaults(
            String origin, FirstDay firstDay, ProblemMapper mapper, ProblemAdvice advice) {
        this.origin = origin;
        this.firstDay = firstDay;
        this.mapper = mapper;
        this.advice = advice;
    }

    /// A way on.
    ///
    /// @param text where it leads
    /// @param href the address
    public record WayOn(String text, String href) {}

    /// The page for an exception.
    @ExceptionHandler(Exception.class)
    public ModelAndView page(Exception exception, HttpServletRequest request)
            throws InterruptedException {
        Fault fault =
                exception instanceof FaultException known
                        ? known.fault()
                        : advice.faultOf(exception, request);
        Language language = Language.ofPath(request.getRequestURI());
        Words words = new Words(language);
        Problem problem = mapper.problem(fault, language.locale());
        Map<String, String> given = new TreeMap<>();
        if (Question.isInTheAddress(request)) {
            request.getParameterMap().forEach((name, values) -> given.put(name, values[0]));
        }
        String tail = Portal.tail(request);
        ModelAndView page = new ModelAndView("frame/error");
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        return page.addObject("w", words)
                .addObject("origin", origin)
                .addObject("lang", language)
                .addObject("problem", problem)
                .addObject("alternates", Visit.alternates(language, tail, given, words))
                .addObject("safe", problem.status() >= SERVER_ERROR)
                .addObject("links", new Links(language, Map.of()))
                .addObject("menu", Menu.elsewhere(new Links(language, Map.of()), words))
                .addObject("ways", ways(fault, language, words, tail, given));
    }

    private List<WayOn> ways(
            Fault fault, Language language, Words words, String tail, Map<String, String> given)
            throws InterruptedException {
        WayOn home = new WayOn(words.of("error.way.home"), Links.address(language, "", Map.of()));
        return switch (fault) {
            case Fault.BadParameter(String name, var _, var _) when given.containsKey(name) ->
                    List.of(
                            new WayOn(
                                    words.of("error.way.without", name),
                                    Links.address(language, tail, without(given, name))),
                            home);
            case Fault.BeforeLog(String name, String value, var first) ->
                    Stream.of(
                                    effective(language, words, tail, given, name, value),
                                    Stream.of(
                                            new WayOn(
                                                    words.of(
                                                            "error.way.first-day",
                                                            first.toLocalDate().toString()),
                                                    Links.address(
                                                            language,
                                                            tail,
                                                            with(
                                                                    given,
                                                                    name,
                                                                    first.toLocalDate()
                                                                            .toString()))),
                                            now(language, words, tail, given),
                                            home))
                            .flatMap(ways -> ways)
                            .toList();
            case Fault.AfterNow _ -> List.of(now(language, words, tail, given), home);
            case Fault.PositionBeyondEnd(long position, long size)
                    when tail.startsWith("/entry/") ->
                    List.of(
                            new WayOn(
                                    words.of("error.way.last-entry", Amounts.count(size - 1)),
                                    Links.address(language, "/entry/" + (size - 1), Map.of())),
                            home);
            case Fault.PositionBeyondEnd(long position, long size)
                    when ("@" + position).equals(given.get("vs")) ->
                    List.of(
                            new WayOn(
                                    words.of("error.way.last-position", Amounts.count(size - 1)),
                                    Links.address(
                                            language, tail, with(given, "vs", "@" + (size - 1)))),
                            now(language, words, tail, given),
                            home);
            case Fault.PositionBeyondEnd(var _, long size) ->
                    List.of(
                            new WayOn(
                                    words.of("error.way.last-position", Amounts.count(size - 1)),
                                    Links.address(
                                            language, tail, with(given, "at", "@" + (size - 1)))),
                            now(language, words, tail, given),
                            home);
            case Fault.NotFound(String kind, String value)
                    when kind.equals("line") || kind.equals("unit") ->
                    unknown(
                            List.of(
                                    new WayOn(
                                            words.of("error.way.search", value),
                                            Links.address(
                                                    language,
                                                    "/lines",
                                                    Map.of(
                                                            kind.equals("unit") ? "unit" : "text",
                                                            value)))),
                            now(language, words, tail, given),
                            home,
                            given);
            case Fault.NotFound(String kind, var _) when kind.equals("area") ->
                    unknown(
                            List.of(units(language, words)),
                            now(language, words, tail, given),
                            home,
                            given);
            case Fault.NotFound(String kind, var _) when kind.equals("payment") ->
                    List.of(
                            new WayOn(
                                    words.of("error.way.payments"),
                                    Links.address(language, "/payments", Map.of())),
                            home);
            case Fault.PositionNotReached _ ->
                    List.of(
                            new WayOn(
                                    words.of("error.way.again"),
                                    Links.address(language, tail, given)),
                            home);
            default -> List.of(home);
        };
    }

    /// Nobody had recorded anything on a day before the log, but things had taken effect by it.
    private Stream<WayOn> effective(
            Language language,
            Words words,
            String tail,
            Map<String, String> given,
            String name,
            String value)
            throws InterruptedException {
        if (!name.equals("at")
                || !DAY.matcher(value).matches()
                || firstDay.get()
                        .filter(first -> !LocalDate.parse(value).isBefore(first))
                        .isEmpty()) {
            return Stream.empty();
        }
        Map<String, String> then = new TreeMap<>(given);
        then.put("by", "effective");
        then.remove("effective");
        return Stream.of(
                new WayOn(
                        words.of("error.way.effective", value),
                        Links.address(language, tail, then)));
    }

    /// What is unknown in the past may be known now.
    private static List<WayOn> unknown(
            List<WayOn> near, WayOn now, WayOn home, Map<String, String> given) {
        List<WayOn> ways = new ArrayList<>(near);
        if (Links.MOMENT.stream().anyMatch(given::containsKey)) {
            ways.add(now);
        }
        ways.add(home);
        return List.copyOf(ways);
    }

    private static WayOn units(Language language, Words words) {
        return new WayOn(words.of("error.way.units"), Links.address(language, "/units", Map.of()));
    }

    private static WayOn now(
            Language language, Words words, String tail, Map<String, String> given) {
        Map<String, String> present = new TreeMap<>(given);
        Links.MOMENT.forEach(present::remove);
        return new WayOn(words.of("error.way.now"), Links.address(language, tail, present));
    }

    private static Map<String, String> without(Map<String, String> given, String name) {
        Map<String, String> others = new TreeMap<>(given);
        others.remove(name);
        return others;
    }

    private static Map<String, String> with(Map<String, String> given, String name, String value) {
        Map<String, String> others = new TreeMap<>(given);
        others.put(name, value);
        others.remove("by");
        return others;
    }
}
