package org.mingzhang.verifier.schema;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Digests;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;

/// The schema of one event type and revision. Safe for use by several threads.
public final class EventSchema {
    private final String name;
    private final byte[] file;
    private final SchemaNode root;

    /// A worker checks many entries; the tags of one are forgotten when the next comes.
    private static final ThreadLocal<DerivedTags> TAGS = ThreadLocal.withInitial(DerivedTags::new);

    private EventSchema(String name, byte[] file, SchemaNode root) {
        this.name = name;
        this.file = file;
        this.root = root;
    }

    static EventSchema parse(String name, byte[] file) throws SchemaException {
        String text = new String(file, StandardCharsets.UTF_8);
        return new EventSchema(name, file, SchemaNode.compile(JsonText.parse(text)));
    }

    /// `<type>.<revision>`.
    public String name() {
        return name;
    }

    /// The digest by which a log names the schema, in lower-case hex.
    public String digest(Suite suite) {
        return HexFormat.of().formatHex(Digests.of(suite, file));
    }

    /// What a schema says about one entry.
    ///
    /// @param data what is wrong with its data, or null
    /// @param tags what is wrong with its tags, or null
    public record Verdict(@Nullable String data, @Nullable String tags) {
        private static final Verdict RIGHT = new Verdict(null, null);
    }

    /// Checks the entry that was read last.
    public Verdict check(EntryReader entry) {
        JsonTape tape = entry.tape();
        DerivedTags derived = TAGS.get();
        derived.clear();
        String wrong = root.defect(tape, entry.data(), derived);
        if (wrong != null) {
            return new Verdict("data" + wrong, null);
        }
        derived.sort();
        String wrongTag = tagDefect(tape, entry.tagArray(), derived);
        return wrongTag == null ? Verdict.RIGHT : new Verdict(null, wrongTag);
    }

    private static @Nullable String tagDefect(JsonTape tape, int array, DerivedTags derived) {
        int i = 0;
        for (int tag = array + 1; tag < tape.after(array); tag = tape.after(tag)) {
            if (i == derived.count() || !derived.is(i, tape, tag)) {
                return i < derived.count()
                        ? "the schema derives " + derived.text(i) + ", here is " + tape.text(tag)
                        : "the schema does not derive " + tape.text(tag);
            }
            i++;
        }
        return i == derived.count() ? null : "the schema derives " + derived.text(i) + " as well";
    }
}
