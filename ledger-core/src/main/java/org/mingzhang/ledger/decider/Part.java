package org.mingzhang.ledger.decider;

import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A kind of state that is folded from the entries of one tag: a budget line, a pool, a payment.
///
/// One constant for each kind. The types that it folds are named so that entries of other types
/// with the same tag, refusals above all, do not stand in the way of a decision.
///
/// @param tagKey the key of the tag that selects its entries
/// @param folded the event types that [#evolve] understands; an interface stands for every known
///   event type that implements it, sealed or not
/// @param initial the state before the first entry
/// @param evolve state and event to the next state; throws [CorruptHistoryException] on a pair that
///   no decision can have produced
/// @param followed whether the first entry of a part is followed by others as a rule, so that it is
///   worth keeping in memory from its beginning
/// @param <S> the state, immutable
public record Part<S>(
        String tagKey,
        Set<Class<? extends Event>> folded,
        S initial,
        BiFunction<S, Event, S> evolve,
        boolean followed) {

    public Part {
        folded = Set.copyOf(folded);
    }

    /// A kind whose first entry is followed by others.
    public Part(
            String tagKey,
            Set<Class<? extends Event>> folded,
            S initial,
            BiFunction<S, Event, S> evolve) {
        this(tagKey, folded, initial, evolve, true);
    }

    /// Whether an event that has the tag of a part is one of those that make it up; any other
    /// leaves it as it is.
    public boolean folds(Event event) {
        for (Class<? extends Event> type : folded) {
            if (type.isInstance(event)) {
                return true;
            }
        }
        return false;
    }

    /// The one of this kind that has the given identifier.
    public Key<S> of(String id) {
        return new Key<>(this, id);
    }

    /// Whether this is the very same constant: a kind of state is known by its identity.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /// One part: a kind and an identifier.
    ///
    /// @param part the kind
    /// @param id the value of the tag
    /// @param <S> the state
    public record Key<S>(Part<S> part, String id) {}
}
