package org.mingzhang.api.alerts;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.mingzhang.api.alerts.AlertSettings.Channel;
import org.mingzhang.api.feed.BackOff;
import org.mingzhang.api.feed.LogSignal;
import org.mingzhang.api.feed.Threads;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has every channel follow the log, each on a thread of its own, on the node that writes. A
/// channel that is new begins with what happens from now on.
public final class AlertDispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertDispatcher.class);

    private static final int BATCH_ENTRIES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STANDBY_PAUSE = Duration.ofSeconds(1);

    private final AlertTable table;
    private final LogReader reader;
    private final LogSignal signal;
    private final BooleanSupplier writes;
    private final AlertTexts texts = new AlertTexts();
    private final Set<String> types = Set.copyOf(texts.types());
    private final List<Thread> threads;
    private volatile boolean closed;

    /// Starts.
    ///
    /// @param writes whether this node is the one that writes
    public AlertDispatcher(
            List<Channel> channels,
            AlertTable table,
            LogReader reader,
            LogSignal signal,
            BooleanSupplier writes) {
        this.table = table;
        this.reader = reader;
        this.signal = signal;
        this.writes = writes;
        threads =
                channels.stream()
                        .map(channel ->
                                Thread.ofVirtual()
                                        .name("alerts-" + channel.name())
                                        .start(() -> follow(channel)))
                        .toList();
    }

    private void follow(Channel channel) {
        int failures = 0;
        try {
            while (!closed) {
                try {
                    step(channel);
                    failures = 0;
                } catch (IOException | LedgerUnavailableException e) {
                    LOG.atWarn()
                            .addKeyValue("channel", channel.name())
                            .setCause(e)
                            .log("alert not sent, it is tried again");
                    signal.pause(BackOff.after(failures++));
                }
            }
        } catch (InterruptedException _) {
            // The application ends.
        }
    }

    private void step(Channel channel) throws IOException, InterruptedException {
        if (!writes.getAsBoolean()) {
            signal.pause(STANDBY_PAUSE);
            return;
        }
        long known = table.position(channel.name(), signal.size() - 1);
        List<StoredEntry> entries = reader.entries(known + 1, BATCH_ENTRIES);
        for (StoredEntry entry : entries) {
            if (types.contains(entry.type())) {
                deal(channel, Alert.of(entry));
            }
        }
        if (entries.isEmpty()) {
            var _ = signal.awaitBeyond(known + 1, PATIENCE);
        } else {
            table.reached(channel.name(), entries.getLast().position());
        }
    }

    private void deal(Channel channel, Alert alert) throws IOException, InterruptedException {
        if (channel.concerns().test(alert)) {
            channel.channel()
                    .send(
                            alert,
                            alert.id(reader.log().origin().value()),
                            texts.text(alert, channel.language()));
            table.reached(channel.name(), alert.position());
        }
    }

    /// The signal is closed before, so that nobody waits for it.
    @Override
    public void close() {
        closed = true;
        Threads.end(threads);
    }
}
