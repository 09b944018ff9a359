package org.mingzhang.verifier.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.bundle.SingleProof;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.source.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verifier proof`: one entry, one proof.
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks that one entry is in a log, from its proof (.tlog-proof) and the log's keys,"
                    + " without the log.",
            ""
        },
        footer = {
            "",
            "Example",
            "  verifier proof --keys vkeys.txt --entry entry-3.json proof-3.tlog-proof"
        })
final class ProofCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROOF", description = "The proof.")
    private Path proof = Path.of("");

    @Option(
            names = "--entry",
            required = true,
            description = "The entry's bytes, as they are hashed.")
    private Path entry = Path.of("");

    @Option(names = "--keys", required = true, description = "The log's verification keys.")
    private Path keyFile = Path.of("");

    @Option(names = "--policy", description = "A witness policy that must be met.")
    private @Nullable Path policyFile;

    @Override
    public Integer call() throws SourceException {
        Optional<Policy> policy = KeyFile.policy(policyFile);
        List<VerifierKey> keys = new ArrayList<>(KeyFile.read(keyFile));
        policy.ifPresent(given -> keys.addAll(given.logs()));
        try {
            ShortReport report =
                    SingleProof.check(KeyFile.bytes(proof), KeyFile.bytes(entry), keys, policy);
            java.util.Objects.requireNonNull(spec).commandLine().getOut().print(report.text());
            java.util.Objects.requireNonNull(spec).commandLine().getOut().flush();
            return report.exitStatus();
        } catch (MalformedException e) {
            throw new SourceException(proof + ": " + e.getMessage());
        }
    }
}
