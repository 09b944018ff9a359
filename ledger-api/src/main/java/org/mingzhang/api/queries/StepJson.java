package org.mingzhang.api.queries;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.payments.StepView;

/// One step of a payment.
///
/// @param position its entry
/// @param type the type of the event
/// @param state the state that it led to
/// @param amount what was applied for, settled or refunded
/// @param refunded all that had come back after it
/// @param effectiveDate when it took effect
/// @param recordedAt when the log learned of it
/// @param actor who acted, in which role, for which unit
/// @param voucher the number of the voucher
/// @param note a remark or a reason
/// @param evidence the row of the other system's file
public record StepJson(
        long position,
        String type,
        String state,
        Optional<String> amount,
        String refunded,
        LocalDate effectiveDate,
        String recordedAt,
        Actor actor,
        Optional<String> voucher,
        Optional<String> note,
        Optional<Evidence> evidence) {

    static StepJson of(StepView view) {
        return new StepJson(
                view.position(),
                view.type(),
                view.state().code(),
                view.amount().map(Money::toString),
                view.refunded().toString(),
                view.effectiveDate(),
                Timestamps.format(view.recordedAt()),
                view.actor(),
                view.voucher(),
                view.note(),
                view.evidence());
    }
}
