package org.mingzhang.verifier.rules;

/// A rule that an entry breaks; caught where the entry is replayed and made a finding.
final class BrokenRule extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param rule the rule's name, as in `docs/domain.md` and the refusals
    /// @param what the value and the limit
    BrokenRule(String rule, String what) {
        super(rule + ": " + what, null, false, false);
    }
}
