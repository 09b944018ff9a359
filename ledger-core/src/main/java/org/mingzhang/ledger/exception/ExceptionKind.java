package org.mingzhang.ledger.exception;

/// Why something cannot wait for the ordinary way.
public enum ExceptionKind {
    /// 应急: a disaster, an accident, a danger to people.
    EMERGENCY,
    /// 临时: an assignment that nobody could plan.
    AD_HOC
}
