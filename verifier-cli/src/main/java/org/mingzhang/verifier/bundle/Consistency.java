package org.mingzhang.verifier.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.TlogProof;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.merkle.Proofs;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.ShortReport;

/// Checks that one checkpoint continues another.
public final class Consistency {
    private Consistency() {}

    /// Checks a consistency proof, one base64 hash a line.
    ///
    /// @throws MalformedException if a file is none of its kind
    public static ShortReport check(
            byte[] olderFile,
            byte[] newerFile,
            byte[] proofFile,
            List<VerifierKey> keys,
            Optional<Policy> policy)
            throws MalformedException {
        SignedCheckpoint older = SignedCheckpoint.of(SignedNote.parse(olderFile), keys);
        SignedCheckpoint newer = SignedCheckpoint.of(SignedNote.parse(newerFile), keys);
        List<String> lines =
                new ArrayList<>(
                        Arrays.asList(
                                new String(proofFile, StandardCharsets.US_ASCII).split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        List<Finding> findings = new ArrayList<>();
        older.check(keys, Optional.empty(), findings);
        newer.check(keys, policy, findings);
        Checkpoint first = older.checkpoint();
        Checkpoint second = newer.checkpoint();
        if (!first.origin().equals(second.origin())) {
            newer.add(Code.INCONSISTENT, "it is of another log than " + first.origin(), findings);
        } else if (first.treeSize() > second.treeSize()) {
            newer.add(Code.TRUNCATED, "the older one is of size " + first.treeSize(), findings);
        } else if (!new Proofs(newer.suite().newHasher())
                .consistent(
                        first.treeSize(),
                        first.root(),
                        second.treeSize(),
                        second.root(),
                        TlogProof.hashes(lines))) {
            newer.add(
                    Code.INCONSISTENT,
                    "the proof does not show that it continues the one of size " + first.treeSize(),
                    findings);
        }
        return new ShortReport(
                "two checkpoints of " + first.origin(),
                "the log of size "
                        + second.treeSize()
                        + " continues that of size "
                        + first.treeSize(),
                findings,
                true,
                List.of());
    }
}
