package org.mingzhang.ledger.jointreview;

import java.util.Locale;

/// What a proposal asks for; the name of its row in the table `joint-review`.
public enum ProposalKind {
    /// 预算草案: authority of a unit for a year.
    BUDGET,
    /// 追加.
    SUPPLEMENT,
    /// 追减.
    REDUCTION,
    /// 调剂.
    VIREMENT;

    /// The name in tables and entries, for instance `supplement`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
