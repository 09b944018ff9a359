package org.mingzhang.projections.pivot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionQueries;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Reads;

/// Any measure by one or two axes, as of any cut. Thread-safe.
public final class PivotQueries {

    private final Reads reads;
    private final ExecutionQueries execution;

    /// Queries over the read side.
    public PivotQueries(Reads reads, ExecutionQueries execution) {
        this.reads = reads;
        this.execution = execution;
    }

    /// A measure by axes, one cell for each combination that there is, sorted by key.
    ///
    /// @param axes rows, and columns if there are two
    /// @throws IllegalArgumentException if the measure does not go with the axes
    public List<PivotCell> cells(
            Cut cut, LineFilter filter, List<Axis> axes, PivotMeasure measure) {
        if (axes.isEmpty() || axes.size() > 2 || !measure.goesWith(axes)) {
            throw new IllegalArgumentException(measure + " by " + axes);
        }
        return measure.isOfRegister() || axes.contains(Axis.SUPPLIER)
                ? ofRegister(cut, filter, axes, measure)
                : ofBooks(cut, filter, axes, measure);
    }

    private List<PivotCell> ofBooks(
            Cut cut, LineFilter filter, List<Axis> axes, PivotMeasure measure) {
        List<Grouping> groupings =
                axes.stream().map(axis -> axis.grouping().orElseThrow()).toList();
        return execution.execution(cut, filter, groupings).stream()
                .map(row -> cell(row.keys(), part(row, measure), whole(row, measure)))
                .toList();
    }

    private static Money part(ExecutionRow row, PivotMeasure measure) {
        return row.of(measure.books().orElse(Measure.PAID));
    }

    private static Money whole(ExecutionRow row, PivotMeasure measure) {
        return measure == PivotMeasure.RATE ? row.of(Measure.ADJUSTED_BUDGET) : Money.ZERO;
    }

    private static PivotCell cell(List<String> keys, Money value, Money whole) {
        return new PivotCell(
                keys.getFirst(),
                keys.size() > 1 ? keys.get(1) : "",
                value.minorUnits(),
                whole.minorUnits());
    }

    /// What moved money of a payment: that it was settled, and that it came back. What came back
    /// too late posts nothing and does not count. Of a payment that was corrected the money stays
    /// where it was asked for.
    private List<PivotCell> ofRegister(
            Cut cut, LineFilter filter, List<Axis> axes, PivotMeasure measure) {
        Conditions which =
                filter.conditions(cut)
                        .and("s.position < ?", cut.size())
                        .and("s.state in ('settled', 'partly-refunded', 'refunded')")
                        .and("s.type <> 'payment.PriorYearRefundReceived'")
                        .and("s.effective_date <= ?", cut.until());
        String keys =
                IntStream.range(0, axes.size())
                        .mapToObj(i -> axes.get(i).register() + " as key" + i + ", ")
                        .collect(Collectors.joining());
        String order =
                IntStream.rangeClosed(1, axes.size())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        return reads.list(
                cut.schema(),
                """
                select %1$s
                       count(*) filter (where s.state = 'settled') as payments,
                       coalesce(sum(s.amount) filter (where s.state = 'settled'), 0)::bigint
                         as disbursed,
                       coalesce(sum(s.amount) filter (where s.state <> 'settled'), 0)::bigint
                         as refunded
                  from $.payment_step s
                  join $.payment p on p.position = s.payment_position
                  join $.line l on l.line = p.line
                  %2$s
                 group by %3$s order by %3$s\
                """
                        .formatted(keys, which.sql(), order),
                which.values(),
                row ->
                        new PivotCell(
                                row.getString("key0"),
                                axes.size() > 1 ? row.getString("key1") : "",
                                switch (measure) {
                                    case PAYMENTS -> row.getLong("payments");
                                    case DISBURSED -> row.getLong("disbursed");
                                    case REFUNDED -> row.getLong("refunded");
                                    default -> row.getLong("disbursed") - row.getLong("refunded");
                                },
                                0));
    }

    /// What the ledger says of the measure as a whole, asked without any axis; what only the
    /// register knows is checked by what was paid: disbursed less refunded.
    public Money ledgerTotal(Cut cut, LineFilter filter, PivotMeasure measure) {
        return execution.execution(cut, filter, List.of()).stream()
                .findFirst()
                .map(row -> part(row, measure))
                .orElse(Money.ZERO);
    }

    /// The names of payees.
    public Map<String, String> payees(Cut cut, List<String> codes) {
        Map<String, String> names = new TreeMap<>();
        reads.list(
                        cut.schema(),
                        """
                        select w.payee, n.payee_name
                          from unnest(string_to_array(?, ' ')) as w (payee)
                          cross join lateral (select payee_name from $.payment p
                                               where p.payee = w.payee and p.position < ?
                                               order by p.position desc limit 1) n
                         where n.payee_name is not null\
                        """,
                        List.of(String.join(" ", codes), cut.size()),
                        row -> Map.entry(row.getString("payee"), row.getString("payee_name")))
                .forEach(name -> names.put(name.getKey(), name.getValue()));
        return names;
    }
}
