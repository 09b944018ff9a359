package org.mingzhang.ledger.jointreview;

/// What a participant thinks of a proposal.
public enum Verdict {
    /// 同意.
    AGREE,
    /// 不同意: it is to be revised.
    OBJECT
}
