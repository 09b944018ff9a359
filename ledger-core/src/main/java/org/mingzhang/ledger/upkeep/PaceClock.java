package org.mingzhang.ledger.upkeep;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.pace.PaceAlert;
import org.mingzhang.ledger.pace.PaceCommand.RaisePaceAlert;
import org.mingzhang.ledger.store.LogReader;

/// Asks the heads of units that were behind for two months in a row, once in a quarter.
public final class PaceClock extends DeadlineClock {

    private final Function<LocalDate, List<RaisePaceAlert>> behind;
    private final ZoneId zone;
    private volatile LocalDate looked = LocalDate.MIN;

    /// A clock that looks when it is asked to, and at most once a day by itself.
    ///
    /// @param behind the units that are behind on a day, as the read side knows them
    /// @param zone of bare dates in the log
    /// @param clock that says whether a month is over; the ledger's own decides
    public PaceClock(
            Ledger ledger,
            OwnCommands commands,
            LogReader reader,
            Function<LocalDate, List<RaisePaceAlert>> behind,
            ZoneId zone,
            InstantSource clock) {
        super("ledger-pace", ledger, commands, reader, zone, clock);
        this.behind = behind;
        this.zone = zone;
    }

    @Override
    List<String> look(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (today.equals(looked)) {
            return List.of();
        }
        List<String> raised =
                behind.apply(today).stream()
                        .filter(command ->
                                data("pace:" + name(command), "pace.PaceAlertRaised")
                                        .findAny()
                                        .isEmpty())
                        .filter(command -> send("pace", name(command), command))
                        .map(PaceClock::name)
                        .toList();
        looked = today;
        return raised;
    }

    private static String name(RaisePaceAlert command) {
        return PaceAlert.name(command.unit(), command.year(), command.last().quarter());
    }
}
