package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.verifier.check.KeyRing.Standing;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;

/// Which sizes of one suite were signed by whom, and what is wrong with that. Sizes arrive in
/// order.
final class SignatureBook {
    /// Checkpoints of untrusted keys that wait for a trusted one above them; more are one finding.
    private static final int WAITING_MAX = 10_000;

    private final Suite suite;
    private final Findings findings;
    private final List<Long> waiting = new ArrayList<>();
    private long trustedSize = -1;

    SignatureBook(Suite suite, Findings findings) {
        this.suite = suite;
        this.findings = findings;
    }

    /// What the signatures of the checkpoint of this size came to.
    void add(long size, Standing standing) {
        switch (standing) {
            case TRUSTED -> {
                trustedSize = Math.max(trustedSize, size);
                waiting.removeIf(lower -> lower <= trustedSize);
            }
            case NAMED -> {
                if (size > trustedSize && waiting.size() < WAITING_MAX) {
                    waiting.add(size);
                }
            }
            case RETIRED, WRONG, UNKNOWN -> bad(size, defect(standing));
        }
    }

    static String defect(Standing standing) {
        return switch (standing) {
            case TRUSTED, NAMED -> "";
            case RETIRED -> "only keys signed it that had been retired at a smaller size";
            case WRONG -> "the signature that names the log's key is not of that key";
            case UNKNOWN -> "no signature is of a known key";
        };
    }

    /// A checkpoint that somebody kept, judged by all that is known at the end.
    void addHeld(String place, SignedNote note, long size, List<KeyRing.Held> keys) {
        Standing standing = KeyRing.standing(note, size, keys);
        if (standing == Standing.NAMED && size > trustedSize) {
            bad(size, place + ": it is signed by a key that only the log itself names");
        } else if (standing != Standing.NAMED && standing != Standing.TRUSTED) {
            bad(size, place + ": " + defect(standing));
        }
    }

    /// The largest size that a trusted key signed, or −1.
    long trustedSize() {
        return trustedSize;
    }

    void end() {
        for (long size : waiting) {
            bad(
                    size,
                    "it is signed by a key that only the log itself names, and by no key you trust");
        }
    }

    private void bad(long size, String message) {
        findings.add(new Finding.AtCheckpoint(Code.BAD_SIGNATURE, suite, size, message));
    }
}
