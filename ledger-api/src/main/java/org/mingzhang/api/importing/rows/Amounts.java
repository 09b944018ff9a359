package org.mingzhang.api.importing.rows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.api.importing.mapping.UnreadableText;
import org.mingzhang.ledger.money.Money;

/// Amounts as files write them.
final class Amounts {

    private static final Pattern FORM =
            Pattern.compile("(-?)([0-9]{1,15})(?:([.,])([0-9]{0,2})([0-9]*))?");

    private Amounts() {}

    /// An amount with at most two decimals that count.
    ///
    /// @throws UnreadableText with the rule `not-an-amount` or `more-than-two-decimals`
    static Money parse(String text, char decimal) throws UnreadableText {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || (form.group(3) != null && form.group(3).charAt(0) != decimal)) {
            throw new UnreadableText("not-an-amount", text);
        }
        String decimals = form.group(4) == null ? "" : form.group(4);
        if (form.group(5) != null && !form.group(5).matches("0*")) {
            throw new UnreadableText("more-than-two-decimals", text);
        }
        long minorUnits =
                Long.parseLong(form.group(2)) * 100
                        + Long.parseLong((decimals + "00").substring(0, 2));
        return new Money(form.group(1).isEmpty() ? minorUnits : -minorUnits);
    }
}
