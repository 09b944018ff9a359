package org.mingzhang.api.portal.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates and times as people read them, in the zone of the log.
///
/// @param language the language
/// @param zone the zone of the log
public record Dates(Language language, ZoneId zone) {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter SECOND_IN_WORDS =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    /// `2026年11月23日`, `23 Nov 2026`.
    public String inWords(LocalDate day) {
        return switch (language) {
            case ZH ->
                    "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            case EN -> DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
        };
    }

    /// The day in the zone of the log, in words.
    public String inWords(Instant time) {
        return inWords(LocalDate.ofInstant(time, zone));
    }

    /// `2026年3月`, `Mar 2026`.
    public String inWords(YearMonth month) {
        return switch (language) {
            case ZH -> "%d年%d月".formatted(month.getYear(), month.getMonthValue());
            case EN -> DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH).format(month);
        };
    }

    /// For sentences: `2026-11-23 14:05:09`, in English `23 Nov 2026, 14:05:09`.
    public String secondInWords(Instant time) {
        return switch (language) {
            case ZH -> second(time);
            case EN -> SECOND_IN_WORDS.withZone(zone).format(time);
        };
    }

    /// `2026-11-23 14:05:09`.
    public String second(Instant time) {
        return SECOND.withZone(zone).format(time);
    }

    /// `2026-11-23 14:05:09.123`.
    public String millisecond(Instant time) {
        return MILLISECOND.withZone(zone).format(time);
    }
}
