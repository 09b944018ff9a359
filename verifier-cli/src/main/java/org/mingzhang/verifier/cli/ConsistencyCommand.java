package org.mingzhang.verifier.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.bundle.Consistency;
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

/// `verifier consistency`: does one checkpoint continue another?
@Command(
        name = "consistency",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks that the log of a newer checkpoint continues that of an older one, from a proof"
                    + " of one base64 hash a line.",
            ""
        },
        footer = {
            "",
            "Example",
            "  verifier consistency --keys vkeys.txt kept-checkpoint checkpoint consistency.txt"
        })
final class ConsistencyCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLDER", description = "The checkpoint that you kept.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEWER", description = "The checkpoint of today.")
    private Path newer = Path.of("");

    @Parameters(index = "2", paramLabel = "PROOF", description = "The consistency proof.")
    private Path proof = Path.of("");

    @Option(names = "--keys", required = true, description = "The log's verification keys.")
    private Path keyFile = Path.of("");

    @Option(names = "--policy", description = "A witness policy that the newer one must meet.")
    private @Nullable Path policyFile;

    @Override
    public Integer call() throws SourceException {
        Optional<Policy> policy = KeyFile.policy(policyFile);
        List<VerifierKey> keys = new ArrayList<>(KeyFile.read(keyFile));
        policy.ifPresent(given -> keys.addAll(given.logs()));
        try {
            ShortReport report =
                    Consistency.check(
                            KeyFile.bytes(older),
                            KeyFile.bytes(newer),
                            KeyFile.bytes(proof),
                            keys,
                            policy);
            java.util.Objects.requireNonNull(spec).commandLine().getOut().print(report.text());
            java.util.Objects.requireNonNull(spec).commandLine().getOut().flush();
            return report.exitStatus();
        } catch (MalformedException e) {
            throw new SourceException(e.getMessage() == null ? "malformed" : e.getMessage());
        }
    }
}
