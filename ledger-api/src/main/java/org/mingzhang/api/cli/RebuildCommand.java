package org.mingzhang.api.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.wiring.RebuildAccess;
import org.mingzhang.projections.replay.Rebuild;
import org.mingzhang.projections.replay.StateDigest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Builds the read models again from the log.
///
/// Exit status: 0 they say the same as before, 1 they do not or it failed.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Builds all read models again from the first entry, beside the live ones, and switches.",
            "",
            "The ledger may run meanwhile. The digest of what the read models say is printed before"
                    + " and after, at the same position: it must be the same."
        })
final class RebuildCommand implements Callable<Integer> {

    @Mixin private StorageOptions storage = new StorageOptions();

    @Option(
            names = "--log",
            paramLabel = "ORIGIN",
            description = "the log, where the database has several")
    private @Nullable String log;

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (RebuildAccess access = storage.readModels(Optional.ofNullable(log))) {
            Optional<StateDigest> before = access.digest(OptionalLong.empty());
            before.ifPresentOrElse(
                    digest -> print(out, "Before", digest),
                    () -> out.println("Before   nothing was built"));
            out.flush();
            Rebuild.Outcome outcome = rebuild(access);
            out.printf(
                    "Rebuilt  %d entries in %.1f s, %d entries/s%n",
                    outcome.size(),
                    outcome.elapsed().toMillis() / 1000.0,
                    outcome.size() * 1000 / Math.max(1, outcome.elapsed().toMillis()));
            OptionalLong size =
                    before.isPresent()
                            ? OptionalLong.of(before.get().size())
                            : OptionalLong.empty();
            StateDigest after = access.digest(size).orElseThrow();
            print(out, "After", after);
            boolean same = before.isEmpty() || before.get().digest().equals(after.digest());
            out.println(
                    same
                            ? "The read models say the same as before."
                            : "The read models differ from before. What they say now follows from"
                                    + " the log; look into why the old ones did not.");
            out.flush();
            return same ? 0 : 1;
        }
    }

    private static void print(PrintWriter out, String when, StateDigest digest) {
        out.printf("%-8s sha256 %s at position %d%n", when, digest.digest(), digest.size() - 1);
    }

    private static Rebuild.Outcome rebuild(RebuildAccess access) throws InterruptedException {
        try (ProgressBar bar = Bars.onStandardError("Rebuilding", " entries")) {
            return access.rebuild((size, total, _) -> {
                bar.maxHint(Math.max(size, total));
                bar.stepTo(size);
            });
        }
    }
}
