package org.mingzhang.verifier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.source.SourceException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A question about files that somebody handed over: keys and policy in, one short report out.
abstract class FileCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private TrustOptions trust = new TrustOptions();

    /// Answers the question.
    abstract ShortReport check(List<VerifierKey> keys, Optional<Policy> policy)
            throws SourceException, IOException, MalformedException;

    /// Whether the question makes no sense without a key from outside.
    boolean needsKeys() {
        return true;
    }

    /// The files in question, for the message when they cannot be read.
    abstract String files();

    @Override
    public Integer call() throws SourceException {
        List<VerifierKey> keys = trust.keys();
        CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
        if (keys.isEmpty() && needsKeys()) {
            throw new picocli.CommandLine.ParameterException(
                    command.commandLine(), "give the log's keys with --keys or --policy");
        }
        try {
            ShortReport report = check(keys, trust.policy());
            PrintWriter out = command.commandLine().getOut();
            out.print(report.text());
            out.flush();
            return report.exitStatus();
        } catch (MalformedException e) {
            throw new SourceException(files() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new SourceException("cannot read " + files(), e);
        }
    }
}
