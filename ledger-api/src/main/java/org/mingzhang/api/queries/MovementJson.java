package org.mingzhang.api.queries;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.projections.balances.MovementView;

/// What one entry did to a line or a pool.
///
/// @param position the entry
/// @param recordedAt when the log learned of it
/// @param effectiveDate when it happened
/// @param type the type of the event
/// @param payment the payment, where it belongs to one
/// @param changes what was debited and credited
/// @param after the balances after it, as known then
public record MovementJson(
        long position,
        String recordedAt,
        LocalDate effectiveDate,
        String type,
        Optional<String> payment,
        List<Change> changes,
        BalancesJson after) {

    /// One side of an account.
    ///
    /// @param account its code
    /// @param side `debit` or `credit`
    /// @param amount above zero
    public record Change(int account, String side, String amount) {}

    static MovementJson of(MovementView view) {
        return new MovementJson(
                view.position(),
                Timestamps.format(view.recordedAt()),
                view.effectiveDate(),
                view.type(),
                view.payment(),
                view.changes().stream()
                        .map(change ->
                                new Change(
                                        change.account().code(),
                                        change.side() == Account.Side.DEBIT ? "debit" : "credit",
                                        change.amount().toString()))
                        .toList(),
                BalancesJson.of(view.after()));
    }
}
