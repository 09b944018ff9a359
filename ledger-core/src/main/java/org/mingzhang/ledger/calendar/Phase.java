package org.mingzhang.ledger.calendar;

/// The phases of a budget year, in their order.
///
/// **Source** `docs/domain.md`, "Calendar".
public enum Phase {
    /// 编制: proposals are written.
    FORMULATION,
    /// 批复: the legislature approves, lines are opened.
    APPROVAL,
    /// 执行: funds are released, held and spent.
    EXECUTION,
    /// 决算: what is open is concluded, surpluses lapse or are carried over, the year is closed.
    FINAL_ACCOUNTS
}
