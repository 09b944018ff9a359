package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.verifier.fixture.MadeUpEntry.leftOut;
import static org.mingzhang.verifier.fixture.MadeUpEntry.lie;
import static org.mingzhang.verifier.fixture.MadeUpEntry.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.fixture.HonestSpending;
import org.mingzhang.verifier.fixture.MadeUpEntry;
import org.mingzhang.verifier.fixture.MadeUpEntry.Lie;

/// A calendar that two persons set, an extension for one unit, a closed month, a payment of that
/// unit on the last day that it has, and what is done in each of the other phases.
class CalendarReplayTest {
    private static final String LAST_DAY = "2026-03-31T04:00:00.000Z";
    private static final String FINAL_ACCOUNTS = "2026-04-10T04:00:00.000Z";
    private static final String DATES =
            """
            {"approvalEnd":"2025-12-31","approvalStart":"2025-12-01",\
            "executionEnd":"2026-03-20","executionStart":"2026-01-01",\
            "finalAccountsEnd":"2026-04-30","finalAccountsStart":"2026-04-01",\
            "formulationEnd":"2025-11-30","formulationStart":"2025-07-01"}\
            """;

    @TempDir Path folder;

    private static MadeUpEntry calendar(String type, String person, String member) {
        return MadeUpEntry.of(person, "calendar." + type, "year", "440100000/2026", member, person);
    }

    private static final int PROPOSED = 3;
    private static final int SET = 4;
    private static final int EXTENDED = 5;
    private static final int CLOSED = 6;
    private static final int RELEASED = 7;
    private static final int SUBMITTED = 8;
    private static final int REVIEWED = 9;
    private static final int SENT_BACK = 10;
    private static final int LAPSED = 11;

    private static List<MadeUpEntry> honest() {
        List<MadeUpEntry> entries = new ArrayList<>(HonestSpending.prepared());
        entries.add(
                calendar("PhaseDatesProposed", "u-1", "proposer")
                        .with("version", 1)
                        .with("dates", DATES));
        entries.add(calendar("PhaseDatesSet", "u-2", "confirmer").with("version", 1));
        entries.add(
                calendar("ExtensionGranted", "u-1", "grantedBy")
                        .with("version", 2)
                        .with("forUnit", "219011")
                        .with("phase", "execution")
                        .with("until", "2026-03-31"));
        entries.add(calendar("MonthClosed", "u-1", "closedBy").with("month", 1));
        entries.add(
                MadeUpEntry.of("u-1", "budgetline.AppropriationSupplemented", "amount", "1.00")
                        .onLine("L1")
                        .with("calendarVersion", 2));
        entries.add(
                HonestSpending.submitted("P1", "100.00")
                        .with("calendarVersion", 2)
                        .decidedAt(LAST_DAY));
        entries.add(HonestSpending.reviewed("P1").with("calendarVersion", 2).decidedAt(LAST_DAY));
        entries.add(
                HonestSpending.moved("PaymentReturned", "P1", "100.00", "u-a")
                        .with("calendarVersion", 2)
                        .decidedAt(FINAL_ACCOUNTS));
        entries.add(
                MadeUpEntry.of(
                                "u-1",
                                "budgetline.SurplusLapsed",
                                "unreleased",
                                "1.00",
                                "available",
                                "900.00")
                        .onLine("L1")
                        .with("amount", "901.00")
                        .with("calendarVersion", 2)
                        .decidedAt(FINAL_ACCOUNTS));
        return entries;
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    static Stream<Lie> lies() {
        return Stream.of(
                lie(
                        "a version of the calendar is skipped",
                        PROPOSED,
                        "calendar-version-not-next",
                        entry -> entry.with("version", 2)),
                leftOut(
                        "it is set, and nobody proposed it",
                        PROPOSED,
                        SET,
                        "calendar-not-proposed"),
                lie(
                        "who proposed it sets it",
                        SET,
                        "same-person-twice",
                        entry -> entry.by("confirmer", "u-1")),
                leftOut("what nobody set is extended", SET, EXTENDED, "calendar-not-published"),
                lie(
                        "an extension shortens",
                        EXTENDED,
                        "extension-not-later",
                        entry -> entry.with("until", "2026-03-20")),
                lie(
                        "a month is closed before the one in front",
                        CLOSED,
                        "month-not-next",
                        entry -> entry.with("month", 2)),
                lie(
                        "a decision names a calendar that is not in force",
                        RELEASED,
                        "rule-version-in-force",
                        entry -> entry.with("calendarVersion", 1)),
                lie(
                        "a decision names no calendar",
                        REVIEWED,
                        "rule-version-in-force",
                        entry -> entry.without("calendarVersion")),
                lie(
                        "the extension was another unit's",
                        EXTENDED,
                        entry -> entry.with("forUnit", "219012"),
                        RELEASED,
                        "rule-version-in-force"),
                lie(
                        "a payment is asked for on the day behind the last",
                        SUBMITTED,
                        "phase-locked",
                        entry -> entry.decidedAt("2026-03-31T16:00:00.000Z")),
                lie(
                        "money is added when the year is no longer executed",
                        RELEASED,
                        "phase-locked",
                        entry -> entry.decidedAt(FINAL_ACCOUNTS)),
                lie(
                        "a payment is sent back behind the final accounts",
                        SENT_BACK,
                        "phase-locked",
                        entry -> entry.decidedAt("2026-04-30T16:00:00.000Z")),
                lie(
                        "the surplus lapses before the final accounts",
                        LAPSED,
                        "phase-locked",
                        entry -> entry.decidedAt(LAST_DAY)),
                lie(
                        "a line is approved when approval is over",
                        RELEASED,
                        "phase-locked",
                        entry -> HonestSpending.line("L2").with("calendarVersion", 2)),
                lie(
                        "money is added with effect in a closed month",
                        RELEASED,
                        "month-is-closed",
                        entry -> entry.with("effectiveDate", "2026-01-31")),
                lie(
                        "a payment takes effect in a closed month",
                        SUBMITTED,
                        "month-is-closed",
                        entry -> entry.with("effectiveDate", "2026-01-31")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
