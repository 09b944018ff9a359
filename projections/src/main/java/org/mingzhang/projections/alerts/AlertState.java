package org.mingzhang.projections.alerts;

import java.util.Locale;

/// Where an alert stands at a moment.
public enum AlertState {
    /// It waits for an answer.
    OPEN,
    /// It waits, and its time has run out.
    OVERDUE,
    /// It was answered.
    ANSWERED,
    /// Somebody was told; no answer is asked for.
    TOLD;

    /// The name in addresses.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of a name.
    public static AlertState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
