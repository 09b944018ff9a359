package org.mingzhang.ledger.axon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.axonframework.eventsourcing.eventstore.TagResolver;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.EncodedEvent;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.ActorSignature;
import org.mingzhang.ledger.log.entry.CommandRef;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.entry.EventId;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.store.Basis;
import org.mingzhang.ledger.store.EventMapping;

/// Events of the domain as messages of Axon, and as entries of the log.
///
/// The payload of a message is the event itself, so that a fold never parses JSON that this process
/// has just written.
final class EventMessages implements EventMapping, TagResolver {

    /// The command that the events of a context come from.
    private record Cause(Submission submission, Basis basis) {}

    private static final ResourceKey<Cause> CAUSE = ResourceKey.withLabel("ledger.cause");

    private final Origin log;
    private final EventCodec codec;
    private final RandomGenerator random;
    private final Map<String, MessageType> types = new ConcurrentHashMap<>();

    /// @param random where the ids of events come from
    EventMessages(Origin log, EventCodec codec, RandomGenerator random) {
        this.log = log;
        this.codec = codec;
        this.random = random;
    }

    /// Says which command the events of a context come from.
    void attach(ProcessingContext context, Submission submission, Basis basis) {
        context.putResource(CAUSE, new Cause(submission, basis));
    }

    /// A new event as its entry will hold it.
    EncodedEvent encode(Event event) {
        return codec.encode(event);
    }

    /// The message of a new event.
    EventMessage of(Event event, EncodedEvent encoded, Basis basis) {
        return new EventOfLedger(
                EventId.at(basis.decidedAt(), random),
                typeOf(encoded.type(), encoded.revision()),
                event,
                basis.decidedAt(),
                encoded);
    }

    private MessageType typeOf(String name, int revision) {
        return types.computeIfAbsent(
                name + "#" + revision, _ -> new MessageType(name, Integer.toString(revision)));
    }

    /// None: the tags of an event are those of its entry.
    @Override
    public Set<Tag> resolve(EventMessage event) {
        return Set.of();
    }

    /// A refusal has none here, although its entry has: it changes no part, so it must not stand in
    /// the way of a decision.
    @Override
    public List<String> conditionTags(TaggedEventMessage<?> tagged, EntryDraft draft) {
        return tagged.event().payload() instanceof CommandRefused ? List.of() : draft.tags();
    }

    @Override
    public EntryDraft draft(
            TaggedEventMessage<?> tagged,
            int index,
            int count,
            @Nullable ProcessingContext context) {
        Cause cause = context == null ? null : context.getResource(CAUSE);
        if (cause == null) {
            throw new IllegalStateException("an event of the ledger comes from a command");
        }
        EventOfLedger message = ours(tagged.event());
        EncodedEvent encoded = message.release().orElseGet(() -> encode(message.payload()));
        Submission submission = cause.submission();
        return EntryDraft.of(
                log,
                actor(submission.sender().actor()),
                new CommandRef(
                        submission.client(),
                        submission.id(),
                        submission.digest(),
                        index,
                        count,
                        signature(message, submission)),
                submission.correlation(),
                encoded.data(),
                cause.basis().decidedAt(),
                message.id(),
                encoded.revision(),
                encoded.tags(),
                encoded.type());
    }

    /// A refused command leaves none: what it was to sign did not come about.
    private static Optional<ActorSignature> signature(EventMessage message, Submission submission) {
        return message.payload() instanceof CommandRefused
                ? Optional.empty()
                : submission.signature();
    }

    private static Actor actor(Occasion.Person person) {
        return new Actor(person.id(), person.role(), person.unit());
    }

    @Override
    public EventMessage message(long position, byte[] bytes, String type) {
        Entry entry = Entry.parse(bytes);
        return new EventOfLedger(
                entry.id(),
                typeOf(entry.type(), entry.revision()),
                codec.decode(entry.type(), entry.revision(), entry.data()),
                entry.recordedAt(),
                null);
    }

    /// The tags of our events are those of their entries, letter for letter.
    @Override
    public String tag(Tag tag) {
        return tag.key() + ":" + tag.value();
    }

    /// The message as it left [#of], or as what Axon has made of it.
    private static EventOfLedger ours(EventMessage message) {
        if (message instanceof EventOfLedger ours) {
            return ours;
        }
        if (message.payload() instanceof Event event) {
            return new EventOfLedger(
                    UUID.fromString(message.identifier()),
                    message.type(),
                    event,
                    message.timestamp(),
                    null);
        }
        throw new IllegalArgumentException(
                "no event of the ledger: " + message.type().qualifiedName().name());
    }
}
