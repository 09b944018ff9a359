package org.mingzhang.projections.payments;

import java.util.List;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Reads;

/// Payments by what they are for. A purpose that is a commitment is found by nothing. Thread-safe.
public final class PurposeQueries {

    private final Reads reads;

    /// Queries over the read side.
    public PurposeQueries(Reads reads) {
        this.reads = reads;
    }

    /// Payments whose purpose or expected result has a text in it, in any case, the last begun in
    /// front.
    ///
    /// @param rows at most this many
    public List<PaymentView> containing(Cut cut, PaymentFilter filter, String text, int rows) {
        PaymentQueries.States states = PaymentQueries.states(cut);
        Conditions which = conditions(cut, filter, text);
        return reads.list(
                cut.schema(),
                """
                select p.*, s.state, s.effective_date as state_date,
                       s.position as state_position, s.refunded
                  from $.payment p %s %s
                 order by p.position desc limit %d\
                """
                        .formatted(states.join(), which.sql(), rows),
                Conditions.joined(states.values(), which.values()),
                PaymentQueries::view);
    }

    /// How many there are.
    public long count(Cut cut, PaymentFilter filter, String text) {
        PaymentQueries.States states = PaymentQueries.states(cut);
        Conditions which = conditions(cut, filter, text);
        return reads.one(
                        cut.schema(),
                        "select count(*) from $.payment p %s %s"
                                .formatted(states.join(), which.sql()),
                        Conditions.joined(states.values(), which.values()),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private static Conditions conditions(Cut cut, PaymentFilter filter, String text) {
        return filter.conditions(cut)
                .and("p.kind = 'payment'")
                .and("p.pairs @> ?", CharacterPairs.of(text))
                .and(
                        """
                        (strpos(lower(p.purpose), lower(?)) > 0
                         or strpos(lower(p.expected_result), lower(?)) > 0)\
                        """,
                        text,
                        text);
    }
}
