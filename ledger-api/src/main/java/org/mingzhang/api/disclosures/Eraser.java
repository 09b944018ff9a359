package org.mingzhang.api.disclosures;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.personal.Erasure;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the log and deletes every text that it says is erased, from the first entry on after
/// each start: a text that came back with a backup goes again.
public final class Eraser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
    private static final String ERASED = "personal.PersonalDataErased";
    private static final int ENTRIES = 1_000;
    private static final long PAUSE_SECONDS = 30;

    private final LogReader reader;
    private final Openings openings;
    private final AtomicLong next = new AtomicLong();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ledger-eraser").daemon().factory());

    private Eraser(LogReader reader, Openings openings) {
        this.reader = reader;
        this.openings = openings;
    }

    /// Starts to follow.
    public static Eraser start(LogReader reader, Openings openings) {
        Eraser eraser = new Eraser(reader, openings);
        var _ =
                eraser.looks.scheduleWithFixedDelay(
                        eraser::look, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        return eraser;
    }

    /// Looks now, because there is something new.
    public void wake() {
        if (!looks.isShutdown()) {
            looks.execute(this::look);
        }
    }

    private void look() {
        try {
            List<StoredEntry> entries = reader.entries(next.get(), ENTRIES);
            while (!entries.isEmpty()) {
                erase(entries);
                next.set(entries.getLast().position() + 1);
                entries = reader.entries(next.get(), ENTRIES);
            }
        } catch (RuntimeException e) {
            // The next look tries again from the same entry.
            LOG.atWarn().setCause(e).log("personal texts not erased yet");
        }
    }

    private void erase(List<StoredEntry> entries) {
        List<String> commitments =
                entries.stream()
                        .filter(entry -> entry.type().equals(ERASED))
                        .map(entry -> Entry.parse(entry.bytes().toBytes()).data())
                        .map(data -> data.path("commitment").asString())
                        .toList();
        if (!commitments.isEmpty() && openings.delete(commitments) > 0) {
            LOG.atInfo().addKeyValue("count", commitments.size()).log("personal texts erased");
        }
    }

    /// The entry that says that a text is erased, if one does.
    public Optional<Long> erasedAt(String commitment) {
        return reader
                .positions(Tags.tag(Erasure.PART.tagKey(), commitment), Long.MAX_VALUE, ENTRIES)
                .stream()
                .filter(position ->
                        reader.entry(position)
                                .filter(entry -> entry.type().equals(ERASED))
                                .isPresent())
                .findFirst();
    }

    /// Whether an entry holds the text of a commitment, be it erased or not.
    public boolean isKnown(String commitment) {
        return openings.find(commitment).isPresent() || erasedAt(commitment).isPresent();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
