package org.mingzhang.ledger.axon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.mingzhang.ledger.codec.UnknownEvent;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.store.Basis;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;
import org.mingzhang.ledger.store.SourcedEvent;

/// The parts that one decision reads, each folded up to the head of its basis and no further.
///
/// The tag of every part that was asked for is noted, also when the cache holds all of it or no
/// entry has it: what was read is a condition of the append. So once the decision is queued, what
/// it read and its own events are all that there is of these parts, and the cache is told.
final class SourcedState implements State {

    /// A new event and the tags of its entry.
    record Made(Event event, List<String> tags) {}

    /// A part as the decision has seen it.
    private record Read<S>(Part.Key<S> key, String tag, PartCache.Folded<S> folded) {

        /// The part behind the events of its decision, if one of them has its tag. Those that it
        /// does not fold count as well: they need not be looked at again.
        Optional<Grown<S>> with(List<Made> events) {
            Part<S> part = key.part();
            S state = folded.state();
            boolean isTouched = false;
            int applied = 0;
            for (int i = 0; i < events.size(); i++) {
                Made made = events.get(i);
                if (made.tags().contains(tag)) {
                    isTouched = true;
                    if (part.folds(made.event())) {
                        state = part.evolve().apply(state, made.event());
                        applied = i + 1;
                    }
                }
            }
            return isTouched
                    ? Optional.of(new Grown<>(key, state, folded.appliedTo(), applied))
                    : Optional.empty();
        }
    }

    /// A part behind the events of a decision that has no place yet.
    ///
    /// @param appliedBefore the position after the last entry that it held before
    /// @param applied how many of the events there are up to the last one that it holds
    private record Grown<S>(Part.Key<S> key, S state, long appliedBefore, int applied) {

        void keep(PartCache cache, long epoch, long first, int count) {
            cache.put(
                    key,
                    new PartCache.Folded<>(
                            state,
                            epoch,
                            applied == 0 ? appliedBefore : first + applied,
                            first + count));
        }
    }

    private final Basis basis;
    private final PostgresEventStorageEngine engine;
    private final PartCache cache;
    private final Map<Part.Key<?>, Read<?>> parts = new HashMap<>();
    private final List<String> tags = new ArrayList<>();

    SourcedState(Basis basis, PostgresEventStorageEngine engine, PartCache cache) {
        this.basis = basis;
        this.engine = engine;
        this.cache = cache;
    }

    /// The tags of the parts that were read.
    List<String> read() {
        return tags;
    }

    /// Folds the events of the decision into the parts that it has read.
    ///
    /// @return to be told the position of the first event when they have their place in the log:
    ///   then the parts go into the cache, so that the next decision on them reads nothing
    /// @throws CorruptHistoryException if they do not fit; they must not be appended
    LongConsumer grown(List<Made> events) {
        List<Grown<?>> grown = new ArrayList<>(parts.size());
        for (Read<?> part : parts.values()) {
            if (part.folded().appliedTo() > 0 || part.key().part().followed()) {
                part.with(events).ifPresent(grown::add);
            }
        }
        return first -> {
            for (Grown<?> part : grown) {
                part.keep(cache, basis.epoch(), first, events.size());
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked") // the map holds the state of each key's own part
    public <S> S of(Part.Key<S> key) {
        Read<S> known = (Read<S>) parts.get(key);
        if (known == null) {
            known = load(key);
            parts.put(key, known);
        }
        return known.folded().state();
    }

    private <S> Read<S> load(Part.Key<S> key) {
        String tag = Tags.tag(key.part().tagKey(), key.id());
        // Two kinds of parts can share a tag.
        if (!tags.contains(tag)) {
            tags.add(tag);
        }
        PartCache.Folded<S> known =
                cache.find(key, basis.epoch()).orElseGet(() -> startingPoint(key, tag));
        if (known.appliedTo() > basis.head()) {
            // Another decision has gone on from here: this basis would be refused at the append.
            throw AppendEventsTransactionRejectedException.conflictingEventsDetected(
                    new GlobalIndexConsistencyMarker(basis.head()));
        }
        return new Read<>(
                key, tag, known.readTo() >= basis.head() ? known : foldRest(key, known, tag));
    }

    private <S> PartCache.Folded<S> startingPoint(Part.Key<S> key, String tag) {
        return new PartCache.Folded<>(
                key.part().initial(), basis.epoch(), 0, engine.mayContain(tag) ? 0 : basis.head());
    }

    private <S> PartCache.Folded<S> foldRest(
            Part.Key<S> key, PartCache.Folded<S> known, String tag) {
        List<SourcedEvent> rest = engine.tagged(tag, known.readTo(), basis);
        S state = known.state();
        for (SourcedEvent sourced : rest) {
            Event event = eventOf(key, sourced);
            if (key.part().folds(event)) {
                state = key.part().evolve().apply(state, event);
            }
        }
        PartCache.Folded<S> folded =
                new PartCache.Folded<>(
                        state,
                        basis.epoch(),
                        rest.isEmpty() ? known.appliedTo() : rest.getLast().position() + 1,
                        basis.head());
        cache.put(key, folded);
        return folded;
    }

    /// Nobody can tell what a type that is not known here has done to the part, so that a decision
    /// must not be taken without it.
    private static Event eventOf(Part.Key<?> key, SourcedEvent sourced) {
        EventMessage message = sourced.message();
        if (message.payload() instanceof Event event && !(event instanceof UnknownEvent)) {
            return event;
        }
        throw new CorruptHistoryException(
                "entry at position %d of type %s, tagged %s:%s, is no known event"
                        .formatted(
                                sourced.position(),
                                message.type().name(),
                                key.part().tagKey(),
                                key.id()));
    }
}
