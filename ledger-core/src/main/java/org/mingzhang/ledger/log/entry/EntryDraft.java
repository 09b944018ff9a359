package org.mingzhang.ledger.log.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LeafPrefix;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import tools.jackson.databind.node.ObjectNode;

/// An entry without its place in the log: all that the thread of the command can make.
///
/// The members that only the writer knows (`position`, `previous`, `recordedAt`) stand next to each
/// other in canonical order, so that a draft is the bytes before them and the bytes after them, and
/// [#complete] puts three pieces into one array. Everything that can be wrong with an entry because
/// of its command is refused when the draft is made. Immutable.
///
/// **Source** `docs/log-format.md`, section 2.
public final class EntryDraft {

    /// How long before `recordedAt` a decision may have taken its time.
    public static final Duration DECISION_AGE_MAX = Duration.ofSeconds(5);

    private static final Suite[] SUITES = Suite.values();
    private static final int POSITION_DIGITS_MAX = 16;

    private static final int BYTES_LIKELY = 2_048;

    private static final byte[] PREVIOUS = ascii(",\"previous\":{");
    private static final byte[] RECORDED_AT = ascii("},\"recordedAt\":\"");

    private static final byte[] SHA256_LINK = ascii("\"sha256\":\"");
    private static final byte[] SM3_LINK = ascii("\"sm3\":\"");

    /// The bytes in front of the position, then those behind `recordedAt`.
    private final byte[] bytes;

    private final int prefixLength;
    private final String type;
    private final int revision;
    private final List<String> tags;
    private final UUID id;
    private final Instant decidedAt;
    private final CommandRef command;

    private EntryDraft(
            byte[] bytes,
            int prefixLength,
            String type,
            int revision,
            List<String> tags,
            UUID id,
            Instant decidedAt,
            CommandRef command) {
        this.bytes = bytes;
        this.prefixLength = prefixLength;
        this.type = type;
        this.revision = revision;
        this.tags = tags;
        this.id = id;
        this.decidedAt = decidedAt;
        this.command = command;
    }

    /// Makes a draft, and refuses what an entry may not hold.
    ///
    /// @param correlation the business trace id; absent, never empty
    /// @param data the event's own facts
    /// @param decidedAt the time of the decision; what is finer than a millisecond is cut off
    /// @param id a UUID of version 7; see [EventId]
    /// @param revision schema revision of the data, at least 1
    /// @param tags in any order; stored sorted, each once
    /// @param type `<context>.<EventName>`
    /// @throws EntryFormatException names the member, the rule and the value; also when the entry
    ///   would be longer than 65,535 bytes at the widest position with both suites
    public static EntryDraft of(
            Origin log,
            Actor actor,
            CommandRef command,
            Optional<String> correlation,
            ObjectNode data,
            Instant decidedAt,
            UUID id,
            int revision,
            Collection<String> tags,
            String type) {
        EnvelopeRules.type(type);
        EnvelopeRules.atLeast("/revision", 1, revision);
        if (!EventId.isEventId(id)) {
            throw new EntryFormatException("/id", "UUID of version 7", id.toString());
        }
        List<String> sorted = Tags.sorted(tags);
        Instant decided = Timestamps.truncated(decidedAt);
        JsonWriter json = new JsonWriter(BYTES_LIKELY);
        head(json, log, actor, command, correlation, data, decided, id);
        int prefixLength = json.length();
        tail(json, revision, sorted, type);
        EntryDraft draft =
                new EntryDraft(
                        json.toBytes(), prefixLength, type, revision, sorted, id, decided, command);
        int widest = draft.widestLength(Set.of(SUITES));
        if (widest > CanonicalJson.ENTRY_BYTES_MAX) {
            throw new EntryFormatException("", "at most 65535 bytes", widest + " bytes");
        }
        return draft;
    }

    private static void head(
            JsonWriter json,
            Origin log,
            Actor actor,
            CommandRef command,
            Optional<String> correlation,
            ObjectNode data,
            Instant decidedAt,
            UUID id) {
        json.raw("{\"actor\":{\"id\":").string("/actor/id", actor.id());
        json.raw(",\"role\":").string("/actor/role", actor.role());
        json.raw(",\"unit\":").string("/actor/unit", actor.unit());
        json.raw("},\"command\":{\"client\":").string("/command/client", command.client());
        json.raw(",\"count\":").integer(command.count());
        json.raw(",\"digest\":\"").raw(command.digest().hex());
        json.raw("\",\"id\":\"").raw(command.id());
        json.raw("\",\"index\":").integer(command.index());
        command.signature().ifPresent(signature -> signature(json, signature));
        json.raw("}");
        if (correlation.isPresent()) {
            EnvelopeRules.notEmpty("/correlation", correlation.get());
            json.raw(",\"correlation\":").string("/correlation", correlation.get());
        }
        json.raw(",\"data\":").tree("/data", 1, data);
        json.raw(",\"decidedAt\":\"").raw(Timestamps.format(decidedAt));
        json.raw("\",\"id\":\"").raw(id.toString());
        json.raw("\",\"log\":\"").raw(log.value()).raw("\",\"position\":");
    }

