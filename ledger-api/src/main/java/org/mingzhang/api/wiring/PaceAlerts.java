package org.mingzhang.api.wiring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import org.mingzhang.ledger.pace.PaceCommand.RaisePaceAlert;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.upkeep.PaceClock;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.asof.CutRefusedException;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.pace.UnitPace;

/// What the clock of the pace of execution asks the read side.
final class PaceAlerts {

    private PaceAlerts() {}

    /// The clock of a ledger.
    static PaceClock clock(LedgerRuntime runtime) {
        return new PaceClock(
                runtime.ledger(),
                runtime.ownCommands(),
                runtime.queries(),
                today -> behind(runtime, today),
                runtime.log().zone(),
                runtime.clock());
    }

    /// The units whose heads are to be asked on a day, by what was recorded up to then.
    ///
    /// @throws LedgerUnavailableException if the read models have not followed the log so far
    private static List<RaisePaceAlert> behind(LedgerRuntime runtime, LocalDate today) {
        YearMonth last = YearMonth.from(today).minusMonths(1);
        try {
            Cut cut =
                    runtime.readSide()
                            .cuts()
                            .cut(AsOf.NOW, OptionalLong.of(runtime.queries().size() - 1));
            return runtime
                    .readSide()
                    .pace()
                    .units(cut, LineFilter.ALL, last.getYear(), today)
                    .stream()
                    .filter(UnitPace::isToBeAsked)
                    .map(pace ->
                            new RaisePaceAlert(
                                    pace.unit(),
                                    pace.division(),
                                    pace.year(),
                                    pace.figures(pace.lastMonth() - 1),
                                    pace.figures(pace.lastMonth()),
                                    pace.basis()))
                    .toList();
        } catch (CutRefusedException e) {
            throw new LedgerUnavailableException(e.problem().message());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
