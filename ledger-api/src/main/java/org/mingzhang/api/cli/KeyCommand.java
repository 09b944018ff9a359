package org.mingzhang.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.ledger.crypto.SigningKeys;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.store.WriterState;
import org.mingzhang.ledger.upkeep.KeyClerk.KeyRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings in and ends the keys with which the log signs its checkpoints.
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        subcommands = {KeyCommand.ListAll.class, KeyCommand.Add.class, KeyCommand.Retire.class},
        description = {
            "Lists, adds and retires the keys with which the log signs its checkpoints.",
            "",
            "Stop the ledger first: these commands open it for a moment and write to the log. What"
                    + " they do is recorded there for ever, so that who trusts the first key can"
                    + " follow to the newest one."
        })
final class KeyCommand implements Runnable {

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: list, add or retire.");
    }

    /// What all of them need.
    static final class Opening {

        @Mixin private StorageOptions storage = new StorageOptions();

        @Option(
                names = "--unwitnessed",
                description = "go on although fewer witnesses can be asked than their quorum")
        private boolean unwitnessed;

        LedgerRuntime open() {
            StartSettings settings =
                    new StartSettings(
                                    "localhost",
                                    0,
                                    storage.data(),
                                    storage.database(),
                                    storage.embeddedPort(),
                                    false,
                                    storage.developmentIdentity(),
                                    Optional.empty(),
                                    "CNY",
                                    ZoneId.of("Asia/Shanghai"))
                            .watchedBy(StartSettings.Witnessing.usual().unwitnessed(unwitnessed));
            LedgerRuntime runtime = LedgerRuntime.open(settings);
            WriterState state = runtime.ledger().engine().state();
            if (!(state instanceof WriterState.Active)) {
                runtime.close();
                throw new StartRefused(
                        "the log cannot be written: " + state,
                        "stop the ledger that writes it, or do what it says");
            }
            return runtime;
        }
    }

    private static void print(PrintWriter out, SigningKeys keys) {
        for (SigningKeys.Held held : keys.all()) {
            boolean atHand =
                    keys.signers(held.key().suite()).stream()
                            .anyMatch(signer -> signer.key().equals(held.key()));
            String standing =
                    held.isRetired()
                            ? "retired at " + held.lastSize()
                            : atHand ? "signs" : "is not at hand";
            out.printf(
                    "%08x  %-6s  %-18s  %s%n",
                    held.key().keyId(), held.key().suite().id(), standing, held.key());
        }
    }

    /// Lists them.
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Prints every key that the log has had, the oldest first.")
    static final class ListAll implements Callable<Integer> {

        @Mixin private Opening opening = new Opening();

        @SuppressWarnings("NullAway.Init") // Picocli sets it.
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (LedgerRuntime runtime = opening.open()) {
                print(spec.commandLine().getOut(), runtime.signingKeys());
                return 0;
            }
        }
    }

    /// Adds one of each suite.
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a key of each suite, in a new file beside the others, and brings them into the"
                        + " log: the old keys vouch for them.",
                "",
                "From then on old and new sign every checkpoint. Hand the new vkeys.txt to the"
                        + " keepers of your witnesses before you retire the old ones."
            })
    static final class Add implements Callable<Integer> {

        @Mixin private Opening opening = new Opening();

        @SuppressWarnings("NullAway.Init") // Picocli sets it.
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (LedgerRuntime runtime = opening.open()) {
                Path file = runtime.addKeys();
                spec.commandLine().getOut().printf("New keys in %s; back it up.%n%n", file);
                print(spec.commandLine().getOut(), runtime.signingKeys());
                return 0;
            } catch (IOException e) {
                throw new StartRefused(
                        "the new keys cannot be stored: " + e.getMessage(),
                        "make room in the data directory; the log has not changed",
                        e);
            }
        }
    }

    /// Ends some.
    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Ends keys: what they signed up to the last size goes on to count, what they sign"
                        + " beyond counts for nothing.",
                "",
                "Destroy the file with the private keys afterwards. Without --last-size it is the size"
                        + " of the log now; a smaller one is possible down to the last checkpoint that"
                        + " no other key has signed."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  mingzhang key retire 759e67c0 1b8f3a55",
                "  mingzhang key retire 759e67c0 1b8f3a55 --last-size 73264"
            })
    static final class Retire implements Callable<Integer> {

        @Parameters(arity = "1..*", paramLabel = "ID", description = "key IDs, as 'list' shows")
        private List<String> ids = List.of();

        @Option(
                names = "--last-size",
                paramLabel = "N",
                description = "the largest checkpoint that counts (the size of the log)")
        private @Nullable Long lastSize;

        @Mixin private Opening opening = new Opening();

        @SuppressWarnings("NullAway.Init") // Picocli sets it.
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (LedgerRuntime runtime = opening.open()) {
                List<VerifierKey> keys = ids.stream().map(id -> find(runtime, id)).toList();
                for (VerifierKey key : keys) {
                    Long last = lastSize;
                    runtime.retireKey(key, last == null ? runtime.queries().size() : last);
                }
                print(spec.commandLine().getOut(), runtime.signingKeys());
                return 0;
            } catch (KeyRefusedException e) {
                throw new StartRefused(
                        "the key is not retired: " + e.reason(), "see 'mingzhang key list'", e);
            }
        }

        private static VerifierKey find(LedgerRuntime runtime, String id) {
            return runtime.signingKeys().all().stream()
                    .map(SigningKeys.Held::key)
                    .filter(key -> "%08x".formatted(key.keyId()).equals(id))
                    .findFirst()
                    .orElseThrow(() ->
                            new StartRefused(
                                    "the log has no key " + id, "see 'mingzhang key list'"));
        }
    }
}
