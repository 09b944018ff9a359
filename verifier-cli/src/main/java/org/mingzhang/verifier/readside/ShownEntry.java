package org.mingzhang.verifier.readside;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.source.ReadRow;

/// What the read tables need of one entry: its envelope, and every text of its data under its path,
/// for instance `payee.name`. A list of texts is one text, a line for each; of a list of objects
/// each has its number in the path, as in `contracts.0.amount`.
public final class ShownEntry {
    private static final int ENVELOPE = 0;

    private final long position;
    private final String type;
    private final Map<String, String> values;

    private ShownEntry(long position, String type, Map<String, String> values) {
        this.position = position;
        this.type = type;
        this.values = values;
    }

    /// Takes it from the entry that was read last; nothing when no table shows its type.
    public static Optional<ShownEntry> of(String type, EntryReader entry) {
        if (!ReadSide.shows(type)) {
            return Optional.empty();
        }
        JsonTape tape = entry.tape();
        Map<String, String> values = new HashMap<>();
        int actor = tape.member(ENVELOPE, "actor");
        put(tape, actor, "actor.", values);
        values.put("recordedAt", tape.text(tape.member(ENVELOPE, "recordedAt")));
        put(tape, entry.data(), "", values);
        return Optional.of(new ShownEntry(entry.position(), type, values));
    }

    /// Whether a table has rows of entries of this type.
    public static boolean isShown(String type) {
        return ReadSide.shows(type);
    }

    private static void put(JsonTape tape, int object, String path, Map<String, String> values) {
        for (int name = object + 1; name < tape.after(object); name = tape.after(name + 1)) {
            String member = path + tape.text(name);
            int value = name + 1;
            switch (tape.kind(value)) {
                case OBJECT -> put(tape, value, member + ".", values);
                case ARRAY -> putList(tape, value, member, values);
                default -> values.put(member, tape.text(value));
            }
        }
    }

    private static void putList(
            JsonTape tape, int array, String member, Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        int objects = 0;
        for (int one = array + 1; one < tape.after(array); one = tape.after(one)) {
            switch (tape.kind(one)) {
                case STRING -> lines.append(lines.isEmpty() ? "" : "\n").append(tape.text(one));
                case OBJECT -> put(tape, one, member + "." + objects++ + ".", values);
                default -> {}
            }
        }
        if (!lines.isEmpty()) {
            values.put(member, lines.toString());
        }
    }

    long position() {
        return position;
    }

    String type() {
        return type;
    }

    Optional<String> find(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /// The text at a path, or that of no value.
    String text(String path) {
        return values.getOrDefault(path, ReadRow.NULL);
    }

    /// The amount at a path in minor units; the schema has checked its form.
    long minorUnits(String path) {
        return Long.parseLong(text(path).replace(".", ""));
    }
}
