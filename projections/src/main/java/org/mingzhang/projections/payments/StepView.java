package org.mingzhang.projections.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.money.Money;

/// One step of a payment.
///
/// @param position its entry
/// @param type the type of the event
/// @param state the state that it led to
/// @param amount what was applied for, settled or refunded; empty for other steps
/// @param refunded all that had come back after it
/// @param effectiveDate when it took effect
/// @param recordedAt when the log learned of it
/// @param actor who acted, in which role, for which unit
/// @param voucher the number of the voucher
/// @param note a remark or a reason
/// @param evidence the row of the other system's file
public record StepView(
        long position,
        String type,
        PaymentState state,
        Optional<Money> amount,
        Money refunded,
        LocalDate effectiveDate,
        Instant recordedAt,
        Actor actor,
        Optional<String> voucher,
        Optional<String> note,
        Optional<Evidence> evidence) {}
