package org.mingzhang.ledger.log.entry;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/// Tags: the keys under which an entry is found, for instance `line:2026-440100-205-30201`.
///
/// **Shape** `[a-z][a-z0-9-]{0,31}:[!-~]{1,128}`, other text percent-encoded UTF-8. They carry no
/// personal data. **Source** `docs/log-format.md`, section 2.
public final class Tags {

    /// How many tags an entry has at most.
    public static final int COUNT_MAX = 16;

    private static final int KEY_CHARS_MAX = 32;
    private static final int VALUE_CHARS_MAX = 128;
    private static final String HEX = "0123456789ABCDEF";
    private static final String FORM = "tag [a-z][a-z0-9-]{0,31}:[!-~]{1,128}";

    private Tags() {}

    /// The tag of a key and any text. `%`, spaces and everything that is not printable ASCII is
    /// percent-encoded, with upper-case digits, so that different texts give different tags.
    ///
    /// @throws EntryFormatException if key or encoded value has another form or length
    public static String tag(String key, String value) {
        String text = isPlain(value) ? key + ':' + value : encoded(key, value);
        // A key with a colon would pass as a shorter key.
        if (key.indexOf(':') >= 0 || !isTag(text)) {
            throw new EntryFormatException("/tags", FORM, text);
        }
        return text;
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '%') {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String key, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        StringBuilder tag = new StringBuilder(key.length() + 1 + bytes.length);
        tag.append(key).append(':');
        for (byte b : bytes) {
            if (b > ' ' && b <= '~' && b != '%') {
                tag.append((char) b);
            } else {
                tag.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return tag.toString();
    }

    /// Whether a text is a tag.
    public static boolean isTag(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon > KEY_CHARS_MAX || text.charAt(0) < 'a' || text.charAt(0) > 'z') {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        int valueLength = text.length() - colon - 1;
        if (valueLength < 1 || valueLength > VALUE_CHARS_MAX) {
            return false;
        }
        for (int i = colon + 1; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /// The tags as an entry holds them: sorted by bytes, each once.
    ///
    /// @throws EntryFormatException if one is not a tag, or more than 16 are left
    public static List<String> sorted(Collection<String> tags) {
        for (String tag : tags) {
            if (!isTag(tag)) {
                throw new EntryFormatException("/tags", FORM, tag);
            }
        }
        // Tags are ASCII, where the order of chars is the order of bytes.
        List<String> sorted =
                isAscending(tags) ? List.copyOf(tags) : tags.stream().sorted().distinct().toList();
        if (sorted.size() > COUNT_MAX) {
            throw new EntryFormatException("/tags", "at most 16 tags", sorted.size() + " tags");
        }
        return sorted;
    }

    private static boolean isAscending(Collection<String> tags) {
        String before = "";
        for (String tag : tags) {
            if (tag.compareTo(before) <= 0) {
                return false;
            }
            before = tag;
        }
        return true;
    }
}
