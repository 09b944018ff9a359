package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    private static final DateTimeFormatter REFERENCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00.000Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @Test
    void writesEveryDayOfEightCenturiesAsTheJdkDoes() {
        Instant day = Instant.parse("1600-01-01T23:59:59.999Z");
        for (int i = 0; i < 293_000; i++) {
            String text = Timestamps.format(day);
            if (!text.equals(REFERENCE.format(day))) {
                assertThat(text).isEqualTo(REFERENCE.format(day));
            }
            if (!Timestamps.parse(text).equals(day)) {
                assertThat(Timestamps.parse(text)).isEqualTo(day);
            }
            day = day.plusSeconds(86_400);
        }
        assertThat(day).isAfter(Instant.parse("2400-01-01T00:00:00Z"));
    }

    @Test
    void writesAndReadsAnyMillisecondOfItsYears() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Instant time =
                    Instant.ofEpochMilli(
                            random.nextLong(FIRST.toEpochMilli(), LAST.toEpochMilli() + 1));

            assertThat(Timestamps.format(time)).isEqualTo(REFERENCE.format(time));
            assertThat(Timestamps.parse(Timestamps.format(time))).isEqualTo(time);
        }
        assertThat(Timestamps.parse(Timestamps.format(FIRST))).isEqualTo(FIRST);
        assertThat(Timestamps.parse(Timestamps.format(LAST))).isEqualTo(LAST);
    }

    @Test
    void cutsOffWhatIsFinerThanAMillisecond() {
        Instant fine = Instant.parse("2026-03-01T08:00:00.999999999Z");

        assertThat(Timestamps.format(fine)).isEqualTo("2026-03-01T08:00:00.999Z");
        assertThat(Timestamps.truncated(fine)).isEqualTo(Instant.parse("2026-03-01T08:00:00.999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00.00Z",
                "2026-03-01T08:00:00.0000Z",
                "2026-03-01 08:00:00.000Z",
                "2026-03-01T08:00:00.000z",
                "2026-03-01T08:00:00.000+",
                "2026-02-29T08:00:00.000Z",
                "2026-02-30T08:00:00.000Z",
                "2026-13-01T08:00:00.000Z",
                "2026-00-01T08:00:00.000Z",
                "2026-03-00T08:00:00.000Z",
                "2026-03-01T24:00:00.000Z",
                "2026-03-01T08:60:00.000Z",
                "2026-03-01T23:59:60.000Z",
                "2026-03-01T08:00:0a.000Z",
                "２026-03-01T08:00:00.000Z",
                "-026-03-01T08:00:00.000Z",
            })
    void readsNothingElse(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void refusesYearsOfFiveDigits() {
        assertThatThrownBy(() -> Timestamps.format(LAST.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timestamps.format(FIRST.minusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
