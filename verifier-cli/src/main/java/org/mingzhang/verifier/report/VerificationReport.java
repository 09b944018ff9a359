package org.mingzhang.verifier.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.mingzhang.verifier.checkpoint.Checkpoint;

/// Everything a run found out.
///
/// @param source what was read
/// @param origin the log
/// @param entries how many entries were read
/// @param suites the suites that were checked
/// @param findings what is wrong
/// @param notEvaluated checks that this run could not make, and why
/// @param types entries by type
/// @param signedCommands entries whose command carries an actor's signature
/// @param remarks what an auditor should know that is not wrong
/// @param elapsed how long it took
public record VerificationReport(
        String source,
        String origin,
        long entries,
        List<SuiteReport> suites,
        Findings findings,
        Map<Code, String> notEvaluated,
        Map<String, Long> types,
        long signedCommands,
        List<String> remarks,
        Duration elapsed) {
    /// Defensive copies.
    public VerificationReport {
        suites = List.copyOf(suites);
        notEvaluated = Map.copyOf(notEvaluated);
        types = Map.copyOf(types);
        remarks = List.copyOf(remarks);
    }

    /// The answer. An empty log, or one without a checkpoint, is never verified.
    public Verdict verdict() {
        boolean nothing =
                entries == 0
                        || suites.isEmpty()
                        || suites.stream().anyMatch(suite -> suite.newest().isEmpty())
                        || coveredEntries() == 0;
        if (nothing || findings.total() > 0) {
            return Verdict.NOT_VERIFIED;
        }
        boolean given =
                suites.stream().allMatch(suite -> suite.trust() == SuiteReport.Trust.GIVEN_KEY);
        return given ? Verdict.VERIFIED : Verdict.INTERNAL_CONSISTENCY_ONLY;
    }

    /// How many entries, from the first, the newest checkpoints of all suites cover.
    public long coveredEntries() {
        return suites.stream()
                .mapToLong(suite -> suite.newest().map(Checkpoint::treeSize).orElse(0L))
                .min()
                .orElse(0);
    }

    /// 0 for verified, 1 for everything else.
    public int exitStatus() {
        return verdict() == Verdict.VERIFIED ? 0 : 1;
    }
}
