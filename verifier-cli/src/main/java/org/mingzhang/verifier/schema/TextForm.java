package org.mingzhang.verifier.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mingzhang.verifier.entry.JsonTape;

/// The form of a text. The forms that most values have are checked on the bytes; others are regular
/// expressions.
final class TextForm {
    private static final String AMOUNT = "^(0\\.[0-9]{2}|[1-9][0-9]{0,14}\\.[0-9]{2})$";
    private static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    private enum Quick {
        AMOUNT,
        DATE,
        NONE
    }

    private final Pattern pattern;
    private final Quick quick;

    private TextForm(Pattern pattern, Quick quick) {
        this.pattern = pattern;
        this.quick = quick;
    }

    static TextForm of(String pattern) throws SchemaException {
        Quick quick =
                pattern.equals(AMOUNT)
                        ? Quick.AMOUNT
                        : pattern.equals(DATE) ? Quick.DATE : Quick.NONE;
        try {
            return new TextForm(Pattern.compile(pattern), quick);
        } catch (PatternSyntaxException e) {
            throw new SchemaException("a pattern is not understood: " + e.getDescription());
        }
    }

    boolean matches(JsonTape tape, int node) {
        return switch (quick) {
            case AMOUNT -> isAmount(tape.source(), tape.start(node), tape.end(node));
            case DATE -> isDate(tape.source(), tape.start(node), tape.end(node));
            case NONE -> pattern.matcher(tape.text(node)).find();
        };
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
