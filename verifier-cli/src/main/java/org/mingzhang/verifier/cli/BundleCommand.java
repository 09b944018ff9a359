package org.mingzhang.verifier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mingzhang.verifier.bundle.CaseBundle;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.schema.SchemaCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `verifier bundle`: one zip file that somebody handed over.
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks a case bundle, a zip file about a payment, a budget line or a query: its entries"
                    + " are in the log, and up to the newest tag index they are all there are.",
            ""
        },
        footer = {
            "",
            "Example",
            "  verifier bundle --keys vkeys.txt case.zip",
            "",
            "Without --keys the keys in the bundle are used; then nothing is shown but that it agrees",
            "with itself, and the exit status is 1."
        })
final class BundleCommand extends FileCommand {
    @Parameters(paramLabel = "ZIP", description = "The case bundle.")
    private Path zip = Path.of("");

    @Override
    ShortReport check(List<VerifierKey> keys, Optional<Policy> policy)
            throws IOException, MalformedException {
        return CaseBundle.check(zip, keys, policy, new SchemaCatalogue(Optional.empty()));
    }

    @Override
    boolean needsKeys() {
        return false;
    }

    @Override
    String files() {
        return zip.toString();
    }
}
