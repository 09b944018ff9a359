package org.mingzhang.verifier.entry;

import java.util.Arrays;

/// The forms of text in an envelope, checked on the raw bytes of a {@link JsonTape}.
final class Text {
    /// What {@link #timeMillis} answers for anything but a time.
    static final long NO_TIME = Long.MIN_VALUE;

    private static final int TIME_CHARS = "2026-03-01T08:00:00.000Z".length();
    private static final int UUID_CHARS = 36;
    private static final long DAY_MILLIS = 86_400_000;

    /// The value of a lower-case hexadecimal digit, or −1.
    private static final byte[] HEX_DIGITS = hexDigits();

    private Text() {}

    /// Milliseconds since 1970 of `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    static long timeMillis(JsonTape tape, int node) {
        byte[] s = tape.source();
        int at = tape.start(node);
        if (tape.end(node) - at != TIME_CHARS
                || s[at + 4] != '-'
                || s[at + 7] != '-'
                || s[at + 10] != 'T'
                || s[at + 13] != ':'
                || s[at + 16] != ':'
                || s[at + 19] != '.'
                || s[at + 23] != 'Z') {
            return NO_TIME;
        }
        int year = number(s, at, 4);
        int month = number(s, at + 5, 2);
        int day = number(s, at + 8, 2);
        int hour = number(s, at + 11, 2);
        int minute = number(s, at + 14, 2);
        int second = number(s, at + 17, 2);
        int milli = number(s, at + 20, 3);
        boolean outside =
                year < 0
                        || month < 1
                        || month > 12
                        || day < 1
                        || day > daysOf(year, month)
                        || hour < 0
                        || hour > 23
                        || minute < 0
                        || minute > 59
                        || second < 0
                        || second > 59
                        || milli < 0;
        if (outside) {
            return NO_TIME;
        }
        return daysSince1970(year, month, day) * DAY_MILLIS
                + ((hour * 60L + minute) * 60 + second) * 1000
                + milli;
    }

    private static int daysOf(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /// The proleptic Gregorian calendar, with the year moved to begin in March.
    private static long daysSince1970(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static int number(byte[] s, int at, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            byte c = s[at + i];
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    static boolean isHex(JsonTape tape, int node, int chars) {
        int start = tape.start(node);
        if (tape.end(node) - start != chars) {
            return false;
        }
        byte[] s = tape.source();
        int all = 0;
        for (int i = start; i < start + chars; i++) {
            all |= HEX_DIGITS[s[i] & 0xff];
        }
        return all >= 0;
    }

    private static byte[] hexDigits() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int value = 0; value < 16; value++) {
            values[Character.forDigit(value, 16)] = (byte) value;
        }
        return values;
    }

    private static int hexDigit(byte c) {
        return HEX_DIGITS[c & 0xff];
    }

    static void hexBytes(JsonTape tape, int node, byte[] out, int offset) {
        byte[] s = tape.source();
        int start = tape.start(node);
        int bytes = (tape.end(node) - start) / 2;
        for (int i = 0; i < bytes; i++) {
            out[offset + i] =
                    (byte) (hexDigit(s[start + 2 * i]) << 4 | hexDigit(s[start + 2 * i + 1]));
        }
    }

    static boolean isUuidV7(JsonTape tape, int node) {
        int start = tape.start(node);
        if (tape.end(node) - start != UUID_CHARS) {
            return false;
        }
        byte[] s = tape.source();
        for (int i = 0; i < UUID_CHARS; i++) {
            byte c = s[start + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : hexDigit(c) < 0) {
                return false;
            }
        }
        byte variant = s[start + 19];
        return s[start + 14] == '7'
                && (variant == '8' || variant == '9' || variant == 'a' || variant == 'b');
    }

    static void uuidBytes(JsonTape tape, int node, byte[] out) {
        byte[] s = tape.source();
        int from = tape.start(node);
        for (int i = 0; i < 16; i++) {
            if (s[from] == '-') {
                from++;
            }
            out[i] = (byte) (hexDigit(s[from]) << 4 | hexDigit(s[from + 1]));
            from += 2;
        }
    }

    static boolean isCommandId(JsonTape tape, int node) {
        int length = tape.end(node) - tape.start(node);
        if (length < 1 || length > 64) {
            return false;
        }
        byte[] s = tape.source();
        for (int i = tape.start(node); i < tape.end(node); i++) {
            byte c = s[i];
            if (!CanonicalJson.isAlphanumeric(c) && c != '.' && c != '_' && c != ':' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /// Base64 of a number of bytes that leaves two characters of padding.
    static boolean isBase64(JsonTape tape, int node, int chars) {
        if (tape.end(node) - tape.start(node) != chars) {
            return false;
        }
        byte[] s = tape.source();
        for (int i = tape.start(node); i < tape.end(node); i++) {
            byte c = s[i];
            boolean padding = i >= tape.end(node) - 2;
            boolean digit = CanonicalJson.isAlphanumeric(c) || c == '+' || c == '/';
            if (padding ? c != '=' : !digit) {
                return false;
            }
        }
        return true;
    }

    /// `<context>.<EventName>`: `[a-z][a-z0-9]*\.[A-Z][A-Za-z0-9]*`, at most 100 bytes.
    static boolean isType(JsonTape tape, int node) {
        byte[] s = tape.source();
        int at = tape.start(node);
        int end = tape.end(node);
        if (end - at > 100 || at == end || s[at] < 'a' || s[at] > 'z') {
            return false;
        }
        while (at < end && ((s[at] >= 'a' && s[at] <= 'z') || (s[at] >= '0' && s[at] <= '9'))) {
            at++;
        }
        if (at + 1 >= end || s[at] != '.' || s[at + 1] < 'A' || s[at + 1] > 'Z') {
            return false;
        }
        for (at++; at < end; at++) {
            if (!CanonicalJson.isAlphanumeric(s[at])) {
                return false;
            }
        }
        return true;
    }

    /// `[a-z][a-z0-9-]{0,31}:[!-~]{1,128}`, with an escape counted as the character it stands for.
    static boolean isTag(JsonTape tape, int node) {
        byte[] s = tape.source();
        int start = tape.start(node);
        int end = tape.end(node);
        int colon = start;
        while (colon < end && s[colon] != ':') {
            byte c = s[colon];
            boolean letter = c >= 'a' && c <= 'z';
            boolean inner = letter || (c >= '0' && c <= '9') || c == '-';
            if (colon == start ? !letter : !inner) {
                return false;
            }
            colon++;
        }
        if (colon == end || colon == start || colon - start > 32) {
            return false;
        }
        int characters = 0;
        for (int i = colon + 1; i < end; i++) {
            if (s[i] == '\\') {
                i++;
                if (s[i] != '"' && s[i] != '\\') {
                    return false;
                }
            }
            if (s[i] < '!' || s[i] > '~') {
                return false;
            }
            characters++;
        }
        return characters >= 1 && characters <= 128;
    }

    /// Compares two tags by their bytes. Escapes are resolved first: `"` and `\` are the only ones
    /// a tag can hold, and their spelling starts with another byte than they are.
    static int compareBytes(JsonTape tape, int left, int right) {
        byte[] s = tape.source();
        if (hasEscape(tape, left) || hasEscape(tape, right)) {
            return tape.text(left).compareTo(tape.text(right));
        }
        return Arrays.compareUnsigned(
                s, tape.start(left), tape.end(left), s, tape.start(right), tape.end(right));
    }

    private static boolean hasEscape(JsonTape tape, int node) {
        for (int i = tape.start(node); i < tape.end(node); i++) {
            if (tape.source()[i] == '\\') {
                return true;
            }
        }
        return false;
    }
}
