package org.mingzhang.ledger.axon;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.EncodedEvent;
import org.mingzhang.ledger.decider.Event;

/// An event of the domain as a message of Axon.
///
/// The engine keeps the last ones in memory, so a message is little more than the event: it is not
/// converted and has no metadata, and what Axon's own message holds for both is made when somebody
/// asks for it.
final class EventOfLedger implements EventMessage {

    private final UUID id;
    private final MessageType type;
    private final Event event;
    private final Instant time;
    private @Nullable EncodedEvent encoded;

    /// @param encoded its JSON, if it is known
    EventOfLedger(
            UUID id, MessageType type, Event event, Instant time, @Nullable EncodedEvent encoded) {
        this.id = id;
        this.type = type;
        this.event = event;
        this.time = time;
        this.encoded = encoded;
    }

    /// The id of the event's entry.
    UUID id() {
        return id;
    }

    /// Its JSON, if it is known, and lets it go: the entry that is drafted from it has it.
    Optional<EncodedEvent> release() {
        Optional<EncodedEvent> released = Optional.ofNullable(encoded);
        encoded = null;
        return released;
    }

    @Override
    public String identifier() {
        return id.toString();
    }

    @Override
    public MessageType type() {
        return type;
    }

    @Override
    public Event payload() {
        return event;
    }

    @Override
    public Class<?> payloadType() {
        return event.getClass();
    }

    @Override
    public Metadata metadata() {
        return Metadata.emptyInstance();
    }

    @Override
    public Instant timestamp() {
        return time;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's signature
    public <T> @Nullable T payloadAs(Type wanted, @Nullable Converter converter) {
        return generic().payloadAs(wanted, converter);
    }

    @Override
    public EventMessage withMetadata(Map<String, String> metadata) {
        return generic().withMetadata(metadata);
    }

    @Override
    public EventMessage andMetadata(Map<String, String> metadata) {
        return generic().andMetadata(metadata);
    }

    @Override
    public EventMessage withConvertedPayload(Type wanted, Converter converter) {
        return generic().withConvertedPayload(wanted, converter);
    }

    private EventMessage generic() {
        return new GenericEventMessage(identifier(), type, event, Map.of(), time);
    }
}
