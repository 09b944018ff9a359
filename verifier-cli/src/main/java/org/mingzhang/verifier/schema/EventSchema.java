package org.mingzhang.verifier.schema;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
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
    public record Verdict(@Nullable String data, @Nullable String tags) {}

    /// Checks the entry that was read last.
    public Verdict check(EntryReader entry) {
        JsonTape tape = entry.tape();
        DerivedTags derived = DerivedTags.none();
        String wrong = root.defect(tape, entry.data(), "data", derived);
        if (wrong != null) {
            return new Verdict(wrong, null);
        }
        return new Verdict(null, tagDefect(tape, entry.tagArray(), derived.sorted()));
    }

    private static @Nullable String tagDefect(JsonTape tape, int array, List<String> derived) {
        int i = 0;
        for (int tag = array + 1; tag < tape.after(array); tag = tape.after(tag)) {
            if (i == derived.size() || !tape.text(tag).equals(derived.get(i))) {
                return i < derived.size()
                        ? "the schema derives " + derived.get(i) + ", here is " + tape.text(tag)
                        : "the schema does not derive " + tape.text(tag);
            }
            i++;
        }
        return i == derived.size() ? null : "the schema derives " + derived.get(i) + " as well";
    }
}
