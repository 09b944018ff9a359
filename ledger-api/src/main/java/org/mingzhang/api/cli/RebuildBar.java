package org.mingzhang.api.cli;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.mingzhang.projections.replay.Rebuild;
import org.mingzhang.projections.replay.RebuildProgress;

/// A rebuild of the read models with a bar on standard error.
final class RebuildBar {

    private static final int TERMINAL_UPDATE_MILLIS = 250;

    /// Where nobody looks at the line being redrawn, each update is a line of a log file.
    private static final int FILE_UPDATE_MILLIS = 5_000;

    private static final int BAR_WIDTH = 100;

    private RebuildBar() {}

    /// What is rebuilt.
    @FunctionalInterface
    interface Rebuilding {

        /// Rebuilds, and tells how far it is.
        Rebuild.Outcome run(RebuildProgress progress) throws InterruptedException;
    }

    @SuppressWarnings("SystemConsoleNull") // Whether it is a terminal is asked as well.
    static Rebuild.Outcome show(Rebuilding rebuild) throws InterruptedException {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        try (ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName("Rebuilding")
                        .setInitialMax(0)
                        .setUnit(" entries", 1)
                        .showSpeed()
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(
                                terminal ? TERMINAL_UPDATE_MILLIS : FILE_UPDATE_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err, BAR_WIDTH))
                        .build()) {
            return rebuild.run((size, total, _) -> {
                bar.maxHint(Math.max(size, total));
                bar.stepTo(size);
            });
        }
    }
}
