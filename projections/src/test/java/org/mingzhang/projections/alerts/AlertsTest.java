package org.mingzhang.projections.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.projections.testing.Facts.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.identity.RoleEvent.RoleGranted;
import org.mingzhang.ledger.identity.RoleEvent.RoleRevoked;
import org.mingzhang.ledger.jointreview.JointReviewEvent.OpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ParticipantsReminded;
import org.mingzhang.ledger.jointreview.Verdict;
import org.mingzhang.ledger.log.LogEvent.StartedUnwitnessed;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.ledger.pace.PaceAnswer;
import org.mingzhang.ledger.pace.PaceBasis;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertAnswered;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertRaised;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.alerts.AlertQueries.Filter;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.StateDigest;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;
import org.mingzhang.projections.testing.StoredLog;

/// The head of unit 219011 and the head of unit 301001 are told that their units are slow, and the
/// first one answers. Both units are reminded of an opinion that was due an hour later, and the
/// second gives it.
final class AlertsTest {

    private static final String UNIT = "219011";
    private static final String OTHER_UNIT = "301001";

    private ReadSideFixture fixture;
    private ReadSide readSide;

    private static RoleGranted head(String person, String unit) {
        return new RoleGranted(
                person,
                "g-1",
                "business-head",
                unit,
                Optional.of("4401"),
                Optional.of(unit),
                day(1, 1),
                Optional.empty(),
                day(1, 1),
                "it",
                "admin-2");
    }

    private static PaceAlertRaised slow(String unit) {
        MonthPace may = new MonthPace(5, Money.parse("50.00"), Money.parse("1.00"));
        MonthPace june = new MonthPace(6, Money.parse("60.00"), Money.parse("1.00"));
        return new PaceAlertRaised(
                unit + "/2026/Q2",
                day(1, 5),
                Facts.YEAR,
                Facts.DIVISION,
                unit,
                may,
                june,
                PaceBasis.UNIT_HISTORY);
    }

    private static PaceAlertAnswered answered(String unit, String person) {
        return new PaceAlertAnswered(
                unit + "/2026/Q2",
                day(1, 6),
                Facts.YEAR,
                Facts.DIVISION,
                unit,
                PaceAnswer.REASON,
                "The hall was flooded",
                Optional.empty(),
                person);
    }

    private static ParticipantsReminded reminded(Instant dueAt) {
        return new ParticipantsReminded(
                "R-1",
                day(1, 5),
                Facts.YEAR,
                Facts.DIVISION,
                "100001",
                1,
                List.of(UNIT, OTHER_UNIT),
                dueAt);
    }

    private static OpinionGiven opinion(String unit, String person) {
        return new OpinionGiven(
                "R-1",
                day(1, 7),
                Facts.YEAR,
                Facts.DIVISION,
                "100001",
                1,
                unit,
                person,
                Verdict.AGREE,
                "Well",
                true,
                List.of());
    }

    @BeforeEach
    void happens() {
        fixture = ReadSideFixture.create(AlertsTest.class);
        StoredLog log = fixture.log();
        log.as(new Actor("admin-2", "admin", "it"))
                .append(head("zhao.min", UNIT), head("sun.li", OTHER_UNIT)) // 0, 1
                .as(new Actor("ledger", "system", "it"))
                .append(slow(UNIT), slow(OTHER_UNIT)) // 2, 3
                .append(reminded(log.now().plus(Duration.ofHours(1)))) // 4
                .append(new StartedUnwitnessed(List.of(), List.of("w-1"))) // 5
                .pass(Duration.ofMinutes(90))
                .as(new Actor("zhao.min", "business-head", UNIT))
                .append(answered(UNIT, "zhao.min")) // 6
                .as(new Actor("sun.li", "business-head", OTHER_UNIT))
                .append(opinion(OTHER_UNIT, "sun.li")); // 7
        readSide = fixture.readSide();
        readSide.start();
    }

    @AfterEach
    void close() {
        readSide.close();
    }

