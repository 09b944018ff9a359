package org.mingzhang.ledger.codes;

import java.util.Locale;

/// What the codes of a set stand for.
public enum CodeKind {
    /// 区划: administrative divisions.
    DIVISION,
    /// 预算单位: who spends it.
    UNIT,
    /// 支出功能分类: what the money is for.
    FUNCTION,
    /// 支出经济分类: what the money buys.
    ECONOMIC,
    /// 资金性质: where the money comes from.
    FUND_TYPE;

    /// The name in words, for instance `fund type`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
