package org.mingzhang.verifier.report;

import java.io.PrintStream;
import java.util.Locale;

/// One line on a terminal that is written again while entries pass. For one thread.
public final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long INTERVAL_NANOS = 200_000_000;

    private final PrintStream terminal;
    private final long total;
    private final long start = System.nanoTime();
    private long shown = start;

    /// A bar for about `total` entries.
    public ProgressBar(PrintStream terminal, long total) {
        this.terminal = terminal;
        this.total = total;
    }

    /// `done` entries have passed.
    public void update(long done) {
        long now = System.nanoTime();
        if (now - shown < INTERVAL_NANOS) {
            return;
        }
        shown = now;
        double rate = done * 1e9 / (now - start);
        double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
        int filled = (int) (share * WIDTH);
        terminal.printf(
                Locale.ROOT,
                "\r%s%s %3d %%  %,d of %,d  %,.0f/s  %,d s left \u001b[K",
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                (int) (share * 100),
                done,
                total,
                rate,
                (long) (Math.max(0, total - done) / Math.max(1, rate)));
        terminal.flush();
    }

    /// Removes the line.
    public void end() {
        terminal.print("\r\u001b[K");
        terminal.flush();
    }
}
