package org.mingzhang.projections.payments;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// What an organisation was paid, by the payments of a filter.
///
/// @param payee its stable identifier
/// @param name what it is called, where that is not hidden
/// @param payments how many payments, in whatever state
/// @param units how many units they are of
/// @param paid what was settled, less what came back
/// @param pending what is applied for and not yet settled
/// @param latest the effective date of the newest step
public record SupplierView(
        String payee,
        Optional<String> name,
        long payments,
        long units,
        Money paid,
        Money pending,
        LocalDate latest) {}
