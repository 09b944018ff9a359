package org.mingzhang.projections.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Alerts as known at a cut. Thread-safe.
///
/// Whether one is overdue is judged at the moment of the cut, so that the same cut gives the same
/// answer for ever.
public final class AlertQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new AlertsProjection.Model();

    /// The last day of a role that has no end.
    static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final Reads reads;
    private final ZoneId zone;

    /// Queries over the read side.
    ///
    /// @param zone of the days on which roles hold
    public AlertQueries(Reads reads, ZoneId zone) {
        this.reads = reads;
        this.zone = zone;
    }

    /// Which alerts.
    ///
    /// @param kind of this kind
    /// @param state that stand so
    /// @param division about divisions whose code begins so
    /// @param unit about units whose code begins so
    /// @param role that this role is to answer
    /// @param person that this person answered, or is to answer by a role that the log grants
    public record Filter(
            Optional<AlertKind> kind,
            Optional<AlertState> state,
            Optional<String> division,
            Optional<String> unit,
            Optional<String> role,
            Optional<String> person) {

        /// All of them.
        public static final Filter ALL =
                new Filter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        /// The same that stand so.
        public Filter in(AlertState wanted) {
            return new Filter(kind, Optional.of(wanted), division, unit, role, person);
        }

        /// The same for one person.
        public Filter of(String somebody) {
            return new Filter(kind, state, division, unit, role, Optional.of(somebody));
        }

        private Conditions conditions(LocalDate day, long size) {
            Conditions which =
                    new Conditions()
                            .and("kind = ?", kind.map(AlertKind::code))
                            .and("state = ?", state.map(AlertState::code))
                            .andPrefix("division", division)
                            .andPrefix("unit", unit)
                            .and("role = ?", role);
            if (person.isPresent()) {
                which.and(
                        "(answerer = ? or (answerer is null and " + IS_TO_ANSWER + "))",
                        person.get(),
                        person.get(),
                        size,
                        day,
                        day);
            }
            return which;
        }
    }

    /// Whether a person has, on a day, a grant of the role for the place that an alert is about.
    private static final String IS_TO_ANSWER =
            """
            exists (
              select from (select distinct on (role_grant) * from $.role_holder
                            where person = ? and position < ?
                            order by role_grant, position desc) h
               where h.held and h.from_day <= ? and h.until_day >= ?
                 and (alert.role is null or h.role = alert.role)
                 and (alert.acting_for is null or h.for_unit = alert.acting_for)
                 and (alert.acting_for is not null
                      or (starts_with(coalesce(alert.division, h.divisions), h.divisions)
                          and starts_with(coalesce(alert.unit, h.units), h.units))))\
            """;

    /// The alerts of a cut with their states, as a table `alert`.
    private record Alerts(String sql, List<Object> values) {

        private static Alerts of(Cut cut, Instant moment) {
            Conditions raised =
                    new Conditions().and("r.step = 'raised'").and("r.position < ?", cut.size());
            raised.and("(r.effective_date is null or r.effective_date <= ?)", cut.until());
            Conditions answered =
                    new Conditions()
                            .and(
                                    "a.kind = r.kind and a.subject = r.subject and a.step = 'answered'"
                                            + " and a.position > r.position")
                            .and("a.position < ?", cut.size());
            answered.and("(a.effective_date is null or a.effective_date <= ?)", cut.until());
            return new Alerts(
                    """
                    with alert as (
                      select r.*, a.position as answered_position, a.recorded_at as answered_at,
                             a.type as answer, a.person as answerer,
                             case when a.position is not null then 'answered'
                                  when r.kind in (%s) then 'told'
                                  when r.due_at <= ? then 'overdue'
                                  else 'open' end as state
                        from $.alert_step r
                        left join lateral (select * from $.alert_step a%s
                                            order by a.position limit 1) a on true%s)
                    """
                            .formatted(TOLD, answered.sql(), raised.sql()),
                    Conditions.joined(
                            List.of(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC)),
                            answered.values(),
                            raised.values()));
        }
    }

    private static final String TOLD =
            String.join(
                    ", ",
                    List.of(AlertKind.values()).stream()
                            .filter(kind -> !kind.isToBeAnswered())
                            .map(kind -> "'" + kind.code() + "'")
                            .toList());

    /// Alerts, the newest first.
    ///
    /// @param skipped how many rows stand on the pages before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<AlertView> alerts(Cut cut, Filter filter, int skipped, int rows) {
        Paging.check(rows, skipped);
        Alerts alerts = Alerts.of(cut, moment(cut));
        Conditions which = filter.conditions(day(cut), cut.size());
        return reads.list(
                cut.schema(),
                alerts.sql
                        + "select * from alert"
                        + which.sql()
                        + " order by position desc, kind, subject limit %d offset %d"
                                .formatted(rows, skipped),
                Conditions.joined(alerts.values, which.values()),
                AlertQueries::view);
    }

    /// How many alerts stand in each state; states without one are not there.
    public Map<AlertState, Long> counts(Cut cut, Filter filter) {
        Alerts alerts = Alerts.of(cut, moment(cut));
        Conditions which = filter.conditions(day(cut), cut.size());
        Map<AlertState, Long> counts = new EnumMap<>(AlertState.class);
        reads.list(
                        cut.schema(),
                        alerts.sql
                                + "select state, count(*) from alert"
                                + which.sql()
                                + " group by state",
                        Conditions.joined(alerts.values, which.values()),
                        row -> Map.entry(AlertState.of(row.getString(1)), row.getLong(2)))
                .forEach(state -> counts.put(state.getKey(), state.getValue()));
        return counts;
    }

    /// The persons who are to answer an alert by roles that the log grants at a cut, sorted.
    public List<String> responsible(Cut cut, AlertView alert) {
        if (alert.state() == AlertState.ANSWERED) {
            return List.of();
        }
        Conditions which =
                new Conditions()
                        .and("h.held and h.from_day <= ? and h.until_day >= ?", day(cut), day(cut));
        which.and("h.role = ?", alert.role()).and("h.for_unit = ?", alert.actingFor());
        if (alert.actingFor().isEmpty()) {
            which.and("starts_with(?, h.divisions)", alert.division())
                    .and("starts_with(?, h.units)", alert.unit());
        }
        return reads.list(
                cut.schema(),
                """
                select distinct h.person from (
                  select distinct on (person, role_grant) * from $.role_holder
                   where position < ? order by person, role_grant, position desc) h\
                """
                        + which.sql()
                        + " order by h.person limit "
                        + Paging.ROWS_MAX,
                Conditions.joined(List.of(cut.size()), which.values()),
                row -> row.getString(1));
    }

    /// The end of the effective day of a cut, or the time of its last entry.
    private Instant moment(Cut cut) {
        return cut.until()
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .or(cut::knownAt)
                .orElse(Instant.EPOCH);
    }

    private LocalDate day(Cut cut) {
        return cut.until().orElseGet(() -> LocalDate.ofInstant(moment(cut), zone));
    }

    private static AlertView view(ResultSet row) throws SQLException {
        List<AlertView.Answer> answer = new ArrayList<>();
        long answered = row.getLong("answered_position");
        if (!row.wasNull()) {
            answer.add(
                    new AlertView.Answer(
                            answered,
                            row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                            row.getString("answer"),
                            row.getString("answerer")));
        }
        return new AlertView(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                AlertKind.of(row.getString("kind")),
                row.getString("subject"),
                row.getString("type"),
                Optional.ofNullable(row.getString("division")),
                Optional.ofNullable(row.getString("unit")),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("role")),
                Optional.ofNullable(row.getString("acting_for")),
                AlertState.of(row.getString("state")),
                answer.stream().findFirst());
    }
}
