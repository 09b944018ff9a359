package org.mingzhang.projections.adjustments;

import java.util.Locale;

/// How a budget was changed.
public enum AdjustmentKind {
    /// 追加.
    SUPPLEMENT,
    /// 追减.
    REDUCTION,
    /// 调剂: the line gave or received.
    VIREMENT;

    /// The name in rows and addresses.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of a name.
    public static AdjustmentKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
