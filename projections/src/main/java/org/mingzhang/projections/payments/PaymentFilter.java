package org.mingzhang.projections.payments;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Conditions;

/// Which rows of the register.
///
/// @param fiscalYear of this fiscal year
/// @param division of divisions whose code begins so
/// @param unit of units whose code begins so
/// @param line of this budget line
/// @param payee to this payee
/// @param project of this project
/// @param state in this state at the cut
/// @param from whose state at the cut was reached on this effective date or later
/// @param to whose state at the cut was reached on this effective date or before
/// @param source live or imported
/// @param evidenceFile from this file
public record PaymentFilter(
        OptionalInt fiscalYear,
        Optional<String> division,
        Optional<String> unit,
        Optional<String> line,
        Optional<String> payee,
        Optional<String> project,
        Optional<PaymentState> state,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<PaymentSource> source,
        Optional<String> evidenceFile) {

    /// The whole register.
    public static final PaymentFilter ALL =
            new PaymentFilter(
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// The rows of one budget line.
    public static PaymentFilter ofLine(String line) {
        return new PaymentFilter(
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(line),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same in one state.
    public PaymentFilter in(PaymentState wanted) {
        return new PaymentFilter(
                fiscalYear,
                division,
                unit,
                line,
                payee,
                project,
                Optional.of(wanted),
                from,
                to,
                source,
                evidenceFile);
    }

    /// The same to one payee.
    public PaymentFilter to(String wanted) {
        return new PaymentFilter(
                fiscalYear,
                division,
                unit,
                line,
                Optional.of(wanted),
                project,
                state,
                from,
                to,
                source,
                evidenceFile);
    }

    /// Whether the state of a payment decides.
    boolean asksForStates() {
        return state.isPresent() || from.isPresent() || to.isPresent();
    }

    Conditions conditions(Cut cut) {
        Conditions which = new Conditions().and("p.position < ?", cut.size());
        if (fiscalYear.isPresent()) {
            which.and("p.fiscal_year = ?", fiscalYear.getAsInt());
        }
        return which.andPrefix("p.division", division)
                .andPrefix("p.unit", unit)
                .and("p.line = ?", line)
                .and("p.payee = ?", payee)
                .and("p.project = ?", project)
                .and("s.state = ?", state.map(PaymentState::code))
                .and("s.effective_date >= ?", from)
                .and("s.effective_date <= ?", to)
                .and("p.source = ?", source.map(PaymentSource::code))
                .and("p.evidence_file = ?", evidenceFile);
    }
}
