package org.mingzhang.projections.payments;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Payments on their way, as of any cut: what waits for review, approval or settlement, and since
/// when. Thread-safe.
public final class InFlightQueries {

    private static final String IN_FLIGHT =
            "s.state in ('submitted', 'reviewed', 'approved', 'voucher-issued', 'blocked')";

    private final Reads reads;

    /// Queries over the read side.
    public InFlightQueries(Reads reads) {
        this.reads = reads;
    }

    /// What waits in one state.
    ///
    /// @param state the state
    /// @param payments how many
    /// @param amount of all of them
    /// @param oldest when the oldest of them was applied for
    public record Waiting(PaymentState state, long payments, Money amount, LocalDate oldest) {}

    /// What waits, by state, in the order of the steps.
    public List<Waiting> waiting(Cut cut, PaymentFilter filter) {
        return waiting(reads, cut, filter.conditions(cut).and(IN_FLIGHT));
    }

    static List<Waiting> waiting(Reads reads, Cut cut, Conditions which) {
        PaymentQueries.States states = PaymentQueries.states(cut);
        return reads.list(
                cut.schema(),
                """
                select s.state, count(*) as payments, sum(p.amount)::bigint as amount,
                       min(a.effective_date) as oldest
                  from $.payment p %s
                  join $.payment_step a
                    on a.payment_position = p.position and a.position = p.position
                 %s group by s.state
                 order by array_position(array['submitted', 'reviewed', 'approved', 'voucher-issued', 'blocked'], s.state::text)\
                """
                        .formatted(states.join(), which.sql()),
                Conditions.joined(states.values(), which.values()),
                row ->
                        new Waiting(
                                PaymentState.of(row.getString("state")),
                                row.getLong("payments"),
                                new Money(row.getLong("amount")),
                                row.getObject("oldest", LocalDate.class)));
    }

    /// The payments that wait, the oldest application first.
    ///
    /// @param skipped how many rows stand on the pages before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<InFlightView> payments(Cut cut, PaymentFilter filter, int skipped, int rows) {
        Paging.check(rows, skipped);
        PaymentQueries.States states = PaymentQueries.states(cut);
        Conditions which = filter.conditions(cut).and(IN_FLIGHT);
        return reads.list(
                cut.schema(),
                """
                select p.*, s.state, s.effective_date as state_date, s.position as state_position,
                       s.refunded, a.effective_date as applied_on, l.recorded_at as waiting_since
                  from $.payment p %s
                  join $.payment_step a
                    on a.payment_position = p.position and a.position = p.position
                  join $.payment_step l
                    on l.payment_position = p.position and l.position = s.position
                 %s order by a.effective_date, p.position limit %d offset %d\
                """
                        .formatted(states.join(), which.sql(), rows, skipped),
                Conditions.joined(states.values(), which.values()),
                row ->
                        new InFlightView(
                                PaymentQueries.view(row),
                                row.getObject("applied_on", LocalDate.class),
                                row.getObject("waiting_since", OffsetDateTime.class).toInstant()));
    }
}
