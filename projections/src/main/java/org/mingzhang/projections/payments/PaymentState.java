package org.mingzhang.projections.payments;

import java.util.Locale;

/// The state of a payment.
public enum PaymentState {
    /// Applied for; its amount is held. 申请
    SUBMITTED,
    /// Passed review. 审核
    REVIEWED,
    /// Approved. 审批
    APPROVED,
    /// The bank was told to pay. 已开具凭证
    VOUCHER_ISSUED,
    /// Stopped by supervision; its amount is held. 已阻断
    BLOCKED,
    /// Sent back to its handler; its amount is free. 退回
    RETURNED,
    /// Taken back by its handler; its amount is free. 撤回
    WITHDRAWN,
    /// Paid. 已支付
    SETTLED,
    /// Paid, and booked on another line since. 已更正
    CORRECTED,
    /// Paid, and a part of it came back. 部分退款
    PARTLY_REFUNDED,
    /// Paid, and all of it came back. 已退款
    REFUNDED;

    /// The name in tables and addresses, for instance `partly-refunded`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The state with a name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static PaymentState of(String code) {
        for (PaymentState state : values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a payment is named " + code);
    }
}
