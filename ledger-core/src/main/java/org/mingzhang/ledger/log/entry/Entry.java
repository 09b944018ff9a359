package org.mingzhang.ledger.log.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One entry of a log, read from its bytes.
///
/// **Source** `docs/log-format.md`, section 2.
///
/// @param actor who acted
/// @param command which command it came from
/// @param correlation business trace id, if any
/// @param data the event's own facts; not to be changed
/// @param decidedAt the time of the decision
/// @param id the event id, UUID version 7
/// @param log the origin of the log
/// @param position place in the log, from 0; the leaf index
/// @param previous per suite the leaf hash of the entry before, zeros at position 0
/// @param recordedAt the writer's time
/// @param revision schema revision of the data
/// @param tags sorted by bytes, each once
/// @param type `<context>.<EventName>`
public record Entry(
        Actor actor,
        CommandRef command,
        Optional<String> correlation,
        ObjectNode data,
        Instant decidedAt,
        UUID id,
        Origin log,
        long position,
        Map<Suite, Hash32> previous,
        Instant recordedAt,
        int revision,
        List<String> tags,
        String type) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> MEMBERS =
            Set.of(
                    "actor",
                    "command",
                    "correlation",
                    "data",
                    "decidedAt",
                    "id",
                    "log",
                    "position",
                    "previous",
                    "recordedAt",
                    "revision",
                    "tags",
                    "type");

    /// @throws EntryFormatException if a member is out of its form or range
    public Entry {
        EnvelopeRules.type(type);
        EnvelopeRules.atLeast("/revision", 1, revision);
        EnvelopeRules.atLeast("/position", 0, position);
        if (previous.isEmpty()) {
            throw new EntryFormatException("/previous", "at least one suite", "{}");
        }
        correlation.ifPresent(text -> EnvelopeRules.notEmpty("/correlation", text));
        previous = Map.copyOf(previous);
        tags = List.copyOf(tags);
        if (!Tags.sorted(tags).equals(tags)) {
            throw new EntryFormatException("/tags", "sorted by bytes, each once", tags.toString());
        }
    }

    /// Reads an entry of our own store, where the bytes were canonical when they were written: the
    /// fast way. Every member is checked; how the JSON is spelled is not.
    ///
    /// @throws EntryFormatException if it is not an entry
    public static Entry parse(byte[] entry) {
        try {
            return of(JSON.readTree(entry));
        } catch (JacksonException e) {
            throw new EntryFormatException("", "JSON", String.valueOf(e.getOriginalMessage()));
        }
    }

    /// Reads an entry from anywhere: bytes that are not exactly the canonical form are refused.
    ///
    /// @throws EntryFormatException if it is not an entry, or not in its canonical bytes
    public static Entry parseStrict(byte[] entry) {
        return of(CanonicalJson.parseCanonical(entry));
    }

    private static Entry of(JsonNode node) {
        Members entry = Members.of("", node, MEMBERS);
        return new Entry(
                actor(entry.object("actor", Set.of("id", "role", "unit"))),
                command(
                        entry.object(
                                "command",
                                Set.of("client", "count", "digest", "id", "index", "signature"))),
                entry.optionalText("correlation"),
                entry.tree("data"),
                entry.time("decidedAt"),
                entry.eventId("id"),
                new Origin(entry.text("log")),
                entry.integer("position"),
                previous(entry.object("previous", Set.of("sha256", "sm3"))),
                entry.time("recordedAt"),
                entry.smallInteger("revision"),
                entry.texts("tags"),
                entry.text("type"));
    }

    private static Actor actor(Members actor) {
        return new Actor(actor.text("id"), actor.text("role"), actor.text("unit"));
    }

    private static CommandRef command(Members command) {
        Optional<ActorSignature> signature =
                command.has("signature")
                        ? Optional.of(
                                signature(
                                        command.object(
                                                "signature",
                                                Set.of("alg", "key", "statement", "value"))))
                        : Optional.empty();
        return new CommandRef(
                command.text("client"),
                command.text("id"),
                command.hash("digest"),
                command.smallInteger("index"),
                command.smallInteger("count"),
                signature);
    }

    private static ActorSignature signature(Members signature) {
        return new ActorSignature(
                signature.text("alg"),
                signature.text("key"),
                signature.tree("statement"),
                signature.text("value"));
    }

    private static Map<Suite, Hash32> previous(Members previous) {
        Map<Suite, Hash32> hashes = new EnumMap<>(Suite.class);
        for (Suite suite : Suite.values()) {
            if (previous.has(suite.id())) {
                hashes.put(suite, previous.hash(suite.id()));
            }
        }
        return hashes;
    }

    /// The members of one object of the envelope, each read in its one form.
    private record Members(String pointer, JsonNode node) {

        static Members of(String pointer, @Nullable JsonNode node, Set<String> known) {
            if (node == null || !node.isObject()) {
                throw new EntryFormatException(pointer, "an object", String.valueOf(node));
            }
            for (String name : node.propertyNames()) {
                if (!known.contains(name)) {
                    throw new EntryFormatException(
                            pointer + "/" + name, "known members only", name);
                }
            }
            return new Members(pointer, node);
        }

        boolean has(String name) {
            return node.has(name);
        }

        Members object(String name, Set<String> known) {
            return of(pointer + "/" + name, node.get(name), known);
        }

        ObjectNode tree(String name) {
            if (node.get(name) instanceof ObjectNode object) {
                return object;
            }
            throw refused(name, "an object");
        }

        String text(String name) {
            JsonNode value = node.get(name);
            if (value == null || !value.isString()) {
                throw refused(name, "a string");
            }
            return value.stringValue();
        }

        Optional<String> optionalText(String name) {
            return has(name) ? Optional.of(text(name)) : Optional.empty();
        }

        List<String> texts(String name) {
            JsonNode value = node.get(name);
            if (value == null || !value.isArray()) {
                throw refused(name, "an array of strings");
            }
            List<String> texts = new ArrayList<>(value.size());
            for (JsonNode element : value) {
                if (!element.isString()) {
                    throw refused(name, "an array of strings");
                }
                texts.add(element.stringValue());
            }
            return texts;
        }

        long integer(String name) {
            JsonNode value = node.get(name);
            if (value == null
                    || !value.isIntegralNumber()
                    || !value.canConvertToLong()
                    || Math.abs(value.longValue()) > CanonicalJson.INTEGER_MAX) {
                throw refused(name, "an integer within ±(2^53-1)");
            }
            return value.longValue();
        }

        int smallInteger(String name) {
            long value = integer(name);
            if ((int) value != value) {
                throw refused(name, "an integer of at most 2147483647");
            }
            return (int) value;
        }

        Hash32 hash(String name) {
            try {
                return Hash32.parseHex(text(name));
            } catch (EntryFormatException e) {
                throw e;
            } catch (IllegalArgumentException _) {
                throw refused(name, "64 lower-case hex digits");
            }
        }

        Instant time(String name) {
            try {
                return Timestamps.parse(text(name));
            } catch (EntryFormatException e) {
                throw e;
            } catch (IllegalArgumentException _) {
                throw refused(name, "a time YYYY-MM-DDTHH:MM:SS.mmmZ");
            }
        }

        UUID eventId(String name) {
            String text = text(name);
            try {
                UUID id = UUID.fromString(text);
                if (id.toString().equals(text) && EventId.isEventId(id)) {
                    return id;
                }
            } catch (IllegalArgumentException _) {
                // Refused below, with everything else that is not one.
            }
            throw refused(name, "UUID of version 7 in lower case");
        }

        private EntryFormatException refused(String name, String rule) {
            return new EntryFormatException(
                    pointer + "/" + name, rule, Objects.toString(node.get(name), "nothing"));
        }
    }
}
