package org.mingzhang.verifier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.source.SourceException;
import org.mingzhang.verifier.witness.WitnessKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `verifier keygen`: makes a witness's keys.
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description =
                "Makes the keys of a witness, one for each suite, in a new file, and prints the public"
                        + " lines as a policy wants them.")
final class KeygenCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--name",
            required = true,
            description = "The witness's name, for instance witness.example.gov/a.")
    private String name = "";

    @Option(names = "--key", required = true, description = "The new file.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws SourceException {
        try {
            for (WitnessKey key : WitnessKey.create(file, name)) {
                java.util.Objects.requireNonNull(spec)
                        .commandLine()
                        .getOut()
                        .println("witness " + key.suite().id() + " " + key.publicKey().line());
            }
            return 0;
        } catch (MalformedException e) {
            throw new SourceException("--name: " + e.getMessage());
        } catch (IOException e) {
            throw new SourceException("cannot write " + file, e);
        }
    }
}
