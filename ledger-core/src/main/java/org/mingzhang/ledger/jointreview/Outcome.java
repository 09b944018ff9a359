package org.mingzhang.ledger.jointreview;

import java.util.Locale;

/// How a round of review ends.
public enum Outcome {
    /// 通过: what was proposed may take effect.
    ADOPTED,
    /// 退回修改: it is revised, and reviewed in another round.
    RETURNED,
    /// 否决.
    REFUSED;

    /// The name in words.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
