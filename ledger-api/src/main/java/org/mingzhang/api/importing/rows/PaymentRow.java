package org.mingzhang.api.importing.rows;

import java.time.LocalDate;
import org.mingzhang.ledger.money.Money;

/// A row with a payment, or with one that came back.
///
/// @param where its place
/// @param line the line that it is charged to
/// @param date the accounting date
/// @param dateAssumed whether the files give no date, and it is assumed
/// @param amount below zero where money came back
/// @param payee the identifier of who was paid
/// @param person whether the payee is a natural person
/// @param payeeName the name of who was paid
/// @param purpose what for
/// @param voucher the number of the voucher
public record PaymentRow(
        Where where,
        LineKey line,
        LocalDate date,
        boolean dateAssumed,
        Money amount,
        String payee,
        boolean person,
        String payeeName,
        String purpose,
        String voucher) {}