    private static void signature(JsonWriter json, ActorSignature signature) {
        json.raw(",\"signature\":{\"alg\":\"").raw(signature.alg());
        json.raw("\",\"key\":\"").raw(signature.key());
        json.raw("\",\"statement\":")
                .tree("/command/signature/statement", 3, signature.statement());
        json.raw(",\"value\":\"").raw(signature.value()).raw("\"}");
    }

    private static void tail(JsonWriter json, int revision, List<String> tags, String type) {
        json.raw("\",\"revision\":").integer(revision).raw(",\"tags\":[");
        for (int i = 0; i < tags.size(); i++) {
            json.raw(i == 0 ? "" : ",").string("/tags/" + i, tags.get(i));
        }
        json.raw("],\"type\":\"").raw(type).raw("\"}");
    }

    /// The exact bytes of the entry once its place is known. One allocation, nothing can fail that
    /// depends on the command.
    ///
    /// @param position 0 to 2^53−1
    /// @param previous per suite of the log the leaf hash of the entry before, [Hash32#ZERO] at
    ///   position 0
    /// @param recordedAt in whole milliseconds, so that a column beside the entry can say the same
    /// @throws IllegalArgumentException if an argument is out of its range
    public byte[] complete(long position, Map<Suite, Hash32> previous, Instant recordedAt) {
        if (position < 0 || position > CanonicalJson.INTEGER_MAX) {
            throw new IllegalArgumentException("position out of 0 to 2^53-1: " + position);
        }
        if (previous.isEmpty()) {
            throw new IllegalArgumentException("an entry links at least one suite");
        }
        if (!Timestamps.truncated(recordedAt).equals(recordedAt)) {
            throw new IllegalArgumentException("recordedAt in whole milliseconds: " + recordedAt);
        }
        int digits = digitsOf(position);
        byte[] entry = new byte[fixedLength(previous.keySet()) + digits];
        System.arraycopy(bytes, 0, entry, 0, prefixLength);
        int at = prefixLength;
        long rest = position;
        for (int i = at + digits - 1; i >= at; i--) {
            entry[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at = put(PREVIOUS, entry, at + digits);
        boolean first = true;
        for (Suite suite : SUITES) {
            Hash32 hash = previous.get(suite);
            if (hash != null) {
                if (!first) {
                    entry[at++] = ',';
                }
                first = false;
                at = put(link(suite), entry, at);
                hash.writeHexTo(entry, at);
                at += 2 * Hash32.LENGTH;
                entry[at++] = '"';
            }
        }
        at = put(RECORDED_AT, entry, at);
        Timestamps.write(recordedAt, entry, at);
        System.arraycopy(
                bytes, prefixLength, entry, at + Timestamps.LENGTH, bytes.length - prefixLength);
        return entry;
    }

    /// The leaf hash of the completed entry, hashed as far as the draft decides it. Made on the
    /// thread of the command, it leaves the writer only the bytes from the position on.
    public LeafPrefix leafPrefix(TreeHasher hasher) {
        return hasher.prefix(bytes, prefixLength);
    }

    /// The length in bytes at the widest position (2^53−1) in a log with these suites.
    public int widestLength(Set<Suite> suites) {
        return fixedLength(suites) + POSITION_DIGITS_MAX;
    }

    private int fixedLength(Set<Suite> suites) {
        int links = suites.size() - 1;
        for (Suite suite : suites) {
            links += link(suite).length + 2 * Hash32.LENGTH + 1;
        }
        return bytes.length + PREVIOUS.length + links + RECORDED_AT.length + Timestamps.LENGTH;
    }

    private static byte[] link(Suite suite) {
        return switch (suite) {
            case SHA256 -> SHA256_LINK;
            case SM3 -> SM3_LINK;
        };
    }

    private static int digitsOf(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static int put(byte[] piece, byte[] target, int at) {
        System.arraycopy(piece, 0, target, at, piece.length);
        return at + piece.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether `recordedAt` − 5 s ≤ `decidedAt` ≤ `recordedAt`. An entry must not be completed with
    /// a time that this refuses; the command is decided again.
    public boolean allows(Instant recordedAt) {
        return !decidedAt.isAfter(recordedAt)
                && !decidedAt.isBefore(recordedAt.minus(DECISION_AGE_MAX));
    }

    /// `<context>.<EventName>`.
    public String type() {
        return type;
    }

    /// The schema revision of the data.
    public int revision() {
        return revision;
    }

    /// The tags, sorted by bytes, each once.
    public List<String> tags() {
        return tags;
    }

    /// The event id.
    public UUID id() {
        return id;
    }

    /// The time of the decision, in whole milliseconds.
    public Instant decidedAt() {
        return decidedAt;
    }

    /// The command that the entry came from.
    public CommandRef command() {
        return command;
    }
}
