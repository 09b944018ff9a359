package org.mingzhang.api.cli;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Progress bars for people who wait for a command.
final class Bars {

    private static final int TERMINAL_UPDATE_MILLIS = 250;

    /// Where nobody looks at the line being redrawn, each update is a line of a log file.
    private static final int FILE_UPDATE_MILLIS = 5_000;

    private static final int BAR_WIDTH = 100;

    private Bars() {}

    /// A bar of unknown length, with its speed.
    ///
    /// @param unit what is counted, with a space before it
    @SuppressWarnings("SystemConsoleNull") // Whether it is a terminal is asked as well.
    static ProgressBar onStandardError(String title, String unit) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(0)
                .setUnit(unit, 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? TERMINAL_UPDATE_MILLIS : FILE_UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, BAR_WIDTH))
                .build();
    }
}
