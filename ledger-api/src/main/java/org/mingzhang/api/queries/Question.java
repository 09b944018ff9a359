package org.mingzhang.api.queries;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.ReadScope;

/// The query parameters of a request, each in its form, and what the one who asks may read.
///
/// A parameter that nobody asked for is refused and not passed over: a filter with a typing error
/// would otherwise answer with the wrong total.
///
/// **Errors** [Fault.BadParameter] with the name, the value and what it must be.
public final class Question {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._/-]{1,64}");
    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final int TEXT_MAX = 200;

    /// The position that an answer must include.
    static final String MINIMUM = "min";

    private final String path;
    private final Map<String, String> given;
    private final boolean inTheAddress;
    private final ReadScope scope;

    private Question(
            String path, Map<String, String> given, boolean inTheAddress, ReadScope scope) {
        this.path = path;
        this.given = given;
        this.inTheAddress = inTheAddress;
        this.scope = scope;
    }

    /// Reads the query of a request. A parameter without a value counts as left out, as forms send
    /// it; but no form sends the position to wait for, and who has lost it must not read too early.
    ///
    /// @param known the names that may be given
    public static Question of(HttpServletRequest request, Set<String> known) {
        Map<String, String> given = new TreeMap<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (!known.contains(name)) {
                        throw bad(name, shown(request, values), Expected.OtherName.of(known));
                    }
                    if (values.length > 1) {
                        throw bad(name, shown(request, values), Expected.Form.GIVEN_ONCE);
                    }
                    if (!values[0].isBlank()) {
                        given.put(name, values[0].strip());
                    } else if (name.equals(MINIMUM)) {
                        throw bad(name, values[0], Expected.Form.POSITION);
                    }
                });
        return new Question(
                request.getRequestURI(), given, isInTheAddress(request), ReadScope.of(request));
    }

    /// What may be repeated of values: nothing that was typed into a form.
    private static String shown(HttpServletRequest request, String[] values) {
        return isInTheAddress(request) ? String.join(", ", values) : "…";
    }

    /// The path that was asked, as it stands in the address.
    public String path() {
        return path;
    }

    /// What was given, by name.
    public Map<String, String> given() {
        return Collections.unmodifiableMap(given);
    }

    /// What was given in the address and may stand in another: nothing of a form, whose fields hold
    /// passphrases and codes.
    public Map<String, String> address() {
        return inTheAddress ? given() : Map.of();
    }

    /// Whether the parameters of a request stand in its address, and not in a form that was sent.
    public static boolean isInTheAddress(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    /// What whoever asks may read.
    public ReadScope scope() {
        return scope;
    }

    /// Any short text.
    public Optional<String> text(String name) {
        Optional<String> value = Optional.ofNullable(given.get(name));
        if (value.isPresent() && value.get().length() > TEXT_MAX) {
            throw bad(name, value.get(), new Expected.Characters(0, TEXT_MAX));
        }
        return value;
    }

    /// A code, or the beginning of one.
    public Optional<String> code(String name) {
        return matching(name, CODE, Expected.Form.SEARCH_CODE);
    }

    /// A text of a pattern.
    public Optional<String> matching(String name, Pattern pattern, Expected expected) {
        Optional<String> value = Optional.ofNullable(given.get(name));
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw bad(name, value.get(), expected);
        }
        return value;
    }

    /// A whole number within bounds.
    public OptionalInt number(String name, int least, int most) {
        String value = given.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException _) {
            // Refused below like a number out of bounds.
        }
        throw bad(name, value, new Expected.Whole(least, most));
    }

    /// A position in the log.
    public OptionalLong position(String name) {
        Optional<String> value = matching(name, POSITION, Expected.Form.POSITION);
        return value.isPresent()
                ? OptionalLong.of(Long.parseLong(value.get()))
                : OptionalLong.empty();
    }

    /// A day.
    public Optional<LocalDate> date(String name) {
        String value = given.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeParseException _) {
            throw bad(name, value, Expected.Form.DATE);
        }
    }

    /// One of some words.
    public Optional<String> choice(String name, List<String> words) {
        Optional<String> value = Optional.ofNullable(given.get(name));
        if (value.isPresent() && !words.contains(value.get())) {
            throw bad(name, value.get(), new Expected.OneOf(words));
        }
        return value;
    }

    /// Some words, separated by commas, each once.
    public List<String> choices(String name, List<String> words, int most) {
        String value = given.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> chosen = Arrays.asList(value.split(",", -1));
        if (!words.containsAll(chosen)
                || chosen.size() > most
                || Set.copyOf(chosen).size() < chosen.size()) {
            throw bad(name, value, new Expected.Some(most, words));
        }
        return chosen;
    }

    /// How many rows a page has.
    public int limit(int usual, int most) {
        return number("limit", 1, most).orElse(usual);
    }

    /// The problem of a parameter.
    public static FaultException bad(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }
}
