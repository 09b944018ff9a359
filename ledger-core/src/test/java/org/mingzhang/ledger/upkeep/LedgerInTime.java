package org.mingzhang.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.TimeSource;
import org.mingzhang.ledger.testing.TestLedger;
import tools.jackson.databind.node.ObjectNode;

/// A ledger whose time a test moves on.
final class LedgerInTime implements AutoCloseable {

    private Duration later = Duration.ZERO;
    private final TestLedger ledger;
    private final LogReader reader;

    LedgerInTime(String name) {
        ledger =
                TestLedger.create(
                        name, new TimeSource(this::now, () -> System.nanoTime() + later.toNanos()));
        reader = new LogReader(ledger.database().reader(), ledger.log());
    }

    Instant now() {
        return Instant.now().plus(later);
    }

    /// Moves to a moment that much after the real one.
    void moveTo(Duration later) {
        this.later = later;
    }

    TestLedger ledger() {
        return ledger;
    }

    LogReader reader() {
        return reader;
    }

    /// The commands that the ledger gives itself.
    OwnCommands ownCommands() {
        return new OwnCommands(
                LedgerTypes.catalogue(), TestLedger.ORIGIN, TreeHashers.of(Suite.SHA256));
    }

    /// Sends a command that must hold.
    void send(String person, String role, ObjectNode command) {
        assertThat(ledger.submit(command, person, role)).isInstanceOf(Answer.Accepted.class);
    }

    /// The data of a command, to be filled.
    static ObjectNode data(ObjectNode command) {
        return (ObjectNode) command.get("data");
    }

    @Override
    public void close() {
        ledger.close();
    }
}
