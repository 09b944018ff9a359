package org.mingzhang.ledger.pace;

/// Where an expectation comes from.
public enum PaceBasis {
    /// 本单位历年: earlier years of the unit itself.
    UNIT_HISTORY,
    /// 同类单位历年: earlier years of the units that spend for the same function class.
    CLASS_HISTORY,
    /// 均衡进度: no earlier year is known, so every month is taken to be like the others.
    EVEN
}
