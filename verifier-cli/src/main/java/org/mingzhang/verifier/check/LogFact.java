package org.mingzhang.verifier.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;

/// What an entry says about the log itself. The format defines these types, so that they are
/// understood without a schema.
///
/// **Source**: `docs/log-format.md` sections 2 and 9.
sealed interface LogFact {
    /// The types that the format itself defines.
    Set<String> TYPES =
            Set.of(
                    Genesis.TYPE,
                    "log.SchemaPublished",
                    "log.KeyAdded",
                    "log.KeyRetired",
                    "log.TagIndexCommitted");

    /// A schema counts from here on.
    record SchemaPublished(String type, long revision, String digest) implements LogFact {}

    /// A key brings in another.
    record KeyAdded(Suite suite, String key, String by, String signature) implements LogFact {}

    /// A key ends.
    record KeyRetired(Suite suite, String key, long lastSize) implements LogFact {}

    /// The root over the counts of all tags.
    record TagIndexCommitted(long size, long tags, Map<Suite, String> roots) implements LogFact {
        public TagIndexCommitted {
            roots = Map.copyOf(roots);
        }
    }

    /// A fact of the format that could not be read.
    record Malformed(String type) implements LogFact {}

    /// Reads it from the entry that was read last; nothing for other types.
    static Optional<LogFact> of(String type, EntryReader entry) {
        if (!type.startsWith("log.") || !TYPES.contains(type) || type.equals(Genesis.TYPE)) {
            return Optional.empty();
        }
        Members data = new Members(entry.tape(), entry.data());
        LogFact fact =
                switch (type) {
                    case "log.SchemaPublished" ->
                            new SchemaPublished(
                                    data.text("type"),
                                    data.number("revision"),
                                    data.text("digest"));
                    case "log.KeyAdded" ->
                            new KeyAdded(
                                    data.suite(),
                                    data.text("key"),
                                    data.text("by"),
                                    data.text("signature"));
                    case "log.KeyRetired" ->
                            new KeyRetired(data.suite(), data.text("key"), data.number("lastSize"));
                    default ->
                            new TagIndexCommitted(
                                    data.number("size"), data.number("tags"), data.roots());
                };
        return Optional.of(data.missing ? new Malformed(type) : fact);
    }

    /// Reads members and notes when one is not there.
    final class Members {
        private final JsonTape tape;
        private final int object;
        private boolean missing;

        Members(JsonTape tape, int object) {
            this.tape = tape;
            this.object = object;
        }

        String text(String name) {
            @Nullable String text = tape.string(object, name);
            missing |= text == null;
            return text == null ? "" : text;
        }

        long number(String name) {
            int node = tape.member(object, name);
            boolean there = node >= 0 && tape.kind(node) == JsonTape.Kind.INTEGER;
            missing |= !there;
            return there ? tape.integer(node) : 0;
        }

        Suite suite() {
            Optional<Suite> suite = Suite.of(text("suite"));
            missing |= suite.isEmpty();
            return suite.orElse(Suite.SHA256);
        }

        Map<Suite, String> roots() {
            Map<Suite, String> roots = new EnumMap<>(Suite.class);
            int node = tape.member(object, "root");
            missing |= node < 0;
            for (Suite suite : Suite.values()) {
                @Nullable String root = node < 0 ? null : tape.string(node, suite.id());
                if (root != null) {
                    roots.put(suite, root);
                }
            }
            return roots;
        }
    }
}
