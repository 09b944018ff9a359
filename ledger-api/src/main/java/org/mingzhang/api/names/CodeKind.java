package org.mingzhang.api.names;

import java.util.Locale;

/// What a code stands for.
public enum CodeKind {
    /// An administrative division.
    DIVISION,
    /// A budget unit.
    UNIT,
    /// A function of the budget.
    FUNCTION,
    /// An economic class.
    ECONOMIC,
    /// A type of fund.
    FUND;

    /// The name of its table, such as `unit.csv`.
    public String file() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /// The name of its table in a language other than the usual one, such as `unit-en.csv`.
    public String file(Locale language) {
        return name().toLowerCase(Locale.ROOT) + "-" + language.getLanguage() + ".csv";
    }
}
