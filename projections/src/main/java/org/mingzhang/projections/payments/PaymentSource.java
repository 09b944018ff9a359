package org.mingzhang.projections.payments;

import java.util.Locale;

/// Where a row of the register comes from.
public enum PaymentSource {
    /// Applied for, reviewed and approved in this ledger.
    LIVE,
    /// Settled in another system and recorded as history.
    IMPORTED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
