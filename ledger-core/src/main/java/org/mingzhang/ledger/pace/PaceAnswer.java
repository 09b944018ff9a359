package org.mingzhang.ledger.pace;

/// What a head answers to an alert.
public enum PaceAnswer {
    /// 调整计划: the plan was changed to what can be spent.
    PLAN_CHANGE,
    /// 说明理由: the plan stands, and this is why it is not kept.
    REASON
}
