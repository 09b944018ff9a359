package org.mingzhang.projections.pivot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private final FlowLog flows;

    /// Queries over the read side.
    public PivotQueries(Reads reads, ExecutionQueries execution) {
        this.reads = reads;
        this.execution = execution;
        this.flows = new FlowLog(reads);
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

    private List<PivotCell> ofRegister(
            Cut cut, LineFilter filter, List<Axis> axes, PivotMeasure measure) {
        Map<String, List<String>> lines = lines(cut, filter, axes);
        return flows.read(cut, known -> new FlowSums(axes, lines, known).cells(measure));
    }

    /// The keys of the lines of a filter, by line; of axes that belong to flows nothing.
    private Map<String, List<String>> lines(Cut cut, LineFilter filter, List<Axis> axes) {
        Conditions which = filter.conditions(cut);
        String keys =
                axes.stream()
                        .map(axis -> ", " + axis.ofLine().orElse("''"))
                        .collect(Collectors.joining());
        Map<String, List<String>> lines = new HashMap<>();
        reads.list(
                        cut.schema(),
                        "select l.line" + keys + " from $.line l" + which.sql(),
                        which.values(),
                        row -> {
                            List<String> ofLine = new ArrayList<>();
                            for (int i = 0; i < axes.size(); i++) {
                                ofLine.add(row.getString(2 + i));
                            }
                            return Map.entry(row.getString(1), List.copyOf(ofLine));
                        })
                .forEach(line -> lines.put(line.getKey(), line.getValue()));
        return lines;
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
