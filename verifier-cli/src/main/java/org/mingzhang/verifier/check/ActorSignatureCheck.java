package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.signing.ActorSignatures;
import org.mingzhang.verifier.signing.SignedEntry;
import org.mingzhang.verifier.signing.SigningFact;

/// Hands the entries to {@link ActorSignatures} in order, and their curves to other threads, a
/// batch at a time.
final class ActorSignatureCheck {
    private static final int BATCH = 64;
    private static final int BATCHES_MAX = 8;

    private final ActorSignatures signatures;
    private final Set<Suite> suites;
    private final Findings findings;
    private final WorkQueue<List<Finding>> queue;
    private List<ActorSignatures.Claim> batch = new ArrayList<>(BATCH);

    ActorSignatureCheck(
            ActorSignatures signatures,
            Set<Suite> suites,
            ExecutorService executor,
            Findings findings) {
        this.signatures = signatures;
        this.suites = suites;
        this.findings = findings;
        queue = new WorkQueue<>(executor, BATCHES_MAX);
    }

    /// The next entry.
    void next(ChunkResult result, int i) throws InterruptedException, ExecutionException {
        long position = result.chunk.position(i);
        SigningFact fact = result.signingFacts.get(i);
        if (fact != null) {
            signatures.fact(position, fact);
        }
        SignedEntry entry = result.signed.get(i);
        if (entry != null) {
            Map<Suite, Hash32> leaves = new EnumMap<>(Suite.class);
            for (Suite suite : suites) {
                leaves.put(suite, Hash32.at(result.of(suite).leaves, i * TreeHasher.HASH_BYTES));
            }
            signatures.next(position, entry, leaves).ifPresent(batch::add);
        }
        findings.addAll(signatures.takeFindings());
        if (batch.size() == BATCH) {
            submit();
        }
    }

    private void submit() throws InterruptedException, ExecutionException {
        if (queue.isFull()) {
            findings.addAll(queue.take());
        }
        List<ActorSignatures.Claim> claims = batch;
        batch = new ArrayList<>(BATCH);
        queue.submit(() -> claims.stream().flatMap(claim -> claim.check().stream()).toList());
    }

    void end() throws InterruptedException, ExecutionException {
        submit();
        while (!queue.isEmpty()) {
            findings.addAll(queue.take());
        }
    }

    long checked() {
        return signatures.checked();
    }
}
