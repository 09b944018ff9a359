package org.mingzhang.projections.payments;

import java.util.Locale;

/// What a row of the register is.
public enum PaymentKind {
    /// A payment.
    PAYMENT,
    /// A refund of imported history whose source does not name the payment that came back.
    REFUND;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
