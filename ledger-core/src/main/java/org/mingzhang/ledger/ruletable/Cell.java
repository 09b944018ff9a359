package org.mingzhang.ledger.ruletable;

import java.util.regex.Pattern;

/// What a cell of a column may hold. Every cell is a text, in a form that has one spelling.
public enum Cell {
    /// The beginning of codes, or `*` for every code: `[A-Za-z0-9._-]{1,21}`.
    PREFIX("\\*|[A-Za-z0-9._-]{1,21}"),
    /// A name, or `*` for every other one: one line of 1 to 60 characters.
    NAME("[^\\x00-\\x1f]{1,60}"),
    /// An amount as everywhere, with two decimals.
    AMOUNT("0\\.[0-9]{2}|[1-9][0-9]{0,14}\\.[0-9]{2}"),
    /// A whole number from 0 to 999999.
    COUNT("0|[1-9][0-9]{0,5}"),
    /// A day of every year, `MM-DD`; 29 February counts as 28 February.
    DAY(
            "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
                    + "|02-(0[1-9]|1[0-9]|2[0-8])"),
    /// The place of an approval among those of a payment, after the approver's: 2 to 20.
    STEP("[2-9]|1[0-9]|20"),
    /// Who adds an approval: a role that may approve payments.
    ROLE("approver|business-head"),
    /// Whether an approval waits for those before it.
    ORDER("sequence|any"),
    /// What a proposal asks for, or `*` for every other.
    PROPOSAL("\\*|budget|supplement|reduction|virement"),
    /// A day of one year, `YYYY-MM-DD`.
    DATE("(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    /// Yes or no.
    YES_NO("yes|no");

    /// What stands for every code or name that no other row names.
    public static final String ANY = "*";

    // A compiled pattern is immutable, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Pattern form;

    Cell(String form) {
        this.form = Pattern.compile(form);
    }

    /// The regular expression that the whole cell matches.
    public String pattern() {
        return form.pattern();
    }

    boolean holds(String text) {
        return form.matcher(text).matches();
    }
}
