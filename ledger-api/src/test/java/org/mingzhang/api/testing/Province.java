package org.mingzhang.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mingzhang.api.importing.Progress;
import org.mingzhang.api.wiring.Demonstration;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;

/// A ledger with the demonstration province as people meet it, started once for all tests of this
/// JVM: to load it takes half a minute.
public final class Province {

    /// The zone of its dates.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// By how much the clock of the ledger is ahead.
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private static final InstantSource CLOCK = () -> Instant.now().plus(AHEAD.get());

    private Province() {}

    private static final class Shared {
        private static final LedgerApplication APPLICATION = start();
        private static final long LOADED = APPLICATION.runtime().queries().size();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(APPLICATION::close));
        }
    }

    private static LedgerApplication start() {
        try {
            return loaded(
                    LedgerApplication.start(
                            new StartSettings(
                                    "localhost",
                                    0,
                                    TestLedger.newDataDirectory(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    true,
                                    true,
                                    Optional.empty(),
                                    "CNY",
                                    ZONE),
                            CLOCK));
        } catch (RuntimeException | InterruptedException e) {
            // An exception would lose its message on the way out of an initialiser.
            throw new AssertionError("there is no province: " + e, e);
        }
    }

    private static LedgerApplication loaded(LedgerApplication application)
            throws InterruptedException {
        LedgerRuntime runtime = application.runtime();
        Demonstration.load(runtime, Progress.NONE);
        assertThat(
                        runtime.readSide()
                                .runner()
                                .awaitPosition(runtime.queries().size() - 1, PATIENCE))
                .isTrue();
        return application;
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
