package org.mingzhang.ledger.personal;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of erasing personal texts.
public sealed interface ErasureRefusal extends Refusal {

    /// The commitment that the rule is about.
    String commitment();

    @Override
    default Optional<String> limit() {
        return Optional.empty();
    }

    @Override
    default Optional<String> value() {
        return Optional.of(commitment());
    }

    /// Only what was proposed is confirmed.
    ///
    /// @param commitment the commitment
    record ErasureNotProposed(String commitment) implements ErasureRefusal {}

    /// What is gone cannot be erased again.
    ///
    /// @param commitment the commitment
    record TextErasedBefore(String commitment) implements ErasureRefusal {}
}
