package org.mingzhang.verifier.report;

/// Messages quote the data, which may hold anything; a terminal must not be steered by it.
final class Printable {
    private static final int CHARACTERS_MAX = 400;

    private Printable() {}

    static String of(String message) {
        StringBuilder text = new StringBuilder(Math.min(message.length(), CHARACTERS_MAX));
        message.codePoints()
                .limit(CHARACTERS_MAX)
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? '?'
                                : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
