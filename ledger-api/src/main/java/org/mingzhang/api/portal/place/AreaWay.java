package org.mingzhang.api.portal.place;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.api.portal.frame.PageFrame.Crumb;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;

/// The way through the areas: up, and sideways.
public final class AreaWay {

    private AreaWay() {}

    /// The areas above one.
    public static List<Crumb> above(Visit visit, Area area, String... words) {
        return area.above().stream()
                .filter(above -> visit.scope(above.prefix()).equals(above.prefix()))
                .map(above -> crumb(visit, above, words))
                .toList();
    }

    /// The areas that hold a division of the ledger, down to its own; none where its code is of
    /// another kind than those of areas.
    public static List<Crumb> to(Visit visit, String division, String... words) {
        List<Crumb> way = new ArrayList<>();
        Area.holding(division)
                .ifPresent(area -> {
                    way.addAll(above(visit, area, words));
                    way.add(crumb(visit, area, words));
                });
        return way;
    }

    /// The areas beside one, itself included; none of a province.
    ///
    /// @param filter which lines count
    /// @param words what their addresses keep
    public static List<Crumb> beside(Visit visit, Area area, LineFilter filter, String... words) {
        if (area.isProvince()) {
            return List.of();
        }
        Area above = area.above().getLast();
        String all = visit.scope(above.prefix());
        return visit
                .execution(
                        filter.division(all), Grouping.by(Dimension.DIVISION, above.widthOfParts()))
                .stream()
                .map(row -> row.keys().getFirst())
                .filter(prefix -> !prefix.endsWith("00"))
                .flatMap(prefix -> Area.ofPrefix(prefix).stream())
                .map(beside -> crumb(visit, beside, words))
                .toList();
    }

    private static Crumb crumb(Visit visit, Area area, String... words) {
        return new Crumb(
                visit.areaName(area.division()), visit.links().to("/area/" + area.code(), words));
    }
}
