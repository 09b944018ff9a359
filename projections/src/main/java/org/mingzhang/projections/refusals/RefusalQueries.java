package org.mingzhang.projections.refusals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Refusals as known at a cut. A refusal takes effect when it is recorded, so an effective cut does
/// not touch it. Thread-safe.
public final class RefusalQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new RefusalsProjection.Model();

    /// In place of a rule: an entry that counts what was refused without an entry of its own.
    public static final String SUPPRESSED = "refusals-suppressed";

    private final Reads reads;

    /// Queries over the read side.
    public RefusalQueries(Reads reads) {
        this.reads = reads;
    }

    /// How many refusals there are by rule and kind of command, sorted by them.
    public List<RefusalCount> counts(Cut cut, RefusalFilter filter) {
        Conditions which = filter.conditions(cut);
        return reads.list(
                cut.schema(),
                """
                select rule, type, sum(count)::bigint as count, coalesce(sum(amount), 0)::bigint as amount
                  from $.refusal\
                """
                        + which.sql()
                        + " group by rule, type order by rule, type",
                which.values(),
                row ->
                        new RefusalCount(
                                row.getString("rule"),
                                row.getString("type"),
                                row.getLong("count"),
                                new Money(row.getLong("amount"))));
    }

    /// How many entries of refusals there are, whatever number each stands for.
    public long entries(Cut cut, RefusalFilter filter) {
        Conditions which = filter.conditions(cut);
        return reads.list(
                        cut.schema(),
                        "select count(*) from $.refusal" + which.sql(),
                        which.values(),
                        row -> row.getLong(1))
                .getFirst();
    }

    /// Refusals, newest first.
    ///
    /// @param before only those in front of this position: the last one of the page before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<RefusalView> refusals(
            Cut cut, RefusalFilter filter, OptionalLong before, int rows) {
        Paging.check(rows);
        Conditions which = filter.conditions(cut);
        if (before.isPresent()) {
            which.and("position < ?", before.getAsLong());
        }
        return reads.list(
                cut.schema(),
                "select * from $.refusal" + which.sql() + " order by position desc limit " + rows,
                which.values(),
                RefusalQueries::view);
    }

    /// A person whom rules refused.
    ///
    /// @param actor who tried
    /// @param unit for which unit, the last time
    /// @param count how often
    /// @param rules by how many rules
    /// @param last the last refusal
    /// @param lastAt when that was
    public record Person(
            String actor, String unit, long count, long rules, long last, Instant lastAt) {}

    /// Who was refused, those most often in front.
    ///
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<Person> persons(Cut cut, RefusalFilter filter, int rows) {
        Paging.check(rows);
        Conditions which = filter.conditions(cut).and("rule <> ?", SUPPRESSED);
        return reads.list(
                cut.schema(),
                """
                select actor, (array_agg(actor_unit order by position desc))[1] as unit,
                       sum(count)::bigint as count, count(distinct rule) as rules,
                       max(position) as last, max(recorded_at) as last_at
                  from $.refusal %s
                 group by actor order by count desc, actor limit %d\
                """
                        .formatted(which.sql(), rows),
                which.values(),
                row ->
                        new Person(
                                row.getString("actor"),
                                row.getString("unit"),
                                row.getLong("count"),
                                row.getLong("rules"),
                                row.getLong("last"),
                                row.getObject("last_at", OffsetDateTime.class).toInstant()));
    }

    private static RefusalView view(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        Optional<Money> money = row.wasNull() ? Optional.empty() : Optional.of(new Money(amount));
        int evidenceRow = row.getInt("evidence_row");
        OptionalInt fileRow = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(evidenceRow);
        return new RefusalView(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("rule"),
                Optional.ofNullable(row.getString("rule_version")),
                Optional.ofNullable(row.getString("limit_text")),
                Optional.ofNullable(row.getString("value_text")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("line")),
                Optional.ofNullable(row.getString("payment")),
                money,
                Optional.ofNullable(row.getString("evidence_file")),
                fileRow,
                row.getString("actor"),
                row.getString("actor_unit"),
                row.getLong("count"));
    }
}
