package org.mingzhang.api.portal.paper;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a white paper is about: a fiscal year, or the part of one up to the end of a month.
///
/// @param year the fiscal year
/// @param month 1 to 12; empty for the whole year
public record Period(int year, OptionalInt month) {

    private static final int LAST_MONTH = 12;
    private static final Pattern FORM = Pattern.compile("((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?");

    /// The period of `2026` or `2026-06`.
    public static Optional<Period> of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Period(
                        Integer.parseInt(parts.group(1)),
                        parts.group(2) == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(parts.group(2)))));
    }

    /// As addresses have it.
    String text() {
        return month.isPresent() ? yearMonth().toString() : Integer.toString(year);
    }

    private YearMonth yearMonth() {
        return YearMonth.of(year, month.orElseThrow());
    }

    /// Its last day, or today while it lasts.
    public LocalDate until(LocalDate today) {
        LocalDate last =
                month.isPresent()
                        ? yearMonth().atEndOfMonth()
                        : Year.of(year).atMonth(LAST_MONTH).atEndOfMonth();
        return last.isAfter(today) ? today : last;
    }

    /// Whether it has begun.
    boolean hasBegun(LocalDate today) {
        LocalDate first = month.isPresent() ? yearMonth().atDay(1) : Year.of(year).atDay(1);
        return !first.isAfter(today);
    }
}
