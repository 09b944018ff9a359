package org.mingzhang.api.browser;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.mingzhang.api.importing.Progress;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.Demonstration;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;

/// A ledger with the demonstration province as people meet it, started once for all tests in a
/// browser.
final class Province {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Province() {}

    private static final class Shared {
        private static final LedgerApplication APPLICATION = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(APPLICATION::close));
        }
    }

    private static LedgerApplication start() {
        LedgerApplication application =
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
                                ZoneId.of("Asia/Shanghai")));
        try {
            Demonstration.load(application.runtime(), Progress.NONE);
            LedgerRuntime runtime = application.runtime();
            runtime.readSide().runner().awaitPosition(runtime.queries().size() - 1, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return application;
    }

    /// The running ledger.
    static LedgerApplication ledger() {
        return Shared.APPLICATION;
    }

    /// Where it is.
    static String address() {
        return "http://localhost:" + ledger().port();
    }
}
