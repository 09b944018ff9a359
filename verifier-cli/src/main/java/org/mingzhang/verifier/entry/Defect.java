package org.mingzhang.verifier.entry;

/// What is wrong with the bytes of one entry.
///
/// @param rule which family of rules is broken
/// @param message what, where and what was expected; quotes at most a few bytes of the entry
public record Defect(Rule rule, String message) {
    /// The family of rules.
    public enum Rule {
        /// Canonical form, strict values, known members, limits.
        ENCODING,
        /// `decidedAt` outside of `recordedAt` − 5 s … `recordedAt`.
        TIME
    }
}
