package org.mingzhang.ledger.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.mingzhang.ledger.decider.Part;

/// Folded parts, kept between decisions.
///
/// An entry of the cache is never trusted by itself: [SourcedState] uses it only in the epoch it
/// was folded in, only if it holds no entry that lies beyond the decision's basis, and reads what
/// came after it from the log. So a stale one costs work, never correctness.
final class PartCache {

    /// A folded part.
    ///
    /// @param state the state
    /// @param epoch the epoch in which it was folded
    /// @param appliedTo the position after the last entry that it holds, 0 if it holds none
    /// @param readTo every entry of the part below this position is in the state
    record Folded<S>(S state, long epoch, long appliedTo, long readTo) {

        private boolean isNewerThan(Folded<?> other) {
            return epoch != other.epoch ? epoch > other.epoch : readTo > other.readTo;
        }
    }

    private final Cache<Part.Key<?>, Folded<?>> parts;

    PartCache(long partsMax) {
        parts =
                Caffeine.newBuilder()
                        .maximumSize(partsMax)
                        // Its upkeep is short; waking another thread for it costs more.
                        .executor(Runnable::run)
                        .build();
    }

    @SuppressWarnings("unchecked") // put() only ever stores the state of the key's own part
    <S> Optional<Folded<S>> find(Part.Key<S> key, long epoch) {
        Folded<S> folded = (Folded<S>) parts.getIfPresent(key);
        return folded != null && folded.epoch == epoch ? Optional.of(folded) : Optional.empty();
    }

    <S> void put(Part.Key<S> key, Folded<S> folded) {
        parts.asMap().merge(key, folded, (old, fresh) -> fresh.isNewerThan(old) ? fresh : old);
    }
}
