package org.mingzhang.verifier.signing;

import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// The facts of a payment that may stand in a statement about it. They are kept as hashes, so that
/// a reviewer's statement can be compared with a submission that went by long ago.
final class PaymentFacts {
    /// The members of a submission, in order.
    static final List<String> NAMES =
            List.of(
                    "amount",
                    "attachments",
                    "contract",
                    "contractLine",
                    "expectedResult",
                    "invoices",
                    "line",
                    "payee",
                    "project",
                    "purpose",
                    "unit");

    /// Where the id of the payee is kept, by which a statement may name it.
    static final int PAYEE_ID = NAMES.size();

    static final int COUNT = NAMES.size() + 1;

    /// Without these a signature says nothing about the money.
    private static final List<String> REQUIRED = List.of("amount", "line", "payee", "purpose");

    private PaymentFacts() {}

    /// The hashes of the facts that an object has, 0 for those that it lacks.
    static long[] of(JsonTape tape, int object, KeyedHash keyed) {
        long[] facts = new long[COUNT];
        for (int i = 0; i < NAMES.size(); i++) {
            facts[i] = hash(tape, tape.member(object, NAMES.get(i)), keyed);
        }
        int payee = tape.member(object, "payee");
        if (payee >= 0 && tape.kind(payee) == Kind.OBJECT) {
            facts[PAYEE_ID] = hash(tape, tape.member(payee, "id"), keyed);
        } else if (payee >= 0) {
            facts[PAYEE_ID] = facts[NAMES.indexOf("payee")];
            facts[NAMES.indexOf("payee")] = 0;
        }
        return facts;
    }

    /// What a fact is called.
    static String name(int fact) {
        return fact == PAYEE_ID ? "payee" : NAMES.get(fact);
    }

    /// The first fact that a statement must name and does not.
    static Optional<String> missing(long[] facts) {
        return REQUIRED.stream()
                .filter(name -> facts[NAMES.indexOf(name)] == 0)
                .filter(name -> !name.equals("payee") || facts[PAYEE_ID] == 0)
                .findFirst();
    }

    /// Both texts are canonical, so that equal values are equal bytes; 0 when it is absent.
    private static long hash(JsonTape tape, int node, KeyedHash keyed) {
        if (node < 0) {
            return 0;
        }
        int start = tape.start(node);
        // A text lies between its quotes, so that it could look like a number.
        keyed.start().add(tape.kind(node) == Kind.STRING ? 1 : 0);
        keyed.add(tape.source(), start, tape.end(node) - start).end();
        return keyed.high() | 1;
    }
}
