package org.mingzhang.projections.asof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// As of when a question is asked, by two independent cuts.
///
/// @param known which entries were in the log
/// @param effective which of the facts in them had taken effect
public record AsOf(Known known, Effective effective) {

    /// All that is known, whenever it takes effect.
    public static final AsOf NOW = new AsOf(new Known.Now(), new Effective.Any());

    /// What the log knew.
    public sealed interface Known {

        /// All entries there are.
        record Now() implements Known {}

        /// The entries up to a position, that one included.
        ///
        /// @param position from 0
        record AtPosition(long position) implements Known {}

        /// The entries recorded up to a moment, that moment included.
        ///
        /// @param time not after the present
        record AtTime(Instant time) implements Known {}

        /// The entries recorded up to the end of a day in the log's zone.
        ///
        /// @param day not after today
        record AtEndOf(LocalDate day) implements Known {}
    }

    /// What had happened.
    public sealed interface Effective {

        /// Facts of every day.
        record Any() implements Effective {}

        /// Facts with an effective date up to a day, that day included. Later entries may still
        /// change what is said of that day.
        ///
        /// @param day in the past or the future
        record Until(LocalDate day) implements Effective {}
    }

    /// The same knowledge, cut at an effective day.
    public AsOf until(LocalDate day) {
        return new AsOf(known, new Effective.Until(day));
    }

    /// As known right after an entry.
    public static AsOf position(long position) {
        return new AsOf(new Known.AtPosition(position), new Effective.Any());
    }

    /// As known at the end of a day.
    public static AsOf endOf(LocalDate day) {
        return new AsOf(new Known.AtEndOf(day), new Effective.Any());
    }

    /// Reads `@812345`, `2026-06-30`, `2026-06-30T14:05:09.123` (in the zone) or
    /// `2026-06-30T06:05:09.123Z`.
    ///
    /// @param by `recorded`, or `effective` with a bare date
    /// @throws CutRefusedException with [CutProblem.Malformed]
    public static AsOf parse(String at, String by, ZoneId zone) {
        try {
            return switch (by) {
                case "recorded" -> new AsOf(known(at, zone), new Effective.Any());
                case "effective" -> NOW.until(LocalDate.parse(at));
                default ->
                        throw new CutRefusedException(
                                new CutProblem.Malformed("by", by, CutProblem.Form.BASIS));
            };
        } catch (DateTimeException | NumberFormatException _) {
            throw new CutRefusedException(
                    new CutProblem.Malformed(
                            "at",
                            at,
                            by.equals("effective")
                                    ? CutProblem.Form.DATE
                                    : CutProblem.Form.MOMENT));
        }
    }

    private static Known known(String at, ZoneId zone) {
        if (at.startsWith("@")) {
            return new Known.AtPosition(Long.parseLong(at.substring(1)));
        }
        if (at.length() == DATE_LENGTH) {
            return new Known.AtEndOf(LocalDate.parse(at));
        }
        return new Known.AtTime(
                at.endsWith("Z")
                        ? DateTimeFormatter.ISO_INSTANT.parse(at, Instant::from)
                        : LocalDateTime.parse(at).atZone(zone).toInstant());
    }

    private static final int DATE_LENGTH = 10;
}
