package org.mingzhang.verifier.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.source.SourceException;
import org.mingzhang.verifier.witness.Witness;
import org.mingzhang.verifier.witness.WitnessKey;
import org.mingzhang.verifier.witness.WitnessServer;
import org.mingzhang.verifier.witness.WitnessState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `verifier witness`: signs checkpoints that continue each other, until it is stopped.
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a witness: it signs a log's checkpoint only if a proof shows that it continues the"
                    + " one it signed before. So a log cannot show two histories to two people who"
                    + " both ask for this witness's signature.",
            ""
        },
        footer = {
            "",
            "Make a key first, and give its public lines to the log's keeper and to auditors:",
            "  verifier keygen --name witness.example.gov/a --key witness.key",
            "Then, on a machine that the log's keeper does not run:",
            "  verifier witness --key witness.key --state witness.state --logs vkeys.txt",
            "",
            "The state file says what was signed. Never restore it from a backup: a witness that",
            "forgets can be made to contradict itself."
        })
final class WitnessCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--key", required = true, description = "The file with the witness's keys.")
    private Path keyFile = Path.of("");

    @Option(names = "--state", required = true, description = "The file that it remembers in.")
    private Path stateFile = Path.of("");

    @Option(
            names = "--logs",
            required = true,
            description = "The verification keys of the logs that it signs for, one a line.")
    private Path logsFile = Path.of("");

    @Option(names = "--address", defaultValue = "localhost", description = "Default: localhost.")
    private String address = "localhost";

    @Option(names = "--port", defaultValue = "8090", description = "Default: 8090.")
    private int port;

    @Override
    public Integer call() throws SourceException, IOException, InterruptedException {
        List<VerifierKey> logs = KeyFile.read(logsFile);
        try (WitnessState state = WitnessState.open(stateFile);
                WitnessServer server =
                        new WitnessServer(
                                new Witness(
                                        logs,
                                        WitnessKey.parse(KeyFile.text(keyFile)),
                                        state,
                                        Clock.systemUTC()),
                                new InetSocketAddress(address, port))) {
            java.util.Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(
                            "witness listens at http://"
                                    + address
                                    + ":"
                                    + server.address().getPort());
            new CountDownLatch(1).await();
            return 0;
        } catch (MalformedException e) {
            throw new SourceException(keyFile + " or " + stateFile + ": " + e.getMessage());
        }
    }
}
