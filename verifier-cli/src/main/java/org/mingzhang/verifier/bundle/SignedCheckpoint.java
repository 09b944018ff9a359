package org.mingzhang.verifier.bundle;

import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.SignatureVerdict;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;

/// A checkpoint that stands alone, and its suite, which is that of the key that signed it.
///
/// @param suite taken from the key whose name is the origin
public record SignedCheckpoint(Suite suite, Checkpoint checkpoint, SignedNote note) {
    /// Reads one; without a key of its origin, the origin's ending tells the suite.
    public static SignedCheckpoint of(SignedNote note, List<VerifierKey> keys)
            throws MalformedException {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Suite suite =
                keys.stream()
                        .filter(key -> key.name().equals(checkpoint.origin()))
                        .map(key -> Suite.of(key.algorithm()))
                        .findFirst()
                        .orElse(
                                Suite.SM3.logOrigin(checkpoint.origin()).isPresent()
                                        ? Suite.SM3
                                        : Suite.SHA256);
        return new SignedCheckpoint(suite, checkpoint, note);
    }

    /// Checks signature and quorum.
    public void check(List<VerifierKey> keys, Optional<Policy> policy, List<Finding> findings) {
        List<VerifierKey> own =
                keys.stream()
                        .filter(key ->
                                key.name().equals(checkpoint.origin())
                                        && key.algorithm() == suite.signature())
                        .toList();
        String wrong =
                switch (SignatureVerdict.of(note, own)) {
                    case VALID -> null;
                    case INVALID -> "the signature that names the log's key is not of that key";
                    case UNKNOWN_KEY -> "no signature is of a known key";
                };
        if (wrong != null) {
            add(Code.BAD_SIGNATURE, wrong, findings);
        }
        if (policy.isPresent() && !policy.get().isMet(suite, policy.get().signers(List.of(note)))) {
            add(Code.QUORUM_MISSING, "too few witnesses of the policy have signed it", findings);
        }
    }

    void add(Code code, String message, List<Finding> findings) {
        findings.add(new Finding.AtCheckpoint(code, suite, checkpoint.treeSize(), message));
    }
}
