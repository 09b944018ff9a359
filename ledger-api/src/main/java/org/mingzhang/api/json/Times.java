package org.mingzhang.api.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as they stand in entries: UTC with exactly three decimals.
public final class Times {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /// The time as text, for instance `2026-06-30T06:05:09.123Z`.
    public static String text(Instant instant) {
        return FORM.format(instant);
    }
}
