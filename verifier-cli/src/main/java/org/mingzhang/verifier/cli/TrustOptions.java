package org.mingzhang.verifier.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.source.SourceException;
import picocli.CommandLine.Option;

/// Whom the auditor trusts: the log's keys, and the witnesses that must have signed.
final class TrustOptions {
    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "The log's verification keys from outside, one a line (name+hash+base64);"
                            + " repeatable.")
    private List<Path> keyFiles = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A witness policy (C2SP tlog-policy): which logs and witnesses you trust, and"
                            + " how many witnesses must have signed the newest checkpoint.")
    private @Nullable Path policyFile;

    Optional<Policy> policy() throws SourceException {
        return KeyFile.policy(policyFile);
    }

    /// The keys of the files and of the policy; none is an answer too.
    List<VerifierKey> keys() throws SourceException {
        List<VerifierKey> keys = new ArrayList<>();
        for (Path file : keyFiles) {
            keys.addAll(KeyFile.read(file));
        }
        policy().ifPresent(given -> keys.addAll(given.logs()));
        return keys;
    }
}
