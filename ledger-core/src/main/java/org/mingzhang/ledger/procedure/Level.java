package org.mingzhang.ledger.procedure;

import java.util.Locale;

/// A level that approves an exception; the name of the role that it is held by.
public enum Level {
    /// 审核.
    REVIEWER,
    /// 审批.
    APPROVER,
    /// 业务主管.
    BUSINESS_HEAD,
    /// 预算.
    BUDGET;

    /// The role, as tokens and entries name it, for instance `business-head`.
    public String role() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
