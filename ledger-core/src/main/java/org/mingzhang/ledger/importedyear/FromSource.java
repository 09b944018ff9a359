package org.mingzhang.ledger.importedyear;

import java.util.Optional;
import org.mingzhang.ledger.decider.Event;

/// An event that can rest on one row of a file of another system, which it then takes for itself.
public interface FromSource extends Event {

    /// The row, where there is one.
    Optional<Evidence> evidence();
}
