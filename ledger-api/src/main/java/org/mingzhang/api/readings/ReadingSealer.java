package org.mingzhang.api.readings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.identity.ReadingSeal;
import org.mingzhang.ledger.identity.RecordKeepingCommand.SealReadings;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.WriterState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the log seal the record of readings, every ten minutes as long as there are new lines.
public final class ReadingSealer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingSealer.class);
    private static final String RECORD = "readings";
    private static final long MINUTES = 10;
    private static final int SEALS_MAX = 1_000_000;

    private final Ledger ledger;
    private final OwnCommands own;
    private final LogReader reader;
    private final ReadingTable table;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ledger-readings").daemon().factory());

    private ReadingSealer(Ledger ledger, OwnCommands own, LogReader reader, ReadingTable table) {
        this.ledger = ledger;
        this.own = own;
        this.reader = reader;
        this.table = table;
    }

    /// Starts to seal.
    public static ReadingSealer start(
            Ledger ledger, OwnCommands own, LogReader reader, ReadingTable table) {
        ReadingSealer sealer = new ReadingSealer(ledger, own, reader, table);
        var _ =
                sealer.looks.scheduleWithFixedDelay(
                        sealer::look, MINUTES, MINUTES, TimeUnit.MINUTES);
        return sealer;
    }

    /// A seal.
    ///
    /// @param position the entry of the log that seals
    /// @param first the number of the first line
    /// @param last the number of the last one
    /// @param count how many lines there are
    /// @param digest their hash, hex
    public record Seal(long position, long first, long last, int count, String digest) {

        private static Seal of(long position, Entry entry) {
            var data = entry.data();
            return new Seal(
                    position,
                    data.path("first").asLong(),
                    data.path("last").asLong(),
                    data.path("count").asInt(),
                    data.path("digest").asString());
        }
    }

    private void look() {
        try {
            if (ledger.engine().state() instanceof WriterState.Active) {
                while (seal().isPresent()) {
                    // One seal covers at most so many lines; the rest follows.
                }
            }
        } catch (RuntimeException e) {
            // The next look tries again.
            LOG.atWarn().setCause(e).log("record of readings not sealed");
        }
    }

    /// Seals what was written since the last seal.
    ///
    /// @return empty if there was nothing
    /// @throws java.util.concurrent.CompletionException if it cannot be recorded now; try again
    public synchronized Optional<Seal> seal() {
        long first = seals().isEmpty() ? 1 : seals().getLast().last() + 1;
        List<Reading> lines = table.between(first, table.settled());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        SealReadings command =
                new SealReadings(
                        RECORD,
                        lines.getFirst().seq(),
                        lines.getLast().seq(),
                        lines.size(),
                        digest(lines));
        Answer answer = ledger.submit(own.submission("readings-" + command.last(), command)).join();
        if (answer instanceof Answer.Accepted(var receipt, _)) {
            return Optional.of(
                    new Seal(
                            receipt.position(),
                            command.first(),
                            command.last(),
                            command.count(),
                            command.digest()));
        }
        throw new IllegalStateException("the log has sealed other lines: " + answer);
    }

    /// The hash of lines as a seal has it.
    public String digest(List<Reading> lines) {
        String text = lines.stream().map(Reading::line).collect(Collectors.joining());
        return own.hasher().digest(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /// All seals, oldest first.
    public List<Seal> seals() {
        String tag = Tags.tag(ReadingSeal.PART.tagKey(), RECORD);
        return reader.positions(tag, Long.MAX_VALUE, SEALS_MAX).stream()
                .flatMap(position -> reader.entry(position).stream())
                .filter(entry -> entry.type().equals("identity.ReadingsSealed"))
                .map(entry -> Seal.of(entry.position(), Entry.parse(entry.bytes().toBytes())))
                .toList();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
