package org.mingzhang.api.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.projections.ReadSide;

/// Reads the log from a position on, for one subscriber. Thread-safe.
///
/// What an entry is about may follow from the read models alone; an entry that they have not
/// reached is shown later rather than to the wrong person.
public final class EventFeed {

    /// How many events one answer holds at most.
    public static final int EVENTS_MAX = 1_000;

    private static final Duration READ_MODELS_PATIENCE = Duration.ofSeconds(5);

    private final LogReader reader;
    private final ReadSide readSide;
    private final EntryScope scopes;
    private final LogSignal signal;

    /// A feed of a log.
    public EventFeed(LogReader reader, ReadSide readSide, EntryScope scopes, LogSignal signal) {
        this.reader = reader;
        this.readSide = readSide;
        this.scopes = scopes;
        this.signal = signal;
    }

    /// Some entries in their order.
    ///
    /// @param events what the subscriber wants and may see
    /// @param reached the last position that was looked at; there is nothing for the subscriber
    ///   between the last event and it
    public record Slice(List<StoredEntry> events, long reached) {
        public Slice {
            events = List.copyOf(events);
        }
    }

    /// How many entries the log has.
    public long size() {
        return signal.size();
    }

    /// The next events behind a position, without waiting.
    ///
    /// @param after the last position that the subscriber knows, -1 for none
    /// @param countMax 1 to [#EVENTS_MAX]
    public Slice after(long after, int countMax, Subscriber subscriber)
            throws InterruptedException {
        List<StoredEntry> entries = reader.entries(after + 1, countMax);
        if (entries.isEmpty()) {
            return new Slice(List.of(), after);
        }
        long last = entries.getLast().position();
        if (subscriber.asksWhere()
                && !readSide.runner().awaitPosition(last, READ_MODELS_PATIENCE)) {
            return new Slice(List.of(), after);
        }
        List<StoredEntry> events = new ArrayList<>();
        for (StoredEntry entry : entries) {
            if (subscriber.wants(entry.type()) && shows(subscriber, entry)) {
                events.add(entry);
            }
        }
        return new Slice(events, last);
    }

    private boolean shows(Subscriber subscriber, StoredEntry entry) throws InterruptedException {
        byte[] bytes = entry.bytes().toBytes();
        return scopes.covers(subscriber.scope(), bytes)
                && (subscriber.caller().isEmpty()
                        || scopes.shows(subscriber.caller().get(), bytes));
    }

    /// The next events behind a position; waits until there is one.
    ///
    /// @return no events if there was none within the time
    public Slice await(long after, int countMax, Duration patience, Subscriber subscriber)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Slice slice = after(after, countMax, subscriber);
        while (slice.events().isEmpty() && !signal.isClosed() && System.nanoTime() - deadline < 0) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (signal.awaitBeyond(slice.reached() + 1, left)) {
                slice = after(slice.reached(), countMax, subscriber);
            }
        }
        return slice;
    }

    /// Waits for a time, or until the application is about to end.
    public void pause(Duration time) throws InterruptedException {
        signal.pause(time);
    }

    /// Whether the application is about to end.
    public boolean isClosed() {
        return signal.isClosed();
    }
}
