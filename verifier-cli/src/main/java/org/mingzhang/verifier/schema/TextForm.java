package org.mingzhang.verifier.schema;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.entry.JsonTape;

/// The form of a text. The forms that most values have are checked on the bytes; others are regular
/// expressions.
final class TextForm {
    private static final String AMOUNT = "^(0\\.[0-9]{2}|[1-9][0-9]{0,14}\\.[0-9]{2})$";
    private static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    private static final String NOT_BLANK = "\\S";

    private static final String ONE_LINE = "^(?:(?=.*\\S)[^\\x00-\\x1f]{1,200})$";
    private static final int ONE_LINE_LENGTH_MAX = 200;

    private static final String PROSE = "^(?:(?=[\\s\\S]*\\S)[^\\x00-\\x08\\x0b-\\x1f]{1,1000})$";
    private static final int PROSE_LENGTH_MAX = 1000;

    /// So many characters out of a list of ASCII ones, like `^[0-9a-f]{64}$`.
    private static final Pattern RUN =
            Pattern.compile(
                    "\\^(?:\\(\\?:)?\\[([^\\[\\]^\\\\&\"]+)]\\{([0-9]{1,4})(?:,([0-9]{1,4}))?}\\)?\\$");

    private enum Quick {
        AMOUNT,
        DATE,
        NOT_BLANK,
        ONE_LINE,
        PROSE,
        RUN,
        NONE
    }

    private static final class Run {
        final boolean[] allowed = new boolean[128];
        final int least;
        final int most;

        Run(Pattern one, int least, int most) {
            for (int c = ' '; c < allowed.length; c++) {
                allowed[c] = one.matcher(String.valueOf((char) c)).matches();
            }
            this.least = least;
            this.most = most;
        }

        boolean matches(byte[] s, int from, int to) {
            if (to - from < least || to - from > most) {
                return false;
            }
            for (int i = from; i < to; i++) {
                if (s[i] < 0 || !allowed[s[i]]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Pattern pattern;
    private final Quick quick;
    private final @Nullable Run run;

    private TextForm(Pattern pattern, Quick quick, @Nullable Run run) {
        this.pattern = pattern;
        this.quick = quick;
        this.run = run;
    }

    static TextForm of(String text) throws SchemaException {
        try {
            Pattern pattern = Pattern.compile(text);
            Run run = run(text);
            Quick quick =
                    switch (text) {
                        case AMOUNT -> Quick.AMOUNT;
                        case DATE -> Quick.DATE;
                        case NOT_BLANK -> Quick.NOT_BLANK;
                        case ONE_LINE -> Quick.ONE_LINE;
                        case PROSE -> Quick.PROSE;
                        default -> run == null ? Quick.NONE : Quick.RUN;
                    };
            return new TextForm(pattern, quick, run);
        } catch (PatternSyntaxException e) {
            throw new SchemaException("a pattern is not understood: " + e.getDescription());
        }
    }

    private static @Nullable Run run(String text) {
        Matcher parts = RUN.matcher(text);
        boolean grouped = text.startsWith("^(?:");
        if (!parts.matches() || grouped != text.endsWith(")$") || !isAscii(parts.group(1))) {
            return null;
        }
        int least = Integer.parseInt(parts.group(2));
        String most = parts.group(3);
        return new Run(
                Pattern.compile("[" + parts.group(1) + "]"),
                least,
                most == null ? least : Integer.parseInt(most));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    boolean matches(JsonTape tape, int node) {
        return switch (quick) {
            case AMOUNT -> isAmount(tape.source(), tape.start(node), tape.end(node));
            case DATE -> isDate(tape.source(), tape.start(node), tape.end(node));
            case NOT_BLANK -> isNotBlank(tape.source(), tape.start(node), tape.end(node));
            case ONE_LINE -> isPlain(tape, node, ONE_LINE_LENGTH_MAX) || matchesSlowly(tape, node);
            case PROSE -> isPlain(tape, node, PROSE_LENGTH_MAX) || matchesSlowly(tape, node);
            case RUN ->
                    Objects.requireNonNull(run)
                            .matches(tape.source(), tape.start(node), tape.end(node));
            case NONE -> matchesSlowly(tape, node);
        };
    }

    private boolean matchesSlowly(JsonTape tape, int node) {
        return pattern.matcher(tape.text(node)).find();
    }

    /// Whether a text is short enough, has no escapes and begins with what is no blank. Bytes are
    /// never fewer than characters, so that a text that fails here may still have the form.
    private static boolean isPlain(JsonTape tape, int node, int lengthMax) {
        byte[] s = tape.source();
        int from = tape.start(node);
        int to = tape.end(node);
        if (from == to || to - from > lengthMax || (s[from] >= 0 && s[from] <= ' ')) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (s[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNotBlank(byte[] s, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = s[i] == '\\' ? JsonTape.unescaped(s[++i]) : s[i];
            if (b != ' ' && (b < '\t' || b > '\r')) {
                return true;
            }
        }
        return false;
    }

    private static boolean digits(byte[] s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s[i] < '0' || s[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAmount(byte[] s, int from, int to) {
        int point = to - 3;
        int whole = point - from;
        return whole >= 1
                && whole <= 15
                && s[point] == '.'
                && digits(s, point + 1, to)
                && digits(s, from, point)
                && (s[from] != '0' || whole == 1);
    }

    private static boolean isDate(byte[] s, int from, int to) {
        if (to - from != 10
                || s[from + 4] != '-'
                || s[from + 7] != '-'
                || !digits(s, from, from + 4)
                || !digits(s, from + 5, from + 7)
                || !digits(s, from + 8, to)) {
            return false;
        }
        int month = (s[from + 5] - '0') * 10 + s[from + 6] - '0';
        int day = (s[from + 8] - '0') * 10 + s[from + 9] - '0';
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
