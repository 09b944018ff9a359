package org.mingzhang.api.importing;

import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A bar with rate and remaining time on a terminal. Thread-safe.
public final class ConsoleProgress implements Progress {

    private static final int TERMINAL_UPDATE_MILLIS = 250;

    /// Where nobody looks at the line being redrawn, each update is a line of a log file.
    private static final int FILE_UPDATE_MILLIS = 10_000;

    private final String title;
    private final PrintStream out;
    private final boolean terminal;
    private final ReentrantLock lock = new ReentrantLock();

    /// Guarded by the lock.
    private @Nullable ProgressBar bar;

    /// A bar on a stream.
    ///
    /// @param title what goes on
    /// @param terminal whether a person watches it
    public ConsoleProgress(String title, PrintStream out, boolean terminal) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
    }

    /// A bar on the standard error.
    @SuppressWarnings("SystemConsoleNull") // Whether it is a terminal is asked as well.
    public static ConsoleProgress onStandardError(String title) {
        Console console = System.console();
        return new ConsoleProgress(title, System.err, console != null && console.isTerminal());
    }

    @Override
    public void begin(long commands) {
        lock.lock();
        try {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(title)
                            .setInitialMax(commands)
                            .setUnit(" commands", 1)
                            .showSpeed()
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(
                                    terminal ? TERMINAL_UPDATE_MILLIS : FILE_UPDATE_MILLIS)
                            .setConsumer(new ConsoleProgressBarConsumer(out, 100))
                            .build();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void step() {
        lock.lock();
        try {
            if (bar != null) {
                bar.step();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
