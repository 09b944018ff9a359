package org.mingzhang.projections.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Payees added up from the payment register, as of any cut. Thread-safe.
///
/// The sum of what organisations and persons were paid is what was paid.
public final class SupplierQueries {

    private final Reads reads;

    /// Queries over the read side.
    public SupplierQueries(Reads reads) {
        this.reads = reads;
    }

    /// By what suppliers are sorted; those that are equal in it by their identifier.
    public enum Order {
        /// What they were paid, the most first.
        PAID("paid desc"),
        /// How many payments, the most first.
        PAYMENTS("payments desc"),
        /// The newest first.
        LATEST("latest desc"),
        /// Their names.
        NAME("name nulls last");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /// What of a supplier comes from one unit in one fiscal year.
    ///
    /// @param unit the unit
    /// @param fiscalYear the year
    /// @param figures what was paid there
    public record Share(String unit, int fiscalYear, SupplierView figures) {}

    /// Payees of a kind.
    ///
    /// @param filter which payments count
    /// @param text what stands in the name or the identifier, in any case
    /// @param skipped how many rows stand on the pages before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public SupplierPage suppliers(
            Cut cut,
            PaymentFilter filter,
            Payee.Kind kind,
            Optional<String> text,
            Order order,
            int skipped,
            int rows) {
        Paging.check(rows, skipped);
        PaymentQueries.States states = PaymentQueries.states(cut);
        Conditions which = conditions(cut, filter, kind, text);
        record Row(long count, long paid, long pending, SupplierView view) {}
        List<Row> found =
                reads.list(
                        cut.schema(),
                        """
                        with supplier as (
                          select p.payee, %s from $.payment p %s %s group by p.payee)
                        select *, count(*) over () as suppliers, sum(paid) over () as all_paid,
                               sum(pending) over () as all_pending
                          from supplier order by %s, payee limit %d offset %d\
                        """
                                .formatted(
                                        SUMS, states.join(), which.sql(), order.sql, rows, skipped),
                        Conditions.joined(states.values(), which.values()),
                        row ->
                                new Row(
                                        row.getLong("suppliers"),
                                        row.getBigDecimal("all_paid").longValueExact(),
                                        row.getBigDecimal("all_pending").longValueExact(),
                                        view(row)));
        return found.stream()
                .findFirst()
                .map(first ->
                        new SupplierPage(
                                first.count,
                                new Money(first.paid),
                                new Money(first.pending),
                                found.stream().map(Row::view).toList()))
                .orElseGet(() -> new SupplierPage(0, Money.ZERO, Money.ZERO, List.of()));
    }

    /// One payee by unit and fiscal year, the newest year and the largest amount first.
    ///
    /// @param filter which payments count; it names the payee
    public List<Share> shares(Cut cut, PaymentFilter filter) {
        PaymentQueries.States states = PaymentQueries.states(cut);
        Conditions which = filter.conditions(cut);
        return reads.list(
                cut.schema(),
                """
                select p.payee, p.unit, p.fiscal_year, %s from $.payment p %s %s
                 group by p.payee, p.unit, p.fiscal_year
                 order by p.fiscal_year desc, paid desc, p.unit\
                """
                        .formatted(SUMS, states.join(), which.sql()),
                Conditions.joined(states.values(), which.values()),
                row -> new Share(row.getString("unit"), row.getInt("fiscal_year"), view(row)));
    }

    private static final String SUMS =
            """
            max(p.payee_name) as name,
            count(*) filter (where p.kind = 'payment') as payments,
            count(distinct p.unit) as units,
            (coalesce(sum(p.amount) filter (where p.kind = 'payment' and s.state in
               ('settled', 'corrected', 'partly-refunded', 'refunded')), 0)
              - coalesce(sum(s.refunded), 0))::bigint as paid,
            coalesce(sum(p.amount) filter (where p.kind = 'payment' and s.state in
               ('submitted', 'reviewed', 'approved', 'voucher-issued', 'blocked')), 0)::bigint as pending,
            max(s.effective_date) as latest\
            """;

    private static Conditions conditions(
            Cut cut, PaymentFilter filter, Payee.Kind kind, Optional<String> text) {
        Conditions which =
                filter.conditions(cut)
                        .and("p.payee_kind = ?", kind.name().toLowerCase(Locale.ROOT));
        text.ifPresent(part ->
                which.and("p.pairs @> ?", CharacterPairs.of(part))
                        .and(
                                "(strpos(lower(p.payee_name), lower(?)) > 0"
                                        + " or strpos(lower(p.payee), lower(?)) > 0)",
                                part,
                                part));
        return which;
    }

    private static SupplierView view(ResultSet row) throws SQLException {
        return new SupplierView(
                row.getString("payee"),
                Optional.ofNullable(row.getString("name")),
                row.getLong("payments"),
                row.getLong("units"),
                new Money(row.getLong("paid")),
                new Money(row.getLong("pending")),
                row.getObject("latest", LocalDate.class));
    }
}
