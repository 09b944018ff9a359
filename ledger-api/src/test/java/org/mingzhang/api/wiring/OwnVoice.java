package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.decider.Command;

/// Has a ledger say what it says by itself, without waiting for the day on which it would.
public final class OwnVoice {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private OwnVoice() {}

    /// Sends a command of the ledger's own, which holds, and waits until pages show it.
    public static void says(LedgerApplication ledger, String id, Command command) {
        LedgerRuntime runtime = ledger.runtime();
        Answer answer =
                runtime.ledger().submit(runtime.ownCommands().submission(id, command)).join();
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        try {
            assertThat(
                            runtime.readSide()
                                    .runner()
                                    .awaitPosition(runtime.queries().size() - 1, PATIENCE))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
