package org.mingzhang.verifier.signing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.entry.EntryReader;

/// What the signatures need of one entry: the step of a payment that it is, and what was signed.
///
/// @param step empty for an entry that is signed and no step of a payment
/// @param paymentHigh with `paymentLow` the hash of the payment's name
/// @param facts of a submission
/// @param signed what the actor signed, or null
public record SignedEntry(
        Optional<PaymentStep> step,
        long paymentHigh,
        long paymentLow,
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
        Optional<PaymentStep> step =
                type.startsWith("payment.") ? PaymentStep.of(type) : Optional.empty();
        // A refusal records what came; nothing is done on the strength of its signature.
        boolean counts = entry.signed() && !type.endsWith("Refused");
        if (step.isEmpty() && !counts) {
            return Optional.empty();
        }
        SignedCommand signed = counts ? SignedCommand.read(entry, step, keyed) : null;
        Facts facts =
                step.filter(one -> one == PaymentStep.SUBMITTED).isPresent()
                        ? new Facts(PaymentFacts.of(entry.tape(), entry.data(), keyed))
                        : Facts.NONE;
        String payment = entry.tape().string(entry.data(), "payment");
        byte[] name = (payment == null ? "" : payment).getBytes(StandardCharsets.UTF_8);
        keyed.start().add(name, 0, name.length).end();
        return Optional.of(new SignedEntry(step, keyed.high(), keyed.low(), facts, signed));
    }
}
