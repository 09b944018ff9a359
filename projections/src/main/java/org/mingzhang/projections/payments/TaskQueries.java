package org.mingzhang.projections.payments;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Reads;

/// Payments by the person who acts on them: what waits for somebody, what they submitted, what they
/// decided. Recorded cuts only. Thread-safe.
public final class TaskQueries {

    /// The most rows of a page.
    public static final int ROWS_MAX = 1_000;

    private static final String UNTOUCHED =
            """
            not exists (select 1 from $.payment_step m
                         where m.payment_position = p.position and m.actor = ?)\
            """;

    private final Reads reads;

    /// Queries over the read side.
    public TaskQueries(Reads reads) {
        this.reads = reads;
    }

    /// How much there is.
    ///
    /// @param payments how many
    /// @param amount of all of them
    public record Load(long payments, Money amount) {}

    /// What waits in some states and was never touched by a person, who may therefore decide on it:
    /// the oldest application first.
    ///
    /// @param states at least one
    /// @param rows 1 to [#ROWS_MAX]
    public List<InFlightView> waiting(
            Cut cut, PaymentFilter filter, List<PaymentState> states, String person, int rows) {
        return list(
                cut,
                waitingConditions(cut, filter, states, person),
                "a.effective_date, p.position",
                rows);
    }

    /// All that waits so.
    public Load load(Cut cut, PaymentFilter filter, List<PaymentState> states, String person) {
        PaymentQueries.States joined = PaymentQueries.states(cut);
        Conditions which = waitingConditions(cut, filter, states, person);
        return reads.one(
                        cut.schema(),
                        """
                        select count(*), coalesce(sum(p.amount), 0)::bigint
                          from $.payment p %s %s\
                        """
                                .formatted(joined.join(), which.sql()),
                        Conditions.joined(joined.values(), which.values()),
                        row -> new Load(row.getLong(1), new Money(row.getLong(2))))
                .orElseThrow();
    }

    private static Conditions waitingConditions(
            Cut cut, PaymentFilter filter, List<PaymentState> states, String person) {
        return filter.conditions(cut)
                .and(
                        "s.state in (%s)".formatted("?, ".repeat(states.size() - 1) + "?"),
                        states.stream().map(PaymentState::code).toArray())
                .and(UNTOUCHED, person);
    }

    /// What a person submitted, the last first.
    ///
    /// @param rows 1 to [#ROWS_MAX]
    public List<InFlightView> submittedBy(Cut cut, PaymentFilter filter, String person, int rows) {
        Conditions which =
                filter.conditions(cut).and("p.kind = 'payment'").and("a.actor = ?", person);
        return list(cut, which, "p.position desc", rows);
    }

    /// What a person reviewed, approved, returned or settled, the last begun first.
    ///
    /// @param rows 1 to [#ROWS_MAX]
    public List<InFlightView> decidedBy(Cut cut, PaymentFilter filter, String person, int rows) {
        Conditions which =
                filter.conditions(cut)
                        .and(
                                """
                                exists (select 1 from $.payment_step m
                                         where m.payment_position = p.position
                                           and m.position > p.position and m.actor = ?)\
                                """,
                                person);
        return list(cut, which, "p.position desc", rows);
    }

    private List<InFlightView> list(Cut cut, Conditions which, String order, int rows) {
        if (rows < 1 || rows > ROWS_MAX) {
            throw new IllegalArgumentException(
                    "rows must be 1 to %d, not %d".formatted(ROWS_MAX, rows));
        }
        PaymentQueries.States states = PaymentQueries.states(cut);
        return reads.list(
                cut.schema(),
                """
                select p.*, s.state, s.effective_date as state_date,
                       s.position as state_position, s.refunded, a.effective_date as applied_on,
                       l.recorded_at as waiting_since
                  from $.payment p %s
                  join $.payment_step a
                    on a.payment_position = p.position and a.position = p.position
                  join $.payment_step l
                    on l.payment_position = p.position and l.position = s.position
                 %s order by %s limit %d\
                """
                        .formatted(states.join(), which.sql(), order, rows),
                Conditions.joined(states.values(), which.values()),
                row ->
                        new InFlightView(
                                PaymentQueries.view(row),
                                row.getObject("applied_on", LocalDate.class),
                                row.getObject("waiting_since", OffsetDateTime.class).toInstant()));
    }
}
