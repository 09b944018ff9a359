package org.mingzhang.projections.alerts;

import java.util.Arrays;
import java.util.Locale;

/// What an alert is about.
public enum AlertKind {
    /// 进度预警: a unit spends too slowly; its head answers.
    PACE,
    /// 例外逾期: an exception was not paid in time; the budget division closes it.
    EXCEPTION,
    /// 会签催办: a unit was reminded of its opinion.
    OPINION,
    /// 会签升级: the opinion of a unit did not come in time; its head was told.
    ESCALATION,
    /// 支付阻断: supervision stopped a payment, and lets it go on.
    BLOCKED_PAYMENT,
    /// 登录阻断: a person failed to sign in too often; an administrator unblocks them.
    BLOCKED_ACCESS,
    /// 专项审计: a project deviates too far from its plan. The ledger records no answer.
    SPECIAL_AUDIT,
    /// 超标接待: a reception above the standard was claimed. The ledger records no answer.
    RECEPTION,
    /// 缺少见证: the log started without its witnesses. The ledger records no answer.
    UNWITNESSED;

    /// The name in rows and addresses, for instance `blocked-payment`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the ledger waits for somebody.
    public boolean isToBeAnswered() {
        return switch (this) {
            case PACE, EXCEPTION, OPINION, ESCALATION, BLOCKED_PAYMENT, BLOCKED_ACCESS -> true;
            case SPECIAL_AUDIT, RECEPTION, UNWITNESSED -> false;
        };
    }

    /// The kind of a name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static AlertKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no kind of alert: " + code));
    }
}
