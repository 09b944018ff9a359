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
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.store.WriterState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Sends, once each, the commands that a deadline asks for.
///
/// What has a deadline carries the day of it as a tag, so that a look reads what is due on a few
/// days and nothing else. The rule itself decides; a clock only asks about what is open, so that
/// nothing is refused.
public abstract sealed class DeadlineClock implements AutoCloseable
        permits ExceptionClock, PaceClock, ReviewClock {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineClock.class);

    private static final long LOOK_MINUTES = 1;
    private static final int ENTRIES_MAX = 10_000;
    private static final int COMMAND_DIGITS = 40;

    /// As far back as a look goes; a ledger that stood still longer has other worries.
    private static final int DAYS_BACK = 31;

    private final Ledger ledger;
    private final OwnCommands commands;
    private final LogReader reader;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ScheduledExecutorService looks;

    /// A clock that looks when it is asked to.
    ///
    /// @param name of its thread
    /// @param zone of bare dates in the log
    /// @param clock that says whether a time has come; the ledger's own decides
    DeadlineClock(
            String name,
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
        looks =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
    }

    /// Looks every minute from now on.
    ///
    /// @param settled whether what the ledger begins with is there; no look before
    public DeadlineClock start(BooleanSupplier settled) {
        var _ =
                looks.scheduleWithFixedDelay(
                        () -> lookSafely(settled), LOOK_MINUTES, LOOK_MINUTES, TimeUnit.MINUTES);
        return this;
    }

    private void lookSafely(BooleanSupplier settled) {
        try {
            if (settled.getAsBoolean() && ledger.engine().state() instanceof WriterState.Active) {
                look();
            }
        } catch (LedgerUnavailableException e) {
            // As in the midst of an import; the next look tries again.
            LOG.atInfo()
                    .addKeyValue("reason", e.getMessage())
                    .log("deadlines are looked at in a minute");
        } catch (RuntimeException e) {
            // The next look tries again.
            LOG.atWarn().setCause(e).log("deadlines not looked at");
        }
    }

    /// Sends what the time has come for.
    ///
    /// @return what it was sent about
    public List<String> look() {
        return look(clock.instant());
    }

    abstract List<String> look(Instant now);

    /// The data of what is due from the past on to so many days ahead.
    final Stream<JsonNode> due(Instant now, int daysAhead, String type) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return today.minusDays(DAYS_BACK)
                .datesUntil(today.plusDays(daysAhead + 1L))
                .flatMap(day -> data("due:" + day, type));
    }

    /// The data of the entries of one type that have a tag, oldest first.
    final Stream<JsonNode> data(String tag, String type) {
        return reader.positions(tag, Long.MAX_VALUE, ENTRIES_MAX).stream()
                .flatMap(position -> reader.entry(position).stream())
                .filter(entry -> entry.type().equals(type))
                .map(StoredEntry::bytes)
                .map(bytes -> Entry.parse(bytes.toBytes()).data());
    }

    /// Sends a command under a name that is the same each time.
    ///
    /// @param subject what it is about; may be longer than the name of a command
    /// @return whether it was recorded just now
    final boolean send(String prefix, String subject, Command command) {
        String digest = commands.hasher().digest(subject.getBytes(StandardCharsets.UTF_8)).hex();
        Answer answer =
                ledger.submit(
                                commands.submission(
                                        prefix + "-" + digest.substring(0, COMMAND_DIGITS),
                                        command))
                        .join();
        return answer instanceof Answer.Accepted(var _, boolean repeated) && !repeated;
    }

    static String text(JsonNode data, String member) {
        return data.path(member).asString();
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
