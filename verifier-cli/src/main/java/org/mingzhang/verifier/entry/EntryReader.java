package org.mingzhang.verifier.entry;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// Reads the envelope of one entry after another. Not safe for use by two threads at once; the
/// accessors speak of the entry read last.
///
/// The envelope is strict: a member that the format does not know is a defect, as is a missing one.
/// `data` is checked for its values only; what it means is checked by rules.
///
/// **Errors**: {@link #read} returns the first defect of the encoding; the accessors then hold
/// nothing. **Source**: `docs/log-format.md` sections 2 and 3.
public final class EntryReader {
    /// The most bytes an entry may have; two bytes count them in a bundle.
    public static final int ENTRY_BYTES_MAX = 65_535;

    /// The most tags an entry may carry.
    public static final int TAGS_MAX = 16;

    /// The longest time between a decision's basis and its record.
    public static final long DECISION_MILLIS_MAX = 5_000;

    private static final List<Suite> SUITES = List.of(Suite.values());
    private static final int HEX_HASH_CHARS = 64;
    private static final int SIGNATURE_BASE64_CHARS = 88;

    private final JsonTape tape = new JsonTape();
    private final CanonicalJson json = new CanonicalJson(tape);
    private final Fields fields = new Fields(tape);
    private final Set<Suite> previousSuites = EnumSet.noneOf(Suite.class);

    private long position;
    private long recordedAtMillis;
    private long decidedAtMillis;
    private long revisionNumber;
    private long commandIndex;
    private long commandCount;
    private int actor;
    private int client;
    private int commandId;
    private int digest;
    private int signature;
    private int data;
    private int eventId;
    private int log;
    private int previous;
    private int tags;
    private int type;

    /// Reads one entry; returns its first defect, or null when it may stand in a log.
    public @Nullable Defect read(byte[] bytes, int offset, int length) {
        if (length > ENTRY_BYTES_MAX) {
            return encoding("longer than " + ENTRY_BYTES_MAX + " bytes");
        }
        String malformed = json.read(bytes, offset, length);
        if (malformed == null) {
            malformed = envelope();
        }
        if (malformed != null) {
            return encoding(malformed);
        }
        if (decidedAtMillis > recordedAtMillis
                || decidedAtMillis < recordedAtMillis - DECISION_MILLIS_MAX) {
            return new Defect(
                    Defect.Rule.TIME,
                    "decidedAt "
                            + tape.text(tape.member(0, "decidedAt"))
                            + " is not within 5 s before recordedAt "
                            + tape.text(tape.member(0, "recordedAt")));
        }
        return null;
    }

    private static Defect encoding(String message) {
        return new Defect(Defect.Rule.ENCODING, message);
    }

    /// The members come in order, so that one walk finds them, the missing and the unknown.
    private @Nullable String envelope() {
        fields.open(0, "entry");
        actor = fields.required("actor", Kind.OBJECT);
        int command = fields.required("command", Kind.OBJECT);
        int correlation = fields.optional("correlation", Kind.STRING);
        data = fields.required("data", Kind.OBJECT);
        int decidedAt = fields.required("decidedAt", Kind.STRING);
        eventId = fields.required("id", Kind.STRING);
        log = fields.required("log", Kind.STRING);
        int positionNode = fields.required("position", Kind.INTEGER);
        previous = fields.required("previous", Kind.OBJECT);
        int recordedAt = fields.required("recordedAt", Kind.STRING);
        int revision = fields.required("revision", Kind.INTEGER);
        tags = fields.required("tags", Kind.ARRAY);
        type = fields.required("type", Kind.STRING);
        fields.end();
        if (fields.defect() != null) {
            return fields.defect();
        }
        position = tape.integer(positionNode);
        if (position < 0) {
            return "position is negative";
        }
        revisionNumber = tape.integer(revision);
        if (revisionNumber < 1) {
            return "revision is less than 1";
        }
        if (correlation >= 0 && tape.start(correlation) == tape.end(correlation)) {
            return "correlation is empty; an optional member is absent, never empty";
        }
        recordedAtMillis = Text.timeMillis(tape, recordedAt);
        if (recordedAtMillis == Text.NO_TIME) {
            return "recordedAt is not a time YYYY-MM-DDTHH:MM:SS.mmmZ";
        }
        decidedAtMillis = Text.timeMillis(tape, decidedAt);
        if (decidedAtMillis == Text.NO_TIME) {
            return "decidedAt is not a time YYYY-MM-DDTHH:MM:SS.mmmZ";
        }
        if (!Text.isUuidV7(tape, eventId)) {
            return "id is not a UUID of version 7 in lower case";
        }
        if (!Text.isType(tape, type)) {
            return "type is not <context>.<EventName>";
        }
        String broken = actor();
        if (broken == null) {
            broken = command(command);
        }
        if (broken == null) {
            broken = previous();
        }
        return broken == null ? tags() : broken;
    }

    private @Nullable String actor() {
        fields.open(actor, "actor");
        fields.requiredText("id");
        fields.requiredText("role");
        fields.requiredText("unit");
        fields.end();
        return fields.defect();
    }

