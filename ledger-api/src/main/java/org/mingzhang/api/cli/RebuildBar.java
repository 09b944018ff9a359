package org.mingzhang.api.cli;

import me.tongfei.progressbar.ProgressBar;
import org.mingzhang.projections.replay.Rebuild;
import org.mingzhang.projections.replay.RebuildProgress;

/// A rebuild of the read models with a bar on standard error.
final class RebuildBar {

    private RebuildBar() {}

    /// What is rebuilt.
    @FunctionalInterface
    interface Rebuilding {

        /// Rebuilds, and tells how far it is.
        Rebuild.Outcome run(RebuildProgress progress) throws InterruptedException;
    }

    static Rebuild.Outcome show(Rebuilding rebuild) throws InterruptedException {
        try (ProgressBar bar = Bars.onStandardError("Rebuilding", " entries")) {
            return rebuild.run((size, total, _) -> {
                bar.maxHint(Math.max(size, total));
                bar.stepTo(size);
            });
        }
    }
}
