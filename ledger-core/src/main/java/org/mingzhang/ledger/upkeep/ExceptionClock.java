package org.mingzhang.ledger.upkeep;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.exception.ExceptionCommand.RecordExceptionOverdue;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.store.WriterState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Records once of each exception that its time ran out before it was paid.
///
/// An opening carries the day on which it is due as a tag, so that a look reads the openings of a
/// few days and no others. The rule itself decides; the clock only asks about what is not paid and
/// not closed, so that nothing is refused.
public final class ExceptionClock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionClock.class);

    private static final long LOOK_MINUTES = 1;
    private static final int ENTRIES_MAX = 10_000;

    /// As far back as a look goes; a ledger that stood still longer has other worries.
    private static final int DAYS_BACK = 31;

    private final Ledger ledger;
    private final OwnCommands commands;
    private final LogReader reader;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ledger-exceptions").daemon().factory());

    /// A clock that looks when it is asked to.
    ///
    /// @param zone of bare dates in the log
    /// @param clock that says whether a time has come; the ledger's own decides
    public ExceptionClock(
            Ledger ledger,
            OwnCommands commands,
            LogReader reader,
            ZoneId zone,
            InstantSource clock) {
        this.ledger = ledger;
        this.commands = commands;
        this.reader = reader;
        this.zone = zone;
        this.clock = clock;
    }

    /// Looks every minute from now on.
    public ExceptionClock start() {
        var _ =
                looks.scheduleWithFixedDelay(
                        this::lookSafely, LOOK_MINUTES, LOOK_MINUTES, TimeUnit.MINUTES);
        return this;
    }

    private void lookSafely() {
        try {
            if (ledger.engine().state() instanceof WriterState.Active) {
                look();
            }
        } catch (RuntimeException e) {
            // The next look tries again.
            LOG.atWarn().setCause(e).log("deadlines of exceptions not looked at");
        }
    }

    /// Records what is overdue now.
    ///
    /// @return the exceptions of which it was recorded
    public List<String> look() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        return today.minusDays(DAYS_BACK)
                .datesUntil(today.plusDays(1))
                .flatMap(day -> data("due:" + day, "exception.ExceptionOpened"))
                .filter(opening -> Instant.parse(text(opening, "dueAt")).isBefore(now))
                .map(opening -> text(opening, "exception"))
                .filter(this::isOpen)
                .filter(this::record)
                .toList();
    }

    private boolean isOpen(String exception) {
        String tag = "exception:" + exception;
        return data(tag, "exception.ExceptionClosed").findAny().isEmpty()
                && data(tag, "exception.ExceptionOverdue").findAny().isEmpty()
                && data(tag, "payment.PaymentSubmitted")
                        .noneMatch(payment ->
                                data(
                                                "payment:" + text(payment, "payment"),
                                                "payment.PaymentSettled")
                                        .findAny()
                                        .isPresent());
    }

    private boolean record(String exception) {
        Answer answer =
                ledger.submit(
                                commands.submission(
                                        commandId(exception),
                                        new RecordExceptionOverdue(exception)))
                        .join();
        return answer instanceof Answer.Accepted(var _, boolean repeated) && !repeated;
    }

    /// The names of exceptions may be longer than those of commands.
    private String commandId(String exception) {
        return "overdue-"
                + commands.hasher()
                        .digest(exception.getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 40);
    }

    private Stream<JsonNode> data(String tag, String type) {
        return reader.positions(tag, Long.MAX_VALUE, ENTRIES_MAX).stream()
                .flatMap(position -> reader.entry(position).stream())
                .filter(entry -> entry.type().equals(type))
                .map(StoredEntry::bytes)
                .map(bytes -> Entry.parse(bytes.toBytes()).data());
    }

    private static String text(JsonNode data, String member) {
        return data.path(member).asString();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
