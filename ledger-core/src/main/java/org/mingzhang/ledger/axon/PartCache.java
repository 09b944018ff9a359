package org.mingzhang.ledger.axon;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.decider.Part;

/// Folded parts, kept between decisions.
///
/// An entry of the cache is never trusted by itself: [SourcedState] uses it only in the epoch it
/// was folded in, only if it holds no entry that lies beyond the decision's basis, and reads what
/// came after it from the log. So a stale one costs work, never correctness.
///
/// Parts of a kind take each other's place and nobody else's: the payments of an hour do not push
/// out the budget lines of the year, whose histories are the longest to read again.
///
/// Keeps what was used last, in two generations: what is asked for moves to the young one, and when
/// that is full, the old one is dropped and the young one becomes old. Counting how often a part
/// was asked for would be worse: the next step of a payment comes soon after the one before, and
/// then never again.
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

    private record Generations(
            ConcurrentMap<Part.Key<?>, Folded<?>> young, Map<Part.Key<?>, Folded<?>> old) {}

    /// The parts of one kind.
    private static final class Kind {
        private final long partsOfGenerationMax;
        private volatile Generations generations =
                new Generations(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

        private Kind(long partsOfGenerationMax) {
            this.partsOfGenerationMax = partsOfGenerationMax;
        }

        private @Nullable Folded<?> lookUp(Part.Key<?> key) {
            Generations now = generations;
            Folded<?> young = now.young.get(key);
            if (young != null) {
                return young;
            }
            Folded<?> old = now.old.get(key);
            if (old != null) {
                keep(key, old);
            }
            return old;
        }

        private void keep(Part.Key<?> key, Folded<?> folded) {
            Generations now = generations;
            now.young.merge(key, folded, (old, fresh) -> fresh.isNewerThan(old) ? fresh : old);
            if (now.young.size() > partsOfGenerationMax) {
                age();
            }
        }

        private synchronized void age() {
            Generations now = generations;
            if (now.young.size() > partsOfGenerationMax) {
                generations = new Generations(new ConcurrentHashMap<>(), now.young);
            }
        }
    }

    private final long partsOfKindMax;
    private final ConcurrentMap<Part<?>, Kind> kinds = new ConcurrentHashMap<>();

    /// @param partsOfKindMax how many parts of each kind it holds at most; at least half as many
    ///   that were used last
    PartCache(long partsOfKindMax) {
        this.partsOfKindMax = partsOfKindMax;
    }

    @SuppressWarnings("unchecked") // put() only ever stores the state of the key's own part
    <S> Optional<Folded<S>> find(Part.Key<S> key, long epoch) {
        Folded<S> folded = (Folded<S>) kindOf(key).lookUp(key);
        return folded != null && folded.epoch == epoch ? Optional.of(folded) : Optional.empty();
    }

    <S> void put(Part.Key<S> key, Folded<S> folded) {
        kindOf(key).keep(key, folded);
    }

    private Kind kindOf(Part.Key<?> key) {
        return kinds.computeIfAbsent(key.part(), _ -> new Kind(partsOfKindMax / 2));
    }
}
