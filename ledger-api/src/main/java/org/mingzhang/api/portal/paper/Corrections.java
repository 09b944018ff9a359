package org.mingzhang.api.portal.paper;

import java.util.function.UnaryOperator;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.compare.Comparison;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;

/// What was recorded behind the position of a paper and took effect within its period: by it, and
/// by nothing else, a later paper of the same period differs.
///
/// @param text what there is, in one sentence
/// @param figures the figures that differ, as the paper has them and as they are now
/// @param functions by which classes of function they differ
public record Corrections(String text, DataTable figures, DataTable functions) {

    /// The corrections of a paper.
    ///
    /// @param visit pinned to the position and the day of the paper
    /// @param now what is known now, up to the same day
    /// @param classWidth how many digits of a function stand for its class
    /// @param area the address of the area's page, for a class of function
    static Corrections of(
            Visit visit, Cut now, LineFilter filter, int classWidth, UnaryOperator<String> area) {
        Words words = visit.words();
        Comparison comparison = Comparison.of(visit.at(now), visit, filter);
        DataTable figures = comparison.ofMeasures();
        String text =
                words.of(
                        figures.isEmpty() ? "paper.unchanged" : "paper.changed",
                        Amounts.count(visit.cut().size() - 1),
                        Amounts.count(now.size() - 1));
        return new Corrections(
                text,
                figures.called(words.of("paper.changed-figures")),
                comparison
                        .ofParts(
                                "func",
                                Grouping.by(Dimension.FUNCTION, classWidth),
                                code -> visit.named(CodeKind.FUNCTION, code),
                                area)
                        .called(words.of("paper.changed-functions")));
    }
}
