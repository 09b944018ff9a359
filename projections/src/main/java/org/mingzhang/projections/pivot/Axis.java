package org.mingzhang.projections.pivot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;

/// What the rows or the columns of a pivot stand for.
public enum Axis {
    /// 省.
    PROVINCE(Grouping.by(Dimension.DIVISION, 2), "left(l.division, 2)"),
    /// 市; what the province keeps for itself stands by itself.
    CITY(Grouping.by(Dimension.DIVISION, 4), "left(l.division, 4)"),
    /// 县区; what a city keeps for itself stands by itself.
    COUNTY(Grouping.by(Dimension.DIVISION, 6), "left(l.division, 6)"),
    /// 单位.
    UNIT(Grouping.by(Dimension.UNIT), "l.unit"),
    /// 功能分类的类.
    FUNCTION_CLASS(Grouping.by(Dimension.FUNCTION, 3), "left(l.function, 3)"),
    /// 功能分类.
    FUNCTION(Grouping.by(Dimension.FUNCTION), "l.function"),
    /// 经济分类的类.
    ECONOMIC_CLASS(Grouping.by(Dimension.ECONOMIC, 3), "left(l.economic, 3)"),
    /// 经济分类.
    ECONOMIC(Grouping.by(Dimension.ECONOMIC), "l.economic"),
    /// 资金性质.
    FUND(Grouping.by(Dimension.FUND), "l.fund_type"),
    /// 基本支出 or 项目支出.
    EXPENDITURE(
            Grouping.by(Dimension.EXPENDITURE),
            "case when l.project is null then 'basic' else 'project' end"),
    /// 项目.
    PROJECT(Grouping.by(Dimension.PROJECT), "coalesce(l.project, '')"),
    /// 年度.
    YEAR(Grouping.by(Dimension.YEAR), "l.fiscal_year::text"),
    /// 季度 of effect.
    QUARTER(Grouping.by(Dimension.QUARTER), null),
    /// 月份 of effect.
    MONTH(Grouping.by(Dimension.MONTH), null),
    /// 供应商; persons stand together, without a code.
    SUPPLIER(null, null);

    @SuppressWarnings("ImmutableEnumChecker") // A record of an enum and a number.
    private final Optional<Grouping> grouping;

    private final Optional<String> ofLine;

    Axis(@Nullable Grouping grouping, @Nullable String ofLine) {
        this.grouping = Optional.ofNullable(grouping);
        this.ofLine = Optional.ofNullable(ofLine);
    }

    /// How execution is grouped by it; empty where the books do not know it.
    Optional<Grouping> grouping() {
        return grouping;
    }

    /// Its key as an expression on the line `l`; empty where it belongs to what moved on a line.
    Optional<String> ofLine() {
        return ofLine;
    }

    /// Whether its keys are parts of the time, which stand in their own order.
    public boolean isTime() {
        return this == YEAR || isWithinYear();
    }

    /// Whether its keys are parts of a year, of which amounts are what moved in them.
    public boolean isWithinYear() {
        return this == QUARTER || this == MONTH;
    }
}
