package org.mingzhang.verifier.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The tags that a schema derives from `data`: `<key>:<value>`, the value's bytes outside of `!` to
/// `~`, and `%` itself, written `%XX`.
///
/// **Source**: `docs/log-format.md` section 2, "Tags".
final class DerivedTags {
    private final List<String> tags = new ArrayList<>();
    private final boolean kept;

    private DerivedTags(boolean kept) {
        this.kept = kept;
    }

    static DerivedTags none() {
        return new DerivedTags(true);
    }

    /// Takes tags and forgets them.
    static DerivedTags ignored() {
        return new DerivedTags(false);
    }

    void add(String key, String value) {
        if (kept) {
            tags.add(key + ":" + encode(value));
        }
    }

    /// The tags in order, each once. Encoded tags are ASCII, so that the order is that of bytes.
    List<String> sorted() {
        Collections.sort(tags);
        List<String> unique = new ArrayList<>(tags.size());
        for (String tag : tags) {
            if (unique.isEmpty() || !unique.get(unique.size() - 1).equals(tag)) {
                unique.add(tag);
            }
        }
        return unique;
    }

    private static String encode(String value) {
        boolean plain = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            plain &= c >= '!' && c <= '~' && c != '%';
        }
        if (plain) {
            return value;
        }
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b >= '!' && b <= '~' && b != '%') {
                out.append((char) b);
            } else {
                out.append(String.format("%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
