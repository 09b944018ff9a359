package org.mingzhang.projections.payments;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Payments by the person who acts on them: what waits for somebody, what they submitted, what they
/// decided. Recorded cuts only. Thread-safe.
public final class TaskQueries {

    private static final String UNTOUCHED =
            """
            not exists (select 1 from $.payment_step m
                         where m.payment_position = p.position and m.actor = ?)\
            """;

    private static final String BEHIND =
            """
            (a.effective_date, p.position) >
                (select b.effective_date, b.payment_position from $.payment_step b
                  where b.payment_position = ? and b.position = b.payment_position)\
            """;

    private final Reads reads;

    /// Queries over the read side.
    public TaskQueries(Reads reads) {
        this.reads = reads;
    }

    /// What waits in some states and was never touched by a person, who may therefore decide on it:
    /// the oldest application first.
    ///
    /// @param states at least one
    /// @param after only what waits behind this payment, by the position of its application
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<InFlightView> waiting(
            Cut cut,
            PaymentFilter filter,
            List<PaymentState> states,
            String person,
            OptionalLong after,
            int rows) {
        Conditions which = waitingConditions(cut, filter, states, person);
        if (after.isPresent()) {
            which.and(BEHIND, after.getAsLong());
        }
        return list(cut, which, "a.effective_date, p.position", rows);
    }

    /// How much waits so, by state.
    public List<InFlightQueries.Waiting> loads(
            Cut cut, PaymentFilter filter, List<PaymentState> states, String person) {
        return InFlightQueries.waiting(reads, cut, waitingConditions(cut, filter, states, person));
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
    /// @param before only what was submitted in front of this position
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<InFlightView> submittedBy(
            Cut cut, PaymentFilter filter, String person, OptionalLong before, int rows) {
        Conditions which =
                filter.conditions(cut).and("p.kind = 'payment'").and("a.actor = ?", person);
        return list(cut, before(which, before), "p.position desc", rows);
    }

    /// What a person reviewed, approved, returned or settled, the last begun first.
    ///
    /// @param before only what was submitted in front of this position
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<InFlightView> decidedBy(
            Cut cut, PaymentFilter filter, String person, OptionalLong before, int rows) {
        Conditions which =
                filter.conditions(cut)
                        .and(
                                """
                                exists (select 1 from $.payment_step m
                                         where m.payment_position = p.position
                                           and m.position > p.position and m.actor = ?)\
                                """,
                                person);
        return list(cut, before(which, before), "p.position desc", rows);
    }

    private static Conditions before(Conditions which, OptionalLong position) {
        return position.isPresent() ? which.and("p.position < ?", position.getAsLong()) : which;
    }

    private List<InFlightView> list(Cut cut, Conditions which, String order, int rows) {
        Paging.check(rows);
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
