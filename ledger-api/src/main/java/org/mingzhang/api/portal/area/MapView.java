package org.mingzhang.api.portal.area;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Measure;

/// What a map shows of each place: its paid share, or how far that is from the share of the whole.
enum MapView {
    /// Paid of adjusted budget.
    SHARE {
        @Override
        Optional<Mark> mark(ExecutionRow place, ExecutionRow whole, Words words) {
            return Amounts.percent(paid(place), adjusted(place))
                    .map(percent ->
                            new Mark(
                                    ShareClass.of(paid(place), adjusted(place)).style(),
                                    percent.toPlainString(),
                                    percent.toPlainString() + "%"));
        }

        @Override
        List<Step> steps() {
            return ShareClass.all().stream()
                    .map(share -> new Step(share.style(), share.label()))
                    .toList();
        }
    },
    /// Percentage points above or below the whole.
    DEVIATION {
        @Override
        Optional<Mark> mark(ExecutionRow place, ExecutionRow whole, Words words) {
            if (!adjusted(place).isPositive() || !adjusted(whole).isPositive()) {
                return Optional.empty();
            }
            BigDecimal points = share(place).subtract(share(whole));
            String signed = DeviationClass.signed(points.setScale(1, RoundingMode.HALF_UP));
            return Optional.of(
                    new Mark(
                            DeviationClass.of(points).style(),
                            signed,
                            words.of("amount.points", signed)));
        }

        @Override
        List<Step> steps() {
            return DeviationClass.all().stream()
                    .map(deviation -> new Step(deviation.style(), deviation.label()))
                    .toList();
        }
    };

    private static final int DIGITS = 10;

    /// What is shown of one place.
    ///
    /// @param style the class of its value
    /// @param label what is printed in it
    /// @param text what is said of it
    record Mark(String style, String label, String text) {}

    /// A class of the legend.
    ///
    /// @param style the name of its style
    /// @param label what is said of it
    record Step(String style, String label) {}

    /// What is shown of a place; empty where it has no budget to compare with.
    abstract Optional<Mark> mark(ExecutionRow place, ExecutionRow whole, Words words);

    /// The classes, the lowest first.
    abstract List<Step> steps();

    private static BigDecimal share(ExecutionRow row) {
        return BigDecimal.valueOf(paid(row).minorUnits())
                .multiply(BigDecimal.valueOf(100))
                .divide(
                        BigDecimal.valueOf(adjusted(row).minorUnits()),
                        DIGITS,
                        RoundingMode.HALF_UP);
    }

    private static Money paid(ExecutionRow row) {
        return row.of(Measure.PAID);
    }

    private static Money adjusted(ExecutionRow row) {
        return row.of(Measure.ADJUSTED_BUDGET);
    }
}
