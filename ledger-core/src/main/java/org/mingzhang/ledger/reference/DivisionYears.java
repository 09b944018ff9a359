package org.mingzhang.ledger.reference;

/// Fiscal years of divisions, as tags name them.
public final class DivisionYears {

    private DivisionYears() {}

    /// The name of a division's fiscal year, for instance `440100000/2026`.
    public static String name(String division, int fiscalYear) {
        return division + "/" + fiscalYear;
    }

    /// The division in such a name.
    public static String division(String year) {
        return year.substring(0, year.indexOf('/'));
    }

    /// The fiscal year in such a name.
    public static int fiscalYear(String year) {
        return Integer.parseInt(year.substring(year.indexOf('/') + 1));
    }
}
