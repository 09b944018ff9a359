package org.mingzhang.ledger.accounts;

import java.time.LocalDate;
import org.mingzhang.ledger.decider.Event;

/// An event that belongs to a day, a fiscal year, a division and a unit.
///
/// The recorded time says when the ledger learned of it, the effective date when it happened.
public interface FiscalFact extends Event {

    /// The day on which it took effect, in the log's zone.
    LocalDate effectiveDate();

    /// The fiscal year that it belongs to.
    int fiscalYear();

    /// The administrative division that it belongs to.
    String division();

    /// The unit that it belongs to; of a transfer the one that gives.
    String unit();
}
