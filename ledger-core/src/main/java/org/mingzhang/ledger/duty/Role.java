package org.mingzhang.ledger.duty;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// In what capacity a person or service acts.
public enum Role {
    /// 经办: applies for payments.
    HANDLER,
    /// 审核: reviews applications.
    REVIEWER,
    /// 审批: approves applications.
    APPROVER,
    /// 财务: pays, and works for handlers and reviewers; changes no budget total.
    FINANCE,
    /// 业务主管: heads the business that spends.
    BUSINESS_HEAD,
    /// 预算: the budget division, which alone changes budget totals.
    BUDGET,
    /// 审计: reads everything, commands nothing that moves money.
    AUDITOR,
    /// 纪检: discipline inspection; blocks and unblocks payments, commands nothing that moves money.
    DISCIPLINE,
    /// 第三方: scores performance.
    EVALUATOR,
    /// 代表: a deputy.
    DEPUTY,
    /// 公众: anybody.
    PUBLIC,
    /// 系统管理: grants roles; sees no money.
    ADMIN,
    /// Brings in the history of other systems; a service.
    IMPORTER;

    private static final Map<String, Role> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::id, role -> role));

    /// The name in tokens and entries, for instance `business-head`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The role of that name, if there is one.
    public static Optional<Role> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
