package org.mingzhang.api.portal.area;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Measure;

/// Places or units beside each other, by the share that they have paid: highest first, and those
/// without a budget, which have no rank, last.
///
/// @param places in their order
public record Ranking(List<Place> places) {

    private static final Comparator<ExecutionRow> SHARE =
            Comparator.comparing((ExecutionRow row) ->
                            BigDecimal.valueOf(paid(row).minorUnits())
                                    .divide(
                                            BigDecimal.valueOf(adjusted(row).minorUnits()),
                                            MathContext.DECIMAL128))
                    .reversed()
                    .thenComparing(row -> row.keys().getFirst());

    public Ranking {
        places = List.copyOf(places);
    }

    /// One of them.
    ///
    /// @param code what it is, as the rows were grouped
    /// @param rank from 1; 0 where it has none
    /// @param name what it is called
    /// @param share the paid share in words; empty where there is none
    /// @param bar its length in thousandths of all
    /// @param style the class of its share
    /// @param href its page
    public record Place(
            String code,
            int rank,
            String name,
            String share,
            int bar,
            ShareClass style,
            String href) {}

    /// The ranking of some rows.
    ///
    /// @param name what a row is called
    /// @param link the page of a row
    public static Ranking of(
            List<ExecutionRow> rows,
            Amounts amounts,
            Function<String, String> name,
            Function<String, String> link) {
        List<ExecutionRow> sorted = new ArrayList<>();
        rows.stream().filter(row -> adjusted(row).isPositive()).sorted(SHARE).forEach(sorted::add);
        int ranked = sorted.size();
        rows.stream().filter(row -> !adjusted(row).isPositive()).forEach(sorted::add);
        List<Place> places = new ArrayList<>();
        for (ExecutionRow row : sorted) {
            String code = row.keys().getFirst();
            int rank = places.size() < ranked ? places.size() + 1 : 0;
            places.add(
                    new Place(
                            code,
                            rank,
                            name.apply(code),
                            amounts.share(paid(row), adjusted(row)).orElse(""),
                            Amounts.thousandths(paid(row), adjusted(row)),
                            ShareClass.of(paid(row), adjusted(row)),
                            link.apply(code)));
        }
        return new Ranking(places);
    }

    /// The last ones that have a rank, the very last first.
    Ranking furthestBehind(int count) {
        return new Ranking(
                places.stream()
                        .filter(place -> place.rank() > 0)
                        .sorted(Comparator.comparingInt(Place::rank).reversed())
                        .limit(count)
                        .toList());
    }

    private static Money paid(ExecutionRow row) {
        return row.of(Measure.PAID);
    }

    private static Money adjusted(ExecutionRow row) {
        return row.of(Measure.ADJUSTED_BUDGET);
    }
}
