package org.mingzhang.ledger.log.entry;

/// Something that an entry may not hold: which member, which rule, which value.
///
/// Invalid input, never a fault of the log; the same input fails again.
public final class EntryFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /// Enough of a value to find it; a message must not grow with the input.
    private static final int SHOWN_CHARS_MAX = 80;

    private final String member;
    private final String rule;
    private final String value;

    /// @param member JSON pointer to the member, empty for the whole
    /// @param rule the rule that is broken, as a sentence that says what is allowed
    /// @param value the value found; shortened if it is long
    public EntryFormatException(String member, String rule, String value) {
        super((member.isEmpty() ? "entry" : member) + ": " + rule + "; found " + shown(value));
        this.member = member;
        this.rule = rule;
        this.value = shown(value);
    }

    /// JSON pointer (RFC 6901) to the member; empty for the whole.
    public String member() {
        return member;
    }

    /// What is allowed there.
    public String rule() {
        return rule;
    }

    /// What was found, quoted, at most 80 characters of it, without control characters.
    public String value() {
        return value;
    }

    private static String shown(String value) {
        int end = Math.min(value.length(), SHOWN_CHARS_MAX);
        StringBuilder text = new StringBuilder(end + 8).append('\'');
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            boolean visible = c >= 0x20 && c != 0x7f && !Character.isSurrogate(c);
            if (visible) {
                text.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < end
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                text.append(c).append(value.charAt(++i));
            } else {
                text.append("\\u%04x".formatted((int) c));
            }
        }
        return text.append(end < value.length() ? "…'" : "'").toString();
    }
}
