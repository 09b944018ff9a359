package org.mingzhang.verifier.source;

import java.util.List;

/// A table of the read side whose rows follow from entries one by one, with the columns that are
/// compared. What a later step makes known about a row is a table of its own here.
///
/// **Source**: `docs/read-models.md`, "Read tables, compared from outside".
public enum ReadTable {
    /// Budget lines as opened.
    LINE(
            "lines",
            "line",
            "position",
            List.of(
                    "line",
                    "pool",
                    "pool_rule_version",
                    "division",
                    "fiscal_year",
                    "unit",
                    "function",
                    "economic",
                    "fund_type",
                    "project",
                    "label",
                    "document",
                    "effective_date",
                    "effective_assumed")),
    /// Payments as submitted or recorded, and refunds that name no payment.
    PAYMENT(
            "payments",
            "payment",
            "position",
            List.of(
                    "payment",
                    "kind",
                    "line",
                    "pool",
                    "division",
                    "unit",
                    "fiscal_year",
                    "project",
                    "amount",
                    "payee",
                    "payee_kind",
                    "payee_name",
                    "payee_name_commitment",
                    "payee_account",
                    "payee_account_commitment",
                    "purpose",
                    "purpose_commitment",
                    "expected_result",
                    "invoices",
                    "contract_line",
                    "resubmits",
                    "source",
                    "evidence_file",
                    "evidence_row")),
    /// What each step made of a payment.
    PAYMENT_STEP(
            "payments",
            "payment_step",
            "position",
            List.of(
                    "payment_position",
                    "type",
                    "state",
                    "amount",
                    "refunded",
                    "effective_date",
                    "recorded_at",
                    "actor",
                    "actor_role",
                    "actor_unit",
                    "voucher",
                    "note",
                    "evidence_file",
                    "evidence_row")),
    /// Which step was followed, by the entry that follows it.
    PAYMENT_STEP_FOLLOWED(
            "payments", "payment_step", "until", List.of("payment_position", "position")),
    /// The totals of a line in a month, after each entry.
    EXECUTION_MONTH(
            "execution",
            "execution_month",
            "position",
            List.of(
                    "line",
                    "month",
                    "adjusted_budget",
                    "unreleased",
                    "available",
                    "frozen",
                    "encumbered",
                    "paid",
                    "recalled",
                    "carried_forward")),
    /// The months in which a line moved.
    EXECUTION_PERIOD("execution", "execution_period", "position", List.of("line", "month")),
    /// Commands that were refused.
    REFUSAL(
            "refusals",
            "refusal",
            "position",
            List.of(
                    "type",
                    "rule",
                    "rule_version",
                    "limit_text",
                    "value_text",
                    "reference",
                    "recorded_at",
                    "actor",
                    "actor_unit",
                    "count")),
    /// What entries did to contracts.
    CONTRACT_STEP(
            "awards",
            "contract_step",
            "position",
            List.of(
                    "contract",
                    "type",
                    "line",
                    "division",
                    "unit",
                    "fiscal_year",
                    "effective_date",
                    "recorded_at",
                    "payee",
                    "payee_kind",
                    "payee_name",
                    "payee_name_commitment",
                    "payment",
                    "awarded",
                    "carried",
                    "pending",
                    "paid")),
    /// What entries did to alerts; one entry may answer alerts of two kinds about the same.
    ALERT_STEP(
            "alerts",
            "alert_step",
            "position",
            List.of(
                    "subject",
                    "kind",
                    "step",
                    "type",
                    "recorded_at",
                    "effective_date",
                    "division",
                    "unit",
                    "due_at",
                    "role",
                    "acting_for",
                    "person"),
            2),
    /// Who holds which role.
    ROLE_HOLDER(
            "alerts",
            "role_holder",
            "position",
            List.of(
                    "person",
                    "role_grant",
                    "role",
                    "for_unit",
                    "divisions",
                    "units",
                    "from_day",
                    "until_day",
                    "held"));

    /// What `until` holds while nothing follows.
    static final long NOT_FOLLOWED = Long.MAX_VALUE;

    private final String model;
    private final String table;
    private final String place;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> columns;

    private final int keyColumns;

    ReadTable(String model, String table, String place, List<String> columns) {
        this(model, table, place, columns, 1);
    }

    ReadTable(String model, String table, String place, List<String> columns, int keyColumns) {
        this.model = model;
        this.table = table;
        this.place = place;
        this.columns = columns;
        this.keyColumns = keyColumns;
    }

    /// The read model whose token says how far the table is.
    public String model() {
        return model;
    }

    /// The table's name.
    public String table() {
        return table;
    }

    /// The column of the position of the entry that a row follows from.
    public String place() {
        return place;
    }

    /// The columns that are compared, in order; the first one names the row.
    public List<String> columns() {
        return columns;
    }

    /// How many of the first columns tell rows of one entry apart.
    public int keyColumns() {
        return keyColumns;
    }
}
