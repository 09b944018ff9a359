package org.mingzhang.ledger.log.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as entries write them: `2026-03-01T08:00:00.000Z`.
///
/// **Unit** milliseconds, UTC. **Range** years 0000 to 9999. **Shape** always 24 ASCII characters.
/// Written by hand because the writer does it for every entry.
public final class Timestamps {

    /// The characters of a time.
    static final int LENGTH = 24;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final long FIRST_MILLIS = -62_167_219_200_000L;
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private Timestamps() {}

    /// The text of a time; what is finer than a millisecond is cut off.
    ///
    /// @throws IllegalArgumentException if the year is not in 0000 to 9999
    public static String format(Instant time) {
        byte[] text = new byte[LENGTH];
        write(time, text, 0);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /// The time of a text.
    ///
    /// @throws IllegalArgumentException if it is not exactly what [#format] writes
    public static Instant parse(String text) {
        if (text.length() == LENGTH) {
            long day =
                    dayOf(number(text, 0, 4), (int) number(text, 5, 7), (int) number(text, 8, 10));
            long second =
                    (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
            long millis = day * DAY_MILLIS + second * 1000 + number(text, 20, 23);
            // Whatever is no time (a 30 February, a letter for a digit) is written differently.
            if (millis >= FIRST_MILLIS && millis <= LAST_MILLIS) {
                Instant time = Instant.ofEpochMilli(millis);
                if (format(time).equals(text)) {
                    return time;
                }
            }
        }
        throw new IllegalArgumentException("not a time YYYY-MM-DDTHH:MM:SS.mmmZ: " + text);
    }

    /// The time without what is finer than a millisecond.
    public static Instant truncated(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Writes the 24 ASCII bytes of a time at `offset`.
    static void write(Instant time, byte[] target, int offset) {
        long second = time.getEpochSecond();
        if (second < FIRST_MILLIS / 1000 || second > LAST_MILLIS / 1000) {
            throw new IllegalArgumentException("a time of the years 0000 to 9999, not " + time);
        }
        long day = Math.floorDiv(second, 86_400L);
        int secondOfDay = (int) Math.floorMod(second, 86_400L);
        // Days since 1 March 0000, so that the leap day ends a year of 365.2425 days (proleptic
        // Gregorian calendar, eras of 400 years).
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) Math.floorMod(shifted, 146_097L);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);

        digits(target, offset, 4, year);
        target[offset + 4] = '-';
        digits(target, offset + 5, 2, month);
        target[offset + 7] = '-';
        digits(target, offset + 8, 2, dayOfYear - (153 * marchMonth + 2) / 5 + 1);
        target[offset + 10] = 'T';
        digits(target, offset + 11, 2, secondOfDay / 3600);
        target[offset + 13] = ':';
        digits(target, offset + 14, 2, secondOfDay / 60 % 60);
        target[offset + 16] = ':';
        digits(target, offset + 17, 2, secondOfDay % 60);
        target[offset + 19] = '.';
        digits(target, offset + 20, 3, time.getNano() / 1_000_000);
        target[offset + 23] = 'Z';
    }

    private static void digits(byte[] target, int offset, int count, int value) {
        int rest = value;
        for (int i = count - 1; i >= 0; i--) {
            target[offset + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static long dayOf(long year, int month, int day) {
        long marchYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, 400L);
        long yearOfEra = Math.floorMod(marchYear, 400L);
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097
                + yearOfEra * 365
                + yearOfEra / 4
                - yearOfEra / 100
                + dayOfYear
                - 719_468;
    }

    private static long number(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
