package org.mingzhang.ledger.identity;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of proving who one is.
public sealed interface AccessRefusal extends Refusal {

    /// The person.
    String person();

    @Override
    default Optional<String> limit() {
        return Optional.empty();
    }

    @Override
    default Optional<String> value() {
        return Optional.of(person());
    }

    /// Whoever failed too often in a row does not try again.
    ///
    /// @param person the person
    record AccessIsBlocked(String person) implements AccessRefusal {}

    /// Only who is blocked is unblocked.
    ///
    /// @param person the person
    record AccessNotBlocked(String person) implements AccessRefusal {}
}
