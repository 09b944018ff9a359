package org.mingzhang.projections.procedures;

import java.util.Locale;

/// A kind of procedure.
public enum ProcedureKind {
    /// 例外; named by its exception.
    EXCEPTION,
    /// 跨年度项目; named by its project.
    PROJECT,
    /// 用款计划; named by its line.
    CASH_PLAN,
    /// 报销单; named by its claim.
    CLAIM,
    /// 联审; named by its proposal.
    REVIEW,
    /// 进度预警; named by its alert.
    PACE_ALERT;

    /// The name in rows and addresses, for instance `cash-plan`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
