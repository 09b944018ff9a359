package org.mingzhang.api.portal.pivot;

import java.time.YearMonth;
import java.util.Map;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.queries.Pivots;
import org.mingzhang.projections.pivot.Axis;

/// What the keys of an axis are called, and where they lead.
///
/// @param visit the look at the page
/// @param payees the names of the payees that are shown
record AxisLabels(Visit visit, Map<String, String> payees) {

    /// What a key is called.
    String text(Axis axis, String key) {
        if (key.isEmpty()) {
            return visit.words().of(axis == Axis.SUPPLIER ? "pivot.persons" : "none.code");
        }
        return switch (axis) {
            case PROVINCE, CITY, COUNTY -> area(axis, key);
            case UNIT -> visit.cell(CodeKind.UNIT, key).text();
            case FUNCTION_CLASS, FUNCTION -> visit.cell(CodeKind.FUNCTION, key).text();
            case ECONOMIC_CLASS, ECONOMIC -> visit.cell(CodeKind.ECONOMIC, key).text();
            case FUND -> visit.cell(CodeKind.FUND, key).text();
            case EXPENDITURE -> visit.words().of("pivot.expenditure." + key);
            case PROJECT -> key;
            case YEAR -> visit.words().of("scope.year", key);
            case QUARTER ->
                    visit.words().of("pivot.quarter", key.substring(0, 4), key.substring(6));
            case MONTH -> visit.dates().inWords(YearMonth.parse(key));
            case SUPPLIER -> payees.getOrDefault(key, key);
        };
    }

    /// What an area keeps for itself says so beside its name.
    private String area(Axis axis, String key) {
        int digits =
                switch (axis) {
                    case PROVINCE -> 2;
                    case CITY -> 4;
                    default -> 6;
                };
        return Area.ofPrefix(key)
                .filter(_ -> key.length() == digits)
                .map(area ->
                        area.prefix().length() < digits
                                ? visit.words().of("pivot.own", visit.areaName(area.division()))
                                : visit.areaName(area.division()))
                .orElse(key);
    }

    /// A key at the head of its row, with the way to what makes it.
    Cell cell(Pivots asked, String key) {
        Axis axis = asked.rows();
        Cell text = Cell.text(text(axis, key));
        if (key.isEmpty()) {
            return text;
        }
        String year =
                asked.filter().fiscalYear().isPresent()
                        ? Integer.toString(asked.filter().fiscalYear().getAsInt())
                        : "";
        return switch (axis) {
            case PROVINCE, CITY, COUNTY ->
                    Area.ofPrefix(key)
                            .map(area ->
                                    text.to(visit.links().to("/area/" + area.code(), "year", year)))
                            .orElse(text);
            case UNIT -> text.to(visit.links().to("/unit/" + key, "year", year));
            case FUNCTION_CLASS, FUNCTION -> text.to(lines("func", key, year));
            case ECONOMIC_CLASS, ECONOMIC -> text.to(lines("eco", key, year));
            case FUND -> text.to(lines("fund", key, year));
            case PROJECT -> text.to(lines("project", key, year));
            case YEAR -> text.to(visit.links().to("/lines", "year", key));
            case SUPPLIER -> text.to(visit.links().to("/supplier/" + key)).saying(key);
            case EXPENDITURE, QUARTER, MONTH -> text;
        };
    }

    private String lines(String word, String key, String year) {
        return visit.links().to("/lines", word, key, "year", year);
    }
}
