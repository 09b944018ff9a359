package org.mingzhang.projections.refusals;

import java.util.Optional;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;

/// Which refusals.
///
/// @param rule by this rule
/// @param line of this budget line
/// @param payment of this payment
/// @param actorUnit tried by this unit, by the beginning of its code
/// @param evidenceFile of rows of this file
/// @param division about a line or payment of divisions whose code begins so
/// @param unit about a line or payment of units whose code begins so
public record RefusalFilter(
        Optional<String> rule,
        Optional<String> line,
        Optional<String> payment,
        Optional<String> actorUnit,
        Optional<String> evidenceFile,
        Optional<String> division,
        Optional<String> unit) {

    private static final String ABOUT =
            """
            (exists (select 1 from $.line l where l.line = refusal.line
                        and starts_with(l.%1$s, ?))
             or exists (select 1 from $.payment p where p.payment = refusal.payment
                        and starts_with(p.%1$s, ?)))\
            """;

    /// All of them.
    public static final RefusalFilter ALL =
            new RefusalFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// Those of one payment.
    public static RefusalFilter ofPayment(String payment) {
        return new RefusalFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(payment),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Those of the rows of one file.
    public static RefusalFilter ofFile(String evidenceFile) {
        return new RefusalFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(evidenceFile),
                Optional.empty(),
                Optional.empty());
    }

    Conditions conditions(Cut cut) {
        Conditions which = new Conditions().and("position < ?", cut.size());
        if (division.isPresent()) {
            which.and(ABOUT.formatted("division"), division.get(), division.get());
        }
        if (unit.isPresent()) {
            which.and(ABOUT.formatted("unit"), unit.get(), unit.get());
        }
        return which.and("rule = ?", rule)
                .and("line = ?", line)
                .and("payment = ?", payment)
                .andPrefix("actor_unit", actorUnit)
                .and("evidence_file = ?", evidenceFile);
    }
}