    private List<String> shown(Cut cut, Filter filter) {
        return readSide.alerts().alerts(cut, filter, 0, 50).stream()
                .map(alert ->
                        alert.kind().code() + " " + alert.subject() + " " + alert.state().code())
                .toList();
    }

    private static Filter kind(AlertKind kind) {
        return new Filter(
                Optional.of(kind),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anAlertIsOpenOverdueAnsweredOrTold() {
        Cut now = fixture.now(readSide);

        assertThat(shown(now, Filter.ALL))
                .containsExactly(
                        "unwitnessed log told",
                        "opinion R-1/1/219011 overdue",
                        "opinion R-1/1/301001 answered",
                        "pace 301001/2026/Q2 open",
                        "pace 219011/2026/Q2 answered");
        assertThat(readSide.alerts().counts(now, Filter.ALL))
                .isEqualTo(
                        Map.of(
                                AlertState.OPEN, 1L,
                                AlertState.OVERDUE, 1L,
                                AlertState.ANSWERED, 2L,
                                AlertState.TOLD, 1L));
    }

    @Test
    void beforeItsTimeRanOutItWasOpen() {
        assertThat(shown(fixture.cut(readSide, AsOf.position(5)), Filter.ALL.in(AlertState.OPEN)))
                .containsExactly(
                        "opinion R-1/1/219011 open",
                        "opinion R-1/1/301001 open",
                        "pace 301001/2026/Q2 open",
                        "pace 219011/2026/Q2 open");
        assertThat(shown(fixture.cut(readSide, AsOf.NOW.until(day(1, 5))), kind(AlertKind.PACE)))
                .allMatch(alert -> alert.endsWith("open"));
    }

    @Test
    void aPersonHasWhatTheyAnsweredAndWhatTheirRolesAreToAnswer() {
        Cut now = fixture.now(readSide);

        assertThat(shown(now, Filter.ALL.of("zhao.min")))
                .containsExactly("opinion R-1/1/219011 overdue", "pace 219011/2026/Q2 answered");
        assertThat(shown(now, Filter.ALL.of("sun.li").in(AlertState.OPEN)))
                .containsExactly("pace 301001/2026/Q2 open");
        assertThat(shown(now, Filter.ALL.of("nobody"))).isEmpty();
    }

    @Test
    void whoIsToAnswerIsWhoHoldsTheRoleForThePlace() {
        Cut now = fixture.now(readSide);
        AlertView open =
                readSide.alerts()
                        .alerts(now, kind(AlertKind.PACE).in(AlertState.OPEN), 0, 1)
                        .getFirst();

        assertThat(open.role()).contains("business-head");
        assertThat(readSide.alerts().responsible(now, open)).containsExactly("sun.li");

        fixture.log()
                .append(
                        new RoleRevoked(
                                "sun.li",
                                "g-1",
                                "business-head",
                                "Left",
                                LocalDate.of(2026, 1, 5),
                                "it",
                                "admin-1"));

        Cut later = fixture.now(readSide);
        assertThat(readSide.alerts().responsible(later, open)).isEmpty();
        assertThat(shown(later, Filter.ALL.of("sun.li")))
                .containsExactly("opinion R-1/1/301001 answered");
        assertThat(readSide.alerts().responsible(now, open)).containsExactly("sun.li");
    }

    @Test
    void theAnswerNamesItsEntry() {
        AlertView answered =
                readSide.alerts()
                        .alerts(
                                fixture.now(readSide),
                                kind(AlertKind.PACE).in(AlertState.ANSWERED),
                                0,
                                1)
                        .getFirst();

        assertThat(answered.answer().map(AlertView.Answer::position)).contains(6L);
        assertThat(answered.answer().map(AlertView.Answer::person)).contains("zhao.min");
        assertThat(readSide.alerts().responsible(fixture.now(readSide), answered)).isEmpty();
    }

    @Test
    void aRebuildSaysTheSame() throws InterruptedException {
        fixture.now(readSide);
        StateDigest before = readSide.digest(OptionalLong.empty());

        readSide.rebuild().run((_, _, _) -> {});

        assertThat(readSide.digest(OptionalLong.empty())).isEqualTo(before);
    }
}
