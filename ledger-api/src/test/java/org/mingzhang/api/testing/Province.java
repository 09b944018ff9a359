package org.mingzhang.api.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.mingzhang.api.importing.Progress;
import org.mingzhang.api.wiring.Demonstration;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;

/// A ledger with the demonstration province as people meet it, started once for all tests of this
/// JVM. To load it takes half a minute, so that all JVMs of a build have copies of one.
public final class Province {

    /// The zone of its dates.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /// By how much the clock of the ledger is ahead.
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private static final InstantSource CLOCK = () -> Instant.now().plus(AHEAD.get());

    private Province() {}

    private static final class Shared {
        private static final LedgerApplication APPLICATION =
                TestLedger.filledOnce(
                        "province",
                        data -> StartSettings.embedded(data, true, "CNY", ZONE),
                        CLOCK,
                        runtime -> Demonstration.load(runtime, Progress.NONE));
        private static final long LOADED = APPLICATION.runtime().queries().size();
    }

    /// The running ledger.
    public static LedgerApplication ledger() {
        return Shared.APPLICATION;
    }

    /// How many entries the demonstration is; what follows is of tests.
    public static long size() {
        return Shared.LOADED;
    }

    /// What the clock of the ledger says.
    public static Instant now() {
        return CLOCK.instant();
    }

    /// Has time pass, for the sessions of all.
    public static void wait(Duration time) {
        AHEAD.updateAndGet(ahead -> ahead.plus(time));
    }

    /// Where it is.
    public static String address() {
        return "http://localhost:" + ledger().port();
    }
}
