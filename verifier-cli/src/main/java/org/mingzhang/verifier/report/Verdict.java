package org.mingzhang.verifier.report;

/// The answer to the auditor's question.
public enum Verdict {
    /// Nothing is wrong, and keys from outside signed it.
    VERIFIED("verified"),
    /// Nothing is wrong, but a key came with the data that it signs.
    INTERNAL_CONSISTENCY_ONLY("internal consistency only"),
    /// Something is wrong, or there is nothing to verify.
    NOT_VERIFIED("not verified");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// The verdict in words.
    public String words() {
        return words;
    }
}
