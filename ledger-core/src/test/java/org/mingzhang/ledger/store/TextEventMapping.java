package org.mingzhang.ledger.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.CommandRef;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.entry.EventId;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.log.entry.Tags;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Events whose payload is a text, as Axon's conformance suite has them: the whole event stands in
/// the data, so that it comes back as it was.
final class TextEventMapping implements EventMapping {

    /// The command id of an append; without it each append is a command of its own.
    static final ResourceKey<String> COMMAND = ResourceKey.withLabel("test.command");

    static final String CLIENT = "test";

    private static final Actor ACTOR = new Actor("u-1", "tester", "440000");

    private final Origin origin;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<String> commandOfThread = ThreadLocal.withInitial(() -> "none");

    TextEventMapping(Origin origin, InstantSource clock) {
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public EntryDraft draft(
            TaggedEventMessage<?> tagged,
            int index,
            int count,
            @Nullable ProcessingContext context) {
        EventMessage event = tagged.event();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("at", event.timestamp().toString());
        data.put("event", event.identifier());
        data.put("text", (String) event.payload());
        event.metadata().forEach((key, value) -> data.putObject("metadata").put(key, value));
        Basis basis =
                context == null ? null : context.getResource(PostgresEventStorageEngine.BASIS);
        Instant decidedAt = basis == null ? clock.instant() : basis.decidedAt();
        String command = context == null ? null : context.getResource(COMMAND);
        if (index == 0) {
            // The id of its first event stands for a command that has none.
            commandOfThread.set(command == null ? event.identifier() : command);
        }
        String id = commandOfThread.get();
        List<String> tags = tagged.tags().stream().map(this::tag).toList();
        return EntryDraft.of(
                origin,
                ACTOR,
                commandRef(id, index, count),
                Optional.empty(),
                data,
                decidedAt,
                EventId.at(decidedAt, random),
                1,
                tags,
                type(event.type().qualifiedName()));
    }

    static CommandRef commandRef(String id, int index, int count) {
        byte[] body = id.getBytes(StandardCharsets.UTF_8);
        return new CommandRef(
                CLIENT,
                id,
                TreeHashers.of(Suite.SHA256).digest("test\n", body),
                index,
                count,
                Optional.empty());
    }

    @Override
    public EventMessage message(long position, byte[] bytes, String type) {
        JsonNode data = Entry.parse(bytes).data();
        Map<String, String> metadata = new HashMap<>();
        JsonNode stored = data.path("metadata");
        for (String key : stored.propertyNames()) {
            metadata.put(key, stored.get(key).asString());
        }
        return new GenericEventMessage(
                data.path("event").asString(UUID.randomUUID().toString()),
                new MessageType(type.substring(type.indexOf('.') + 1).toLowerCase(Locale.ROOT)),
                data.path("text").asString(""),
                metadata,
                data.has("at") ? Instant.parse(data.get("at").asString()) : Instant.EPOCH);
    }

    @Override
    public String tag(Tag tag) {
        return Tags.tag(tag.key().toLowerCase(Locale.ROOT), tag.value());
    }

    @Override
    public String type(QualifiedName name) {
        String local = name.localName();
        return "test." + local.substring(0, 1).toUpperCase(Locale.ROOT) + local.substring(1);
    }
}
