package org.mingzhang.verifier.signing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.entry.EntryReader;

/// What the signatures need of one entry: the step of a payment that it is, and what was signed.
///
/// @param step empty for an entry that is signed and no such step
/// @param paymentHigh with `paymentLow` the hash of the payment's name, of a step of one
/// @param yearHigh with `yearLow` the hash of the division's fiscal year, of a step
/// @param decidedAtMillis since 1970
/// @param facts of a submission
/// @param signed what the actor signed, or null
public record SignedEntry(
        Optional<SignedStep> step,
        long paymentHigh,
        long paymentLow,
        long yearHigh,
        long yearLow,
        long decidedAtMillis,
        Facts facts,
        @Nullable SignedCommand signed) {
    /// Hashes of the facts of a submission; empty for other entries.
    static final class Facts {
        private static final Facts NONE = new Facts(new long[0]);

        private final long[] hashes;

        Facts(long[] hashes) {
            this.hashes = hashes;
        }

        long[] hashes() {
            return hashes;
        }
    }

    /// Takes it from the entry that was read last; nothing when it is neither signed nor a step.
    ///
    /// @param keyed of this thread, under the key of the run
    public static Optional<SignedEntry> of(String type, EntryReader entry, KeyedHash keyed) {
        Optional<SignedStep> step = SignedStep.of(type);
        // A refusal records what came; nothing is done on the strength of its signature.
        boolean counts = entry.signed() && !type.endsWith("Refused");
        if (step.isEmpty() && !counts && !type.equals("identity.KeyProposed")) {
            return Optional.empty();
        }
        SignedCommand signed = counts ? SignedCommand.read(entry, step, keyed) : null;
        Facts facts =
                step.filter(one -> one == SignedStep.SUBMITTED).isPresent()
                        ? new Facts(PaymentFacts.of(entry.tape(), entry.data(), keyed))
                        : Facts.NONE;
        hash(keyed, text(entry, "division") + "/" + text(entry, "fiscalYear"));
        long yearHigh = keyed.high();
        long yearLow = keyed.low();
        hash(keyed, text(entry, "payment"));
        return Optional.of(
                new SignedEntry(
                        step,
                        keyed.high(),
                        keyed.low(),
                        yearHigh,
                        yearLow,
                        entry.decidedAtMillis(),
                        facts,
                        signed));
    }

    private static String text(EntryReader entry, String member) {
        int node = entry.tape().member(entry.data(), member);
        return node < 0 ? "" : entry.tape().text(node);
    }

    private static void hash(KeyedHash keyed, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        keyed.start().add(bytes, 0, bytes.length).end();
    }
}
