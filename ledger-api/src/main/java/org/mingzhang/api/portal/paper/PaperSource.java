package org.mingzhang.api.portal.paper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.SupplierPage;
import org.mingzhang.projections.payments.SupplierQueries;
import org.mingzhang.projections.refusals.RefusalCount;
import org.mingzhang.projections.refusals.RefusalFilter;

/// What the figures of a paper are made of, whoever looks at it and in which language.
///
/// @param read the read models
/// @param cut the position and the day of the paper
/// @param area what it is about
/// @param period of when
/// @param filter the budget lines
public record PaperSource(ReadSide read, Cut cut, Area area, Period period, LineFilter filter) {

    static final int CLASS_WIDTH = 3;
    private static final int SUPPLIERS = 10;

    /// All budget lines of an area.
    ///
    /// @param cut the position and the day of the paper
    public static PaperSource of(ReadSide read, Cut cut, Area area, Period period) {
        return new PaperSource(
                read,
                cut,
                area,
                period,
                LineFilter.ALL.division(area.prefix()).year(period.year()));
    }

    private List<ExecutionRow> execution(Grouping... groupings) {
        return read.execution().execution(cut, filter, List.of(groupings));
    }

    /// All lines added up; empty where there is none.
    Optional<ExecutionRow> whole() {
        return execution().stream().findFirst();
    }

    /// By class of function.
    List<ExecutionRow> functions() {
        return execution(Grouping.by(Dimension.FUNCTION, CLASS_WIDTH));
    }

    List<ExecutionRow> months() {
        return execution(Grouping.by(Dimension.MONTH));
    }

    /// By the areas below; none for the smallest.
    List<ExecutionRow> parts() {
        return area.hasParts()
                ? execution(Grouping.by(Dimension.DIVISION, area.widthOfParts()))
                : List.of();
    }

    PaymentFilter payments() {
        PaymentFilter all = PaymentFilter.ALL;
        return new PaymentFilter(
                OptionalInt.of(period.year()),
                Optional.of(area.prefix()),
                all.unit(),
                all.line(),
                all.payee(),
                all.project(),
                all.state(),
                all.from(),
                all.to(),
                all.source(),
                all.evidenceFile());
    }

    /// Those who were paid most.
    SupplierPage mostPaid() {
        return read.suppliers()
                .suppliers(
                        cut,
                        payments(),
                        Payee.Kind.ORGANISATION,
                        Optional.empty(),
                        SupplierQueries.Order.PAID,
                        0,
                        SUPPLIERS);
    }

    /// How many attempts each rule refused, up to the position: a refusal is of the day of its
    /// record.
    Map<String, Long> refused() {
        RefusalFilter all = RefusalFilter.ALL;
        List<RefusalCount> counts =
                read.refusals()
                        .counts(
                                cut,
                                new RefusalFilter(
                                        all.rule(),
                                        all.line(),
                                        all.payment(),
                                        all.actorUnit(),
                                        all.evidenceFile(),
                                        Optional.of(area.prefix()),
                                        all.unit()));
        Map<String, Long> byRule = new TreeMap<>();
        counts.forEach(count -> byRule.merge(count.rule(), count.count(), Long::sum));
        return byRule;
    }
}
