package org.mingzhang.verifier.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.TlogProof;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.entry.Defect;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.merkle.Proofs;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.ShortReport;

/// Checks that an entry is in a log, from a proof, the entry and keys.
public final class SingleProof {
    private SingleProof() {}

    /// Checks one proof.
    ///
    /// @throws MalformedException if the proof is none
    public static ShortReport check(
            byte[] proofFile, byte[] entry, List<VerifierKey> keys, Optional<Policy> policy)
            throws MalformedException {
        TlogProof proof = TlogProof.parse(proofFile);
        SignedCheckpoint signed = SignedCheckpoint.of(proof.note(), keys);
        List<Finding> findings = new ArrayList<>();
        signed.check(keys, policy, findings);
        checkEntry(proof, entry, signed, findings);
        return new ShortReport(
                "the proof of position " + proof.index() + " in " + signed.checkpoint().origin(),
                "the entry is at position "
                        + proof.index()
                        + " of the log as of size "
                        + signed.checkpoint().treeSize()
                        + " ("
                        + signed.suite().id()
                        + ")",
                findings,
                true,
                List.of());
    }

    static void checkEntry(
            TlogProof proof, byte[] entry, SignedCheckpoint signed, List<Finding> findings) {
        Suite suite = signed.suite();
        if (proof.claimed() != suite) {
            signed.add(
                    Code.BAD_SIGNATURE,
                    "the proof says that it is of suite "
                            + proof.claimed().id()
                            + ", its key is of "
                            + suite.id(),
                    findings);
        }
        TreeHasher hasher = suite.newHasher();
        boolean included =
                new Proofs(hasher)
                        .includes(
                                hasher.leaf(entry),
                                proof.index(),
                                signed.checkpoint().treeSize(),
                                proof.path(),
                                signed.checkpoint().root());
        if (!included) {
            add(
                    Code.ROOT_MISMATCH,
                    proof.index(),
                    "the proof does not lead from the entry to the root",
                    findings);
        }
        EntryReader reader = new EntryReader();
        Defect defect = reader.read(entry, 0, entry.length);
        if (defect != null) {
            Code code =
                    defect.rule() == Defect.Rule.TIME ? Code.TIME_REVERSAL : Code.ENTRY_ENCODING;
            add(code, proof.index(), defect.message(), findings);
        } else if (reader.position() != proof.index()) {
            add(
                    Code.POSITION_GAP,
                    proof.index(),
                    "the entry says that its position is " + reader.position(),
                    findings);
        } else if (!reader.tape()
                .text(reader.log())
                .equals(suite.logOrigin(signed.checkpoint().origin()).orElse(""))) {
            add(
                    Code.ENTRY_ENCODING,
                    proof.index(),
                    "the entry is of the log " + reader.tape().text(reader.log()),
                    findings);
        }
    }

    private static void add(Code code, long position, String message, List<Finding> findings) {
        findings.add(new Finding.AtEntry(code, position, message));
    }
}
