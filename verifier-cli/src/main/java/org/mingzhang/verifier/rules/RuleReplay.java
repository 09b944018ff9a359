package org.mingzhang.verifier.rules;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// Replays entries in order, and says which break a rule. Not safe for use by two threads at once.
public final class RuleReplay implements AutoCloseable {
    private final Books books;
    private long replayed;

    private final Optional<Movements> movements;
    private final Optional<MovementSink> sink;
    private long broken;

    /// @param workDirectory where state is put that does not fit into memory
    /// @param zone of the log's bare dates
    /// @param sink takes what every entry moves, if somebody wants to know
    public RuleReplay(Path workDirectory, ZoneId zone, Optional<MovementSink> sink) {
        this.sink = sink;
        movements = sink.map(present -> new Movements());
        books = new Books(workDirectory, zone, movements);
    }

    /// Replays the next entry; says which rule it breaks, if any.
    public Optional<String> next(RecordedEvent event) {
        replayed++;
        try {
            event.rule().step().replay(event, books);
            movements.ifPresent(moved -> moved.flush(event, sink.orElseThrow()));
            return Optional.empty();
        } catch (BrokenRule e) {
            broken++;
            movements.ifPresent(Movements::clear);
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            broken++;
            movements.ifPresent(Movements::clear);
            return Optional.of("amount-exceeds-range: a balance leaves the range of amounts");
        }
    }

    /// How many entries broke a rule; after the first, the books are not those of the ledger.
    public long broken() {
        return broken;
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
