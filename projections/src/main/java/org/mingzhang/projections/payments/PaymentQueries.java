package org.mingzhang.projections.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// The payment register as of any cut. Thread-safe.
///
/// On an effective cut a payment is there from the first step that had taken effect, in the state
/// of the last one recorded that had.
public final class PaymentQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new PaymentsProjection.Model();

    private static final String SUMS =
            """
            count(*) filter (where p.kind = 'payment') as payments,
            coalesce(sum(p.amount) filter (where p.kind = 'payment'), 0)::bigint as amount,
            count(*) filter (where p.kind = 'refund') as refunds\
            """;

    /// The steps with which money came back, as the index of them says it.
    private static final String REFUNDS = "r.state in ('partly-refunded', 'refunded')";

    private final Reads reads;

    /// Queries over the read side.
    public PaymentQueries(Reads reads) {
        this.reads = reads;
    }

    /// One payment by its name.
    public Optional<PaymentView> payment(Cut cut, String payment) {
        return rows(
                        cut,
                        new Conditions()
                                .and("p.position < ?", cut.size())
                                .and("p.payment = ?", payment),
                        PaymentOrder.LAST_BEGUN,
                        1)
                .stream()
                .findFirst();
    }

    /// Rows of the register, the last begun first.
    ///
    /// @param before only rows that began in front of this position: the last of the page before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<PaymentView> payments(
            Cut cut, PaymentFilter filter, OptionalLong before, int rows) {
        Conditions which = filter.conditions(cut);
        if (before.isPresent()) {
            which.and("p.position < ?", before.getAsLong());
        }
        return page(cut, which, PaymentOrder.LAST_BEGUN, rows);
    }

    /// Rows of the register in an order.
    ///
    /// @param after only rows behind that with this position: the last of the page before; nothing
    ///   stands behind a row that is not there
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<PaymentView> payments(
            Cut cut, PaymentFilter filter, PaymentOrder order, OptionalLong after, int rows) {
        if (order.equals(PaymentOrder.LAST_BEGUN)) {
            return payments(cut, filter, after, rows);
        }
        if (after.isEmpty()) {
            return page(cut, filter.conditions(cut), order, rows);
        }
        Conditions last =
                new Conditions()
                        .and("p.position < ?", cut.size())
                        .and("p.position = ?", after.getAsLong());
        return rows(cut, last, PaymentOrder.LAST_BEGUN, 1).stream()
                .findFirst()
                .map(row ->
                        page(
                                cut,
                                filter.conditions(cut)
                                        .and(
                                                order.behind(),
                                                order.key().valueOf(row),
                                                row.position()),
                                order,
                                rows))
                .orElse(List.of());
    }

    private List<PaymentView> page(Cut cut, Conditions which, PaymentOrder order, int rows) {
        Paging.check(rows);
        return rows(cut, which, order, rows);
    }

    /// A filter added up over all its rows.
    public PaymentTotals totals(Cut cut, PaymentFilter filter) {
        Conditions which = filter.conditions(cut);
        if (cut.until().isEmpty() && !filter.asksForStates()) {
            return totalsOfAnyState(cut, which);
        }
        States states = states(cut);
        return totals(
                cut,
                """
                select %s, coalesce(sum(s.refunded), 0)::bigint as refunded
                  from $.payment p %s %s\
                """
                        .formatted(SUMS, states.join, which.sql()),
                Conditions.joined(states.values, which.values()));
    }

    /// The state of each payment need not be looked up: what came back is added up by itself.
    private PaymentTotals totalsOfAnyState(Cut cut, Conditions which) {
        return totals(
                cut,
                """
                select %s,
                       (select coalesce(sum(r.amount), 0)::bigint
                          from $.payment_step r join $.payment p on p.position = r.payment_position
                               %s and r.position < ? and %s) as refunded
                  from $.payment p %s\
                """
                        .formatted(SUMS, which.sql(), REFUNDS, which.sql()),
                Conditions.joined(which.values(), List.of(cut.size()), which.values()));
    }

    private PaymentTotals totals(Cut cut, String query, List<Object> values) {
        return reads.one(
                        cut.schema(),
                        query,
                        values,
                        row ->
                                new PaymentTotals(
                                        row.getLong("payments"),
                                        new Money(row.getLong("amount")),
                                        row.getLong("refunds"),
                                        new Money(row.getLong("refunded"))))
                .orElseThrow();
    }

    private List<PaymentView> rows(Cut cut, Conditions which, PaymentOrder order, int rows) {
        States states = states(cut);
        return reads.list(
                cut.schema(),
                """
                select p.*, s.state, s.effective_date as state_date,
                       s.position as state_position, s.refunded
                  from $.payment p %s %s
                 order by %s limit %d\
                """
                        .formatted(states.join, which.sql(), order.sql(), rows),
                Conditions.joined(states.values, which.values()),
                PaymentQueries::view);
    }

    /// How the state of each payment at the cut is joined to it.
    record States(String join, List<Object> values) {}

    static States states(Cut cut) {
        Optional<LocalDate> until = cut.until();
        if (until.isEmpty()) {
            return new States(
                    """
                    join $.payment_step s
                      on s.payment_position = p.position and s.position < ? and s.until >= ?\
                    """,
                    List.of(cut.size(), cut.size()));
        }
        return new States(
                """
                cross join lateral (
                  select x.state, x.effective_date, x.position,
                         (select coalesce(sum(r.amount), 0)::bigint from $.payment_step r
                           where r.payment_position = p.position and r.position < ?
                             and r.effective_date <= ? and %s) as refunded
                    from $.payment_step x
                   where x.payment_position = p.position and x.position < ?
                     and x.effective_date <= ?
                   order by x.position desc limit 1) s\
                """
                        .formatted(REFUNDS),
                List.of(cut.size(), until.get(), cut.size(), until.get()));
    }

    /// The steps of a payment, oldest first.
    ///
    /// @param position of the row in the register
    public List<StepView> steps(Cut cut, long position) {
        Conditions which =
                new Conditions()
                        .and("payment_position = ?", position)
                        .and("position < ?", cut.size())
                        .and("effective_date <= ?", cut.until());
        return reads.list(
                cut.schema(),
                "select * from $.payment_step" + which.sql() + " order by position",
                which.values(),
                PaymentQueries::step);
    }

    static PaymentView view(ResultSet row) throws SQLException {
        return new PaymentView(
                row.getLong("position"),
                PaymentKind.of(row.getString("kind")),
                Optional.ofNullable(row.getString("payment")),
                row.getString("line"),
                row.getString("pool"),
                row.getString("division"),
                row.getString("unit"),
                row.getInt("fiscal_year"),
                Optional.ofNullable(row.getString("project")),
                new Money(row.getLong("amount")),
                new Payee(
                        row.getString("payee"),
                        Payee.Kind.valueOf(row.getString("payee_kind").toUpperCase(Locale.ROOT)),
                        text(row, "payee_name").orElseThrow(),
                        text(row, "payee_account")),
                text(row, "purpose").orElseThrow(),
                Optional.ofNullable(row.getString("expected_result")),
                Optional.ofNullable(row.getString("invoices")).stream()
                        .flatMap(String::lines)
                        .toList(),
                Optional.ofNullable(row.getString("contract_line")),
                Optional.ofNullable(row.getString("resubmits")),
                PaymentSource.of(row.getString("source")),
                evidence(row),
                PaymentState.of(row.getString("state")),
                row.getObject("state_date", LocalDate.class),
                row.getLong("state_position"),
                new Money(row.getLong("refunded")));
    }

    private static Optional<Disclosable> text(ResultSet row, String column) throws SQLException {
        @Nullable String open = row.getString(column);
        @Nullable String commitment = row.getString(column + "_commitment");
        if (open != null) {
            return Optional.of(new Disclosable.Disclosed(open));
        }
        return Optional.ofNullable(commitment).map(Disclosable.Committed::new);
    }

    private static Optional<Evidence> evidence(ResultSet row) throws SQLException {
        @Nullable String file = row.getString("evidence_file");
        return file == null
                ? Optional.empty()
                : Optional.of(new Evidence(file, row.getInt("evidence_row")));
    }

    private static StepView step(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        Optional<Money> money = row.wasNull() ? Optional.empty() : Optional.of(new Money(amount));
        return new StepView(
                row.getLong("position"),
                row.getString("type"),
                PaymentState.of(row.getString("state")),
                money,
                new Money(row.getLong("refunded")),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new Actor(
                        row.getString("actor"),
                        row.getString("actor_role"),
                        row.getString("actor_unit")),
                Optional.ofNullable(row.getString("voucher")),
                Optional.ofNullable(row.getString("note")),
                evidence(row));
    }
}
