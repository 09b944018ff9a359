package org.mingzhang.verifier.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.bundle.SingleProof;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.source.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class ProofCommand extends FileCommand {
    @Parameters(paramLabel = "PROOF", description = "The proof.")
    private Path proof = Path.of("");

    @Option(
            names = "--entry",
            required = true,
            paramLabel = "FILE",
            description = "The entry's bytes, as they are hashed.")
    private Path entry = Path.of("");

    @Override
    ShortReport check(List<VerifierKey> keys, Optional<Policy> policy)
            throws SourceException, MalformedException {
        return SingleProof.check(KeyFile.bytes(proof), KeyFile.bytes(entry), keys, policy);
    }

    @Override
    String files() {
        return proof.toString();
    }
}
