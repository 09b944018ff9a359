package org.mingzhang.ledger.codec.shape;

import java.util.List;
import java.util.Optional;

/// One mistake in an input: where, which rule, and what stood there.
///
/// @param pointer a JSON Pointer (RFC 6901) to the member; empty for the whole input
/// @param rule the stable code of the rule, also the key of its messages and of its entry in
///   `docs/problems.md`
/// @param value what stood there, shortened; absent when nothing did or when it may be personal
/// @param facts what the message says beside the value, in the order that the message names them
public record Violation(String pointer, String rule, Optional<String> value, List<String> facts) {

    private static final int VALUE_CHARACTERS_MAX = 60;

    public Violation {
        value = value.map(Violation::shortened);
        facts = List.copyOf(facts);
    }

    private static String shortened(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "�");
        if (printable.codePointCount(0, printable.length()) <= VALUE_CHARACTERS_MAX) {
            return printable;
        }
        return printable.substring(0, printable.offsetByCodePoints(0, VALUE_CHARACTERS_MAX)) + "…";
    }
}
