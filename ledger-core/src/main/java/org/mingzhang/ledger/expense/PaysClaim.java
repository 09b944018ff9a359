package org.mingzhang.ledger.expense;

import java.util.Optional;
import org.mingzhang.ledger.decider.Event;

/// An application for a payment that may pay an expense claim.
public interface PaysClaim extends Event {

    /// The application.
    String payment();

    /// The claim, if it pays one.
    Optional<String> claim();
}
