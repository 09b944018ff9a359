package org.mingzhang.ledger.log.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a fold needs of an entry of our own store: the event, when, and by whom.
///
/// The other members (command, hashes, tags, ids) are passed over and **not checked**; that is for
/// the writer, which wrote them, and for the verifier. It takes less than half the time of [Entry].
///
/// @param position place in the log, from 0
/// @param recordedAt the writer's time
/// @param type `<context>.<EventName>`
/// @param revision schema revision of the data
/// @param actor who acted
/// @param data the event's own facts; not to be changed
public record EntryFacts(
        long position,
        Instant recordedAt,
        String type,
        int revision,
        Actor actor,
        ObjectNode data) {

    /// The data are read as a tree in the midst of the entry: other members follow.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /// @throws EntryFormatException if a number is out of its range
    public EntryFacts {
        EnvelopeRules.atLeast("/position", 0, position);
        EnvelopeRules.atLeast("/revision", 1, revision);
    }

    /// Reads the facts of an entry.
    ///
    /// @throws EntryFormatException if it is not JSON, or one of these members is missing or out of
    ///   its form
    public static EntryFacts parse(byte[] entry) {
        try (JsonParser json = JSON.createParser(entry)) {
            return parse(json);
        } catch (JacksonException e) {
            throw new EntryFormatException("", "JSON", String.valueOf(e.getOriginalMessage()));
        }
    }

    private static EntryFacts parse(JsonParser json) {
        Long position = null;
        Instant recordedAt = null;
        String type = null;
        Integer revision = null;
        Actor actor = null;
        ObjectNode data = null;
        json.nextToken();
        requireObject(json, "");
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "position" -> position = integer(json, "/position", CanonicalJson.INTEGER_MAX);
                case "recordedAt" -> recordedAt = time(json);
                case "type" -> type = text(json, "/type");
                case "revision" -> revision = (int) integer(json, "/revision", Integer.MAX_VALUE);
                case "actor" -> actor = actor(json);
                case "data" -> data = data(json);
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw refused(json, "", "one object");
        }
        return new EntryFacts(
                required("/position", position),
                required("/recordedAt", recordedAt),
                required("/type", type),
                required("/revision", revision),
                required("/actor", actor),
                required("/data", data));
    }

    private static Actor actor(JsonParser json) {
        String id = null;
        String role = null;
        String unit = null;
        requireObject(json, "/actor");
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "id" -> id = text(json, "/actor/id");
                case "role" -> role = text(json, "/actor/role");
                case "unit" -> unit = text(json, "/actor/unit");
                default -> json.skipChildren();
            }
        }
        return new Actor(
                required("/actor/id", id),
                required("/actor/role", role),
                required("/actor/unit", unit));
    }

    private static void requireObject(JsonParser json, String member) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw refused(json, member, "an object");
        }
    }

    private static ObjectNode data(JsonParser json) {
        requireObject(json, "/data");
        return (ObjectNode) JSON.readTree(json);
    }

    private static String text(JsonParser json, String member) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw refused(json, member, "a string");
        }
        return json.getString();
    }

    private static long integer(JsonParser json, String member, long max) {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw refused(json, member, "an integer");
        }
        long value = json.getLongValue();
        if (value > max) {
            throw refused(json, member, "an integer of at most " + max);
        }
        return value;
    }

    private static Instant time(JsonParser json) {
        try {
            return Timestamps.parse(text(json, "/recordedAt"));
        } catch (EntryFormatException e) {
            throw e;
        } catch (IllegalArgumentException _) {
            throw refused(json, "/recordedAt", "a time YYYY-MM-DDTHH:MM:SS.mmmZ");
        }
    }

    private static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw new EntryFormatException(member, "a member that is there", "nothing");
        }
        return value;
    }

    private static EntryFormatException refused(JsonParser json, String member, String rule) {
        return new EntryFormatException(member, rule, String.valueOf(json.getString()));
    }
}
