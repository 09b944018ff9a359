package org.mingzhang.verifier.rules;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// Replays entries in order, and says which break a rule. Not safe for use by two threads at once.
public final class RuleReplay implements AutoCloseable {
    private final Books books;
    private long replayed;

    /// @param workDirectory where state is put that does not fit into memory
    /// @param zone of the log's bare dates
    public RuleReplay(Path workDirectory, ZoneId zone) {
        books = new Books(workDirectory, zone);
    }

    /// Replays the next entry; says which rule it breaks, if any.
    public Optional<String> next(RecordedEvent event) {
        replayed++;
        try {
            event.rule().step().replay(event, books);
            return Optional.empty();
        } catch (BrokenRule e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            return Optional.of("amount-exceeds-range: a balance leaves the range of amounts");
        }
    }

    /// How many entries were replayed.
    public long replayed() {
        return replayed;
    }

    @Override
    public void close() {
        books.close();
    }
}
