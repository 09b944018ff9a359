package org.mingzhang.projections.procedures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// One step of a procedure. Of a procedure as a whole, its last step.
///
/// @param position its entry
/// @param recordedAt when
/// @param id the name of the procedure
/// @param step the name of the event without its context, for instance `ExceptionApproved`; of the
///   end of a round its outcome behind it, for instance `ReviewRoundConcluded adopted`
/// @param effectiveDate the day on which it took effect
/// @param fiscalYear the fiscal year
/// @param division the division
/// @param unit the unit
/// @param line the budget line, where the step names one
/// @param amount the amount, where the step names one
/// @param dueAt until when something is to be done, where the step says so
/// @param person who acted
public record ProcedureView(
        long position,
        Instant recordedAt,
        String id,
        String step,
        LocalDate effectiveDate,
        int fiscalYear,
        String division,
        String unit,
        Optional<String> line,
        Optional<Money> amount,
        Optional<Instant> dueAt,
        String person) {}
