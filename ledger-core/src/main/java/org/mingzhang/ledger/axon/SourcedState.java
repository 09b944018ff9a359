package org.mingzhang.ledger.axon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
/// entry has it: what was read is a condition of the append.
final class SourcedState implements State {

    private final Basis basis;
    private final PostgresEventStorageEngine engine;
    private final PartCache cache;
    private final FoldedTypes foldedTypes;
    private final Map<Part.Key<?>, Object> states = new HashMap<>();
    private final List<String> read = new ArrayList<>();

    SourcedState(
            Basis basis,
            PostgresEventStorageEngine engine,
            PartCache cache,
            FoldedTypes foldedTypes) {
        this.basis = basis;
        this.engine = engine;
        this.cache = cache;
        this.foldedTypes = foldedTypes;
    }

    /// The tags of the parts that were read.
    List<String> read() {
        return read;
    }

    @Override
    @SuppressWarnings("unchecked") // the map holds the state of each key's own part
    public <S> S of(Part.Key<S> key) {
        Object known = states.get(key);
        if (known == null) {
            known = load(key);
            states.put(key, known);
        }
        return (S) known;
    }

    private <S> S load(Part.Key<S> key) {
        String tag = Tags.tag(key.part().tagKey(), key.id());
        // Two kinds of parts can share a tag.
        if (!read.contains(tag)) {
            read.add(tag);
        }
        PartCache.Folded<S> known =
                cache.find(key, basis.epoch()).orElseGet(() -> startingPoint(key, tag));
        if (known.appliedTo() > basis.head()) {
            // Another decision has gone on from here: this basis would be refused at the append.
            throw AppendEventsTransactionRejectedException.conflictingEventsDetected(
                    new GlobalIndexConsistencyMarker(basis.head()));
        }
        if (known.readTo() >= basis.head()) {
            return known.state();
        }
        PartCache.Folded<S> folded = foldRest(key, known, tag);
        cache.put(key, folded);
        return folded.state();
    }

    private <S> PartCache.Folded<S> startingPoint(Part.Key<S> key, String tag) {
        PartCache.Folded<S> nothing =
                new PartCache.Folded<>(
                        key.part().initial(),
                        basis.epoch(),
                        0,
                        engine.mayContain(tag) ? 0 : basis.head());
        if (nothing.readTo() > 0 && key.part().followed()) {
            cache.put(key, nothing);
        }
        return nothing;
    }

    private <S> PartCache.Folded<S> foldRest(
            Part.Key<S> key, PartCache.Folded<S> known, String tag) {
        S state = known.state();
        long appliedTo = known.appliedTo();
        for (SourcedEvent sourced : engine.tagged(tag, known.readTo(), basis)) {
            Event event = eventOf(key, sourced);
            if (foldedTypes.folds(key.part(), sourced.message().type().qualifiedName())) {
                state = key.part().evolve().apply(state, event);
            }
            appliedTo = sourced.position() + 1;
        }
        return new PartCache.Folded<>(state, basis.epoch(), appliedTo, basis.head());
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
