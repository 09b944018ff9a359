package org.mingzhang.projections.pace;

/// How what was paid stands to what is expected.
public enum Verdict {
    /// Above the band.
    AHEAD,
    /// In the band.
    ON_PACE,
    /// Below the band.
    SLOW,
    /// Less than 70 % of what is expected.
    BEHIND
}
