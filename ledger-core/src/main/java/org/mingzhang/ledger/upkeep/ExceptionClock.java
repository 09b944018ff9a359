package org.mingzhang.ledger.upkeep;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.exception.ExceptionCommand.RecordExceptionOverdue;
import org.mingzhang.ledger.store.LogReader;

/// Records once of each exception that its time ran out before it was paid.
public final class ExceptionClock extends DeadlineClock {

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
        super("ledger-exceptions", ledger, commands, reader, zone, clock);
    }

    @Override
    List<String> look(Instant now) {
        return due(now, 0, "exception.ExceptionOpened")
                .filter(opening -> Instant.parse(text(opening, "dueAt")).isBefore(now))
                .map(opening -> text(opening, "exception"))
                .filter(this::isOpen)
                .filter(exception ->
                        send("overdue", exception, new RecordExceptionOverdue(exception)))
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
}
