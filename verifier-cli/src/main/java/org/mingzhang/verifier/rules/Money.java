package org.mingzhang.verifier.rules;

/// Amounts for messages.
final class Money {
    private Money() {}

    /// Minor units as an amount.
    static String text(long minorUnits) {
        long whole = Math.abs(minorUnits / 100);
        return (minorUnits < 0 ? "-" : "")
                + whole
                + String.format(".%02d", Math.abs(minorUnits % 100));
    }
}
