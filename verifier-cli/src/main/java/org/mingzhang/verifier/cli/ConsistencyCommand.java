package org.mingzhang.verifier.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.bundle.Consistency;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.source.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
final class ConsistencyCommand extends FileCommand {
    @Parameters(index = "0", paramLabel = "OLDER", description = "The checkpoint that you kept.")
    private Path older = Path.of("");

    @Parameters(index = "1", paramLabel = "NEWER", description = "The checkpoint of today.")
    private Path newer = Path.of("");

    @Parameters(index = "2", paramLabel = "PROOF", description = "The consistency proof.")
    private Path proof = Path.of("");

    @Override
    ShortReport check(List<VerifierKey> keys, Optional<Policy> policy)
            throws SourceException, MalformedException {
        return Consistency.check(
                KeyFile.bytes(older), KeyFile.bytes(newer), KeyFile.bytes(proof), keys, policy);
    }

    @Override
    String files() {
        return older + ", " + newer + ", " + proof;
    }
}
