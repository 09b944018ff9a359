package org.mingzhang.projections.awards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Awards as known at a cut. Thread-safe.
public final class AwardQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new AwardsProjection.Model();

    private final Reads reads;

    /// Queries over the read side.
    public AwardQueries(Reads reads) {
        this.reads = reads;
    }

    /// By what awards are added up.
    public enum By {
        /// The supplier; all natural persons together, under an empty key.
        SUPPLIER("case when payee_kind = 'organisation' then payee else '' end"),
        /// The unit that pays.
        UNIT("unit"),
        /// The fiscal year that pays.
        YEAR("fiscal_year::text"),
        /// The contract.
        CONTRACT("contract");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /// By what they are sorted; those that are equal in it by their keys.
    public enum Order {
        /// What was awarded, the most first.
        AWARDED("awarded desc"),
        /// What is open, the most first.
        OPEN("awarded + carried - paid desc"),
        /// What was paid, the most first.
        PAID("paid desc"),
        /// The newest step first.
        LATEST("latest desc");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /// Which contracts, and which steps of them.
    ///
    /// @param fiscalYear of this fiscal year
    /// @param division of divisions whose code begins so
    /// @param unit of units whose code begins so
    /// @param supplier of this organisation
    /// @param contract this one
    public record Filter(
            OptionalInt fiscalYear,
            Optional<String> division,
            Optional<String> unit,
            Optional<String> supplier,
            Optional<String> contract) {

        /// All of them.
        public static final Filter ALL =
                new Filter(
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        /// The same of one supplier.
        public Filter of(String organisation) {
            return new Filter(fiscalYear, division, unit, Optional.of(organisation), contract);
        }

        /// The same of some divisions and units.
        public Filter within(Optional<String> divisions, Optional<String> units) {
            return new Filter(fiscalYear, divisions, units, supplier, contract);
        }

        private Conditions conditions(Cut cut) {
            Conditions which =
                    new Conditions()
                            .and("position < ?", cut.size())
                            .and("effective_date <= ?", cut.until());
            if (fiscalYear.isPresent()) {
                which.and("fiscal_year = ?", fiscalYear.getAsInt());
            }
            if (supplier.isPresent()) {
                which.and("payee = ? and payee_kind = 'organisation'", supplier.get());
            }
            return which.andPrefix("division", division)
                    .andPrefix("unit", unit)
                    .and("contract = ?", contract);
        }
    }

    /// A page of awards.
    ///
    /// @param count how many rows there are in all
    /// @param rows those of the page
    public record Page(long count, List<AwardView> rows) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// Awards by groups.
    ///
    /// @param by at least one
    /// @param skipped how many rows stand on the pages before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public Page awards(Cut cut, Filter filter, List<By> by, Order order, int skipped, int rows) {
        Paging.check(rows, skipped);
        Conditions which = filter.conditions(cut);
        String numbers =
                IntStream.rangeClosed(1, by.size())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        record Counted(long count, AwardView view) {}
        List<Counted> found =
                reads.list(
                        cut.schema(),
                        """
                        with award as (select %1$s, %2$s from $.contract_step%3$s group by %4$s)
                        select *, count(*) over () as rows from award
                         order by %5$s, %4$s limit %6$d offset %7$d\
                        """
                                .formatted(
                                        keys(by),
                                        SUMS,
                                        which.sql(),
                                        numbers,
                                        order.sql,
                                        rows,
                                        skipped),
                        which.values(),
                        row -> new Counted(row.getLong("rows"), view(row, by.size())));
        return new Page(
                found.stream().findFirst().map(Counted::count).orElse(0L),
                found.stream().map(Counted::view).toList());
    }

    /// All awards of a filter together; empty if there are none.
    public Optional<AwardView> total(Cut cut, Filter filter) {
        Conditions which = filter.conditions(cut);
        return reads.one(
                cut.schema(),
                "select " + SUMS + " from $.contract_step" + which.sql() + " having count(*) > 0",
                which.values(),
                row -> view(row, 0));
    }

    private static String keys(List<By> by) {
        return IntStream.range(0, by.size())
                .mapToObj(i -> by.get(i).column + " as key" + i)
                .collect(Collectors.joining(", "));
    }

    private static final String SUMS =
            """
            case when min(payee) = max(payee) and min(payee_kind) = 'organisation'
                 then max(payee_name) end as name,
            count(distinct contract) as contracts,
            sum(awarded)::bigint as awarded, sum(carried)::bigint as carried,
            sum(pending)::bigint as pending, sum(paid)::bigint as paid,
            max(effective_date) as latest\
            """;

    private static AwardView view(ResultSet row, int keyCount) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < keyCount; i++) {
            keys.add(row.getString("key" + i));
        }
        return new AwardView(
                keys,
                Optional.ofNullable(row.getString("name")),
                row.getLong("contracts"),
                new Money(row.getLong("awarded")),
                new Money(row.getLong("carried")),
                new Money(row.getLong("pending")),
                new Money(row.getLong("paid")),
                row.getObject("latest", LocalDate.class));
    }
}
