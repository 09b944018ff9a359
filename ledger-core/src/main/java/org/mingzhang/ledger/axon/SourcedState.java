package org.mingzhang.ledger.axon;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.mingzhang.ledger.codec.UnknownEvent;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.store.Basis;

/// The parts that one decision reads, each folded up to the head of its basis and no further.
///
/// Every read goes through the event store's transaction, also when the cache holds all of it,
/// because that is what makes the part a condition of the append.
final class SourcedState implements State {

    private final Basis basis;
    private final EventStoreTransaction transaction;
    private final PartCache cache;
    private final PartCriteria criteria;
    private final AbsenceCheck absence;
    private final Map<Part.Key<?>, Object> read = new HashMap<>();

    /// Tells whether any entry can have a tag. A false answer is certain.
    @FunctionalInterface
    interface AbsenceCheck {
        boolean mayContain(String tag);
    }

    SourcedState(
            Basis basis,
            EventStoreTransaction transaction,
            PartCache cache,
            PartCriteria criteria,
            AbsenceCheck absence) {
        this.basis = basis;
        this.transaction = transaction;
        this.cache = cache;
        this.criteria = criteria;
        this.absence = absence;
    }

    @Override
    @SuppressWarnings("unchecked") // the map holds the state of each key's own part
    public <S> S of(Part.Key<S> key) {
        Object known = read.get(key);
        if (known == null) {
            known = load(key);
            read.put(key, known);
        }
        return (S) known;
    }

    private <S> S load(Part.Key<S> key) {
        PartCriteria.Selected selected = criteria.of(key);
        PartCache.Folded<S> known =
                cache.find(key, basis.epoch()).orElseGet(() -> startingPoint(key, selected.tag()));
        if (known.appliedTo() > basis.head()) {
            // Another decision has gone on from here: this basis would be refused at the append.
            throw AppendEventsTransactionRejectedException.conflictingEventsDetected(
                    new GlobalIndexConsistencyMarker(basis.head()));
        }
        PartCache.Folded<S> folded = foldRest(key, known, selected.criteria());
        if (folded.readTo() > known.readTo() || known.readTo() == 0) {
            cache.put(key, folded);
        }
        return folded.state();
    }

    private <S> PartCache.Folded<S> startingPoint(Part.Key<S> key, String tag) {
        long readTo = absence.mayContain(tag) ? 0 : basis.head();
        return new PartCache.Folded<>(key.part().initial(), basis.epoch(), 0, readTo);
    }

    private <S> PartCache.Folded<S> foldRest(
            Part.Key<S> key, PartCache.Folded<S> known, EventCriteria selection) {
        long from = Math.min(known.readTo(), basis.head());
        MessageStream<? extends EventMessage> rest =
                transaction.source(
                        SourcingCondition.conditionFor(
                                new GlobalIndexConsistencyMarker(from).position(), selection));
        Progress<S> progress = new Progress<>(known.state(), known.appliedTo());
        rest.<Progress<S>>reduce(progress, (p, entry) -> p.next(key, criteria, entry)).join();
        return new PartCache.Folded<>(
                progress.state,
                basis.epoch(),
                progress.appliedTo,
                Math.max(known.readTo(), basis.head()));
    }

    private static final class Progress<S> {
        private S state;
        private long appliedTo;

        private Progress(S state, long appliedTo) {
            this.state = state;
            this.appliedTo = appliedTo;
        }

        private Progress<S> next(
                Part.Key<S> key,
                PartCriteria criteria,
                MessageStream.Entry<? extends EventMessage> entry) {
            long after =
                    TrackingToken.fromContext(entry)
                            .orElseThrow(() -> new IllegalStateException("entry without a token"))
                            .position()
                            .orElseThrow();
            Event event = eventOf(key, after, entry.message());
            if (criteria.folds(key.part(), entry.message().type().qualifiedName())) {
                state = key.part().evolve().apply(state, event);
            }
            appliedTo = after;
            return this;
        }

        /// Nobody can tell what a type that is not known here has done to the part, so that a
        /// decision must not be taken without it.
        private static Event eventOf(Part.Key<?> key, long after, EventMessage message) {
            if (message.payload() instanceof Event event && !(event instanceof UnknownEvent)) {
                return event;
            }
            throw new CorruptHistoryException(
                    "entry before position %d of type %s, tagged %s:%s, is no known event"
                            .formatted(
                                    after, message.type().name(), key.part().tagKey(), key.id()));
        }
    }
}
