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
public record RefusalFilter(
        Optional<String> rule,
        Optional<String> line,
        Optional<String> payment,
        Optional<String> actorUnit,
        Optional<String> evidenceFile) {

    /// All of them.
    public static final RefusalFilter ALL =
            new RefusalFilter(
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
                Optional.empty());
    }

    /// Those of the rows of one file.
    public static RefusalFilter ofFile(String evidenceFile) {
        return new RefusalFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(evidenceFile));
    }

    Conditions conditions(Cut cut) {
        return new Conditions()
                .and("position < ?", cut.size())
                .and("rule = ?", rule)
                .and("line = ?", line)
                .and("payment = ?", payment)
                .andPrefix("actor_unit", actorUnit)
                .and("evidence_file = ?", evidenceFile);
    }
}
