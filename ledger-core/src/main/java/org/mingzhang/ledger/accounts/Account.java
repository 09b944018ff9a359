package org.mingzhang.ledger.accounts;

import java.util.Arrays;
import java.util.List;

/// An account of budget authority. Every line and every pool has each of them.
///
/// **Source** `docs/domain.md`, "Accounts"; debit-natured as in the official method, own codes
/// except 9601.
public enum Account {
    /// What the legislature approved, supplements included. 支出预算（批复数）
    APPROVED_BUDGET(1000, Side.CREDIT),
    /// What came over from the year before. 上年结转
    CARRIED_IN(1100, Side.CREDIT),
    /// Net of virements, signed; zero over the ledger. 调剂净额
    TRANSFERRED(1200, Side.CREDIT),
    /// Approved, not yet released. 待下达指标
    UNRELEASED(2000, Side.DEBIT),
    /// Released and free to spend. 可执行指标
    AVAILABLE(2100, Side.DEBIT),
    /// Frozen. 冻结指标
    FROZEN(2200, Side.DEBIT),
    /// Held by procurement plans. 采购计划占用
    RESERVED(2300, Side.DEBIT),
    /// Held by contracts. 合同占用
    COMMITTED(2400, Side.DEBIT),
    /// Held by payment applications. 支付申请占用
    PENDING_PAYMENT(2500, Side.DEBIT),
    /// Paid. 已支付
    EXPENDED(2600, Side.DEBIT),
    /// Recalled. 已收回
    RECALLED(2700, Side.DEBIT),
    /// Carried over to the next year. 指标结转结余
    CARRIED_FORWARD(9601, Side.DEBIT);

    private static final List<Account> ALL = List.of(values());

    private final int code;
    private final Side side;

    Account(int code, Side side) {
        this.code = code;
        this.side = side;
    }

    /// Four digits, stable for ever.
    public int code() {
        return code;
    }

    /// The side on which the account grows.
    public Side side() {
        return side;
    }

    /// All accounts in the order of their codes.
    public static List<Account> all() {
        return ALL;
    }

    /// The account with a code.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Account of(int code) {
        return Arrays.stream(values())
                .filter(account -> account.code == code)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no account " + code));
    }

    /// The side of an account.
    public enum Side {
        /// Uses of authority: a debit makes the balance larger.
        DEBIT,
        /// Sources of authority: a credit makes the balance larger.
        CREDIT
    }
}
