package org.mingzhang.projections.balances;

import java.util.Optional;
import java.util.OptionalLong;
import org.mingzhang.ledger.accounts.Account;

/// Which movements to show, newest first.
///
/// @param account only those that moved this account
/// @param before only those in front of this position: the last one of the page before
/// @param rows 1 to 1,000
public record MovementPage(Optional<Account> account, OptionalLong before, int rows) {

    /// The most rows of a page.
    public static final int ROWS_MAX = 1_000;

    public MovementPage {
        if (rows < 1 || rows > ROWS_MAX) {
            throw new IllegalArgumentException(
                    "rows must be 1 to %d, not %d".formatted(ROWS_MAX, rows));
        }
    }

    /// The newest.
    public static MovementPage first(int rows) {
        return new MovementPage(Optional.empty(), OptionalLong.empty(), rows);
    }

    /// The page after this one.
    public MovementPage next(long lastPosition) {
        return new MovementPage(account, OptionalLong.of(lastPosition), rows);
    }
}
