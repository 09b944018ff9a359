package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What is compared at every start and take-over, before the first append.
interface StartCheck {

    /// What is wrong with the log and what to do about it; empty if it may be written.
    ///
    /// @throws LedgerUnavailableException if it cannot be said yet; try again
    Optional<String> fault(Connection connection, Head head)
            throws SQLException, InterruptedException;
}