    private @Nullable String command(int command) {
        fields.open(command, "command");
        client = fields.requiredText("client");
        int count = fields.required("count", Kind.INTEGER);
        digest = fields.required("digest", Kind.STRING);
        commandId = fields.required("id", Kind.STRING);
        int index = fields.required("index", Kind.INTEGER);
        signature = fields.optional("signature", Kind.OBJECT);
        fields.end();
        if (fields.defect() != null) {
            return fields.defect();
        }
        commandCount = tape.integer(count);
        commandIndex = tape.integer(index);
        if (commandIndex < 0 || commandIndex >= commandCount) {
            return "command.index " + commandIndex + " is not below count " + commandCount;
        }
        if (!Text.isHex(tape, digest, HEX_HASH_CHARS)) {
            return "command.digest is not a hash in lower-case hex";
        }
        if (!Text.isCommandId(tape, commandId)) {
            return "command.id is not [A-Za-z0-9._:-]{1,64}";
        }
        return signature < 0 ? null : signatureDefect();
    }

    private @Nullable String signatureDefect() {
        fields.open(signature, "command.signature");
        int alg = fields.required("alg", Kind.STRING);
        int key = fields.required("key", Kind.STRING);
        fields.required("statement", Kind.OBJECT);
        int value = fields.required("value", Kind.STRING);
        fields.end();
        if (fields.defect() != null) {
            return fields.defect();
        }
        if (!tape.is(alg, "sm2-sm3") && !tape.is(alg, "ed25519")) {
            return "command.signature.alg is neither sm2-sm3 nor ed25519";
        }
        if (!Text.isHex(tape, key, HEX_HASH_CHARS)) {
            return "command.signature.key is not a hash in lower-case hex";
        }
        if (!Text.isBase64(tape, value, SIGNATURE_BASE64_CHARS)) {
            return "command.signature.value is not base64 of 64 bytes";
        }
        return null;
    }

    private @Nullable String previous() {
        previousSuites.clear();
        int end = tape.after(previous);
        for (int name = previous + 1; name < end; name = tape.after(name + 1)) {
            Suite suite = suiteNamed(name);
            if (suite == null) {
                return "previous names an unknown suite";
            }
            if (tape.kind(name + 1) != Kind.STRING || !Text.isHex(tape, name + 1, HEX_HASH_CHARS)) {
                return "previous." + suite.id() + " is not a hash in lower-case hex";
            }
            previousSuites.add(suite);
        }
        return previousSuites.isEmpty() ? "previous names no suite" : null;
    }

    private @Nullable Suite suiteNamed(int name) {
        for (Suite suite : SUITES) {
            if (tape.is(name, suite.id())) {
                return suite;
            }
        }
        return null;
    }

    private @Nullable String tags() {
        int end = tape.after(tags);
        int count = 0;
        int before = -1;
        for (int tag = tags + 1; tag < end; tag = tape.after(tag)) {
            if (tape.kind(tag) != Kind.STRING || !Text.isTag(tape, tag)) {
                return "tags[" + count + "] is not [a-z][a-z0-9-]{0,31}:[!-~]{1,128}";
            }
            if (before >= 0 && Text.compareBytes(tape, before, tag) >= 0) {
                return "tags are not sorted by bytes, each once";
            }
            before = tag;
            if (++count > TAGS_MAX) {
                return "more than " + TAGS_MAX + " tags";
            }
        }
        return null;
    }

    /// The values of the entry; the ranges point into its bytes.
    public JsonTape tape() {
        return tape;
    }

    /// The entry's own claim of its place.
    public long position() {
        return position;
    }

    /// When the writer recorded it, in milliseconds since 1970.
    public long recordedAtMillis() {
        return recordedAtMillis;
    }

    /// Which of the entries of its command this is, from 0.
    public long commandIndex() {
        return commandIndex;
    }

    /// How many entries its command has.
    public long commandCount() {
        return commandCount;
    }

    /// The suites that `previous` names.
    public Set<Suite> previousSuites() {
        return previousSuites;
    }

    /// Writes the 32 bytes of `previous` for a suite that it names.
    public void previousHash(Suite suite, byte[] out, int offset) {
        Text.hexBytes(tape, tape.member(previous, suite.id()), out, offset);
    }

    /// Writes the 16 bytes of the event's id.
    public void eventId(byte[] out) {
        Text.uuidBytes(tape, eventId, out);
    }

    /// Writes the 32 bytes of the command's digest.
    public void commandDigest(byte[] out, int offset) {
        Text.hexBytes(tape, digest, out, offset);
    }

    /// When the decision's basis was taken, in milliseconds since 1970.
    public long decidedAtMillis() {
        return decidedAtMillis;
    }

    /// Whether the decision was taken not later than the time in a node; not when that is no time.
    public boolean decidedBy(int time) {
        return Text.timeMillis(tape, time) >= decidedAtMillis;
    }

    /// The revision of the schema of `data`.
    public long revision() {
        return revisionNumber;
    }

    /// The person or service that acted.
    public String actorId() {
        return tape.text(tape.member(actor, "id"));
    }

    /// The role that the person or service acted in.
    public String actorRole() {
        return tape.text(tape.member(actor, "role"));
    }

    /// The node of `command.signature`, or a negative number.
    public int signature() {
        return signature;
    }

    /// The node of `command.client`.
    public int client() {
        return client;
    }

    /// The node of `command.id`.
    public int commandId() {
        return commandId;
    }

    /// Whether the actor signed.
    public boolean signed() {
        return signature >= 0;
    }

    /// The node of `data`.
    public int data() {
        return data;
    }

    /// The node of `log`.
    public int log() {
        return log;
    }

    /// The node of the array of tags.
    public int tagArray() {
        return tags;
    }

    /// The node of `type`.
    public int type() {
        return type;
    }
}
