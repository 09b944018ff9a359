package org.mingzhang.api.names;

import java.util.Locale;

/// What a code stands for.
public enum CodeKind {
    /// An administrative division.
    DIVISION(org.mingzhang.ledger.codes.CodeKind.DIVISION),
    /// A budget unit.
    UNIT(org.mingzhang.ledger.codes.CodeKind.UNIT),
    /// A function of the budget.
    FUNCTION(org.mingzhang.ledger.codes.CodeKind.FUNCTION),
    /// An economic class.
    ECONOMIC(org.mingzhang.ledger.codes.CodeKind.ECONOMIC),
    /// A type of fund.
    FUND(org.mingzhang.ledger.codes.CodeKind.FUND_TYPE);

    private final org.mingzhang.ledger.codes.CodeKind published;

    CodeKind(org.mingzhang.ledger.codes.CodeKind published) {
        this.published = published;
    }

    /// The kind of its code sets in the log.
    org.mingzhang.ledger.codes.CodeKind published() {
        return published;
    }

    /// The name of its table, such as `unit.csv`.
    public String file() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /// The name of its table in a language other than the usual one, such as `unit-en.csv`.
    public String file(Locale language) {
        return name().toLowerCase(Locale.ROOT) + "-" + language.getLanguage() + ".csv";
    }
}
