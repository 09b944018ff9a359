package org.mingzhang.verifier.signing;

import java.util.List;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// The facts of a payment that every statement about it repeats. They are kept as hashes, so that a
/// reviewer's statement can be compared with a submission that went by long ago.
///
/// **Source**: `docs/log-format.md` section 3.
final class PaymentFacts {
    /// The members of a submission, in order.
    static final List<String> NAMES = List.of("amount", "attachments", "line", "payee", "purpose");

    private PaymentFacts() {}

    /// The hashes of the facts that an object has, 0 for those that it lacks. Both texts are
    /// canonical, so that equal values are equal bytes.
    static long[] of(JsonTape tape, int object, KeyedHash keyed) {
        long[] facts = new long[NAMES.size()];
        for (int i = 0; i < facts.length; i++) {
            int node = tape.member(object, NAMES.get(i));
            facts[i] = node < 0 ? 0 : hash(tape, node, keyed);
        }
        return facts;
    }

    private static long hash(JsonTape tape, int node, KeyedHash keyed) {
        int start = tape.start(node);
        // A text lies between its quotes, so that it could look like a number.
        keyed.start().add(tape.kind(node) == Kind.STRING ? 1 : 0);
        keyed.add(tape.source(), start, tape.end(node) - start).end();
        return keyed.high() | 1;
    }
}
