package org.mingzhang.verifier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.bundle.CaseBundle;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.schema.SchemaCatalogue;
import org.mingzhang.verifier.source.SourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class BundleCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ZIP", description = "The case bundle.")
    private Path zip = Path.of("");

    @Option(names = "--keys", description = "The log's verification keys, from outside.")
    private @Nullable Path keyFile;

    @Option(names = "--policy", description = "A witness policy that must be met.")
    private @Nullable Path policyFile;

    @Override
    public Integer call() throws SourceException {
        Optional<Policy> policy = KeyFile.policy(policyFile);
        List<VerifierKey> keys = new ArrayList<>();
        if (keyFile != null) {
            keys.addAll(KeyFile.read(keyFile));
        }
        policy.ifPresent(given -> keys.addAll(given.logs()));
        try {
            ShortReport report =
                    CaseBundle.check(zip, keys, policy, new SchemaCatalogue(Optional.empty()));
            java.util.Objects.requireNonNull(spec).commandLine().getOut().print(report.text());
            java.util.Objects.requireNonNull(spec).commandLine().getOut().flush();
            return report.exitStatus();
        } catch (MalformedException e) {
            throw new SourceException(zip + ": " + e.getMessage());
        } catch (IOException e) {
            throw new SourceException("cannot read " + zip, e);
        }
    }
}
