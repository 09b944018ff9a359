package org.mingzhang.api.importing.mapping;

/// Why a text cannot become a field. Thrown for a row of a file, so often that it has no stack.
public final class UnreadableText extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String value;

    /// Names the broken rule and what stood there.
    public UnreadableText(String rule, String value) {
        super(rule + ": " + value, null, false, false);
        this.rule = rule;
        this.value = value;
    }

    /// The stable code of the rule.
    public String rule() {
        return rule;
    }

    /// What stood there.
    public String value() {
        return value;
    }
}
