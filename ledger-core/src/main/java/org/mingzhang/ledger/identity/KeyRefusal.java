package org.mingzhang.ledger.identity;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of bringing keys into use and taking them out of it.
public sealed interface KeyRefusal extends Refusal {

    /// The key that the rule is about.
    String key();

    @Override
    default Optional<String> limit() {
        return Optional.empty();
    }

    @Override
    default Optional<String> value() {
        return Optional.of(key());
    }

    /// A key is proposed once, and belongs to one person for ever.
    ///
    /// @param key the key
    record KeyExists(String key) implements KeyRefusal {}

    /// Only a key that waits for a second person is enrolled.
    ///
    /// @param key the key
    record KeyNotProposed(String key) implements KeyRefusal {}

    /// Only a key that is proposed or enrolled is revoked.
    ///
    /// @param key the key
    record KeyNotInUse(String key) implements KeyRefusal {}

    /// A key is revoked by its person or by an administrator.
    ///
    /// @param key the key
    /// @param person who acts
    record NotTheKeyHolder(String key, String person) implements KeyRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(person);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(key);
        }
    }
}
