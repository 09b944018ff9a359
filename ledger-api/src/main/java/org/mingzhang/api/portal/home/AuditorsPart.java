package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.payment.RefusalTable;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.readings.Reading;
import org.mingzhang.api.readings.ReadingTable;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.projections.procedures.ProcedureKind;

/// What an audit begins with: the newest checkpoints, the evidence to take along, what was refused,
/// the exceptions, and who read what.
public final class AuditorsPart implements RolePart {

    private static final int ROWS = 8;

    private final ReadingTable readings;

    /// The part of auditors.
    ///
    /// @param readings who read what
    public AuditorsPart(ReadingTable readings) {
        this.readings = readings;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.AUDITOR);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        Visit visit = desk.visit();
        return new HomeController.Part(
                desk.words().of("home.answer-log", Amounts.count(desk.visit().portal().size())),
                List.of(),
                List.of(
                        HomeController.Way.of(desk, "verify", visit.links().timeless("/log")),
                        HomeController.Way.of(desk, "export", "/api/v1/export"),
                        HomeController.Way.of(desk, "cases", visit.links().to("/payments")),
                        HomeController.Way.of(desk, "replay", visit.links().to("/units"))),
                List.of(
                        checkpoints(desk),
                        RefusalTable.of(
                                        visit,
                                        Filters.refusals(visit.question()),
                                        desk.words().of("home.refusals-latest"),
                                        OptionalLong.empty(),
                                        ROWS)
                                .asItIs(),
                        ProcedureTable.of(desk, ProcedureKind.EXCEPTION),
                        readings(desk)));
    }

    private static DataTable checkpoints(Desk desk) {
        Words words = desk.words();
        return new DataTable(
                "checkpoints",
                words.of("log.checkpoints"),
                null,
                List.of(
                        Column.text(words.of("home.suite")),
                        Column.number(words.of("log.size")),
                        Column.text(words.of("proof.root")).onWide(),
                        Column.number(words.of("home.not-covered")).onWide()),
                null,
                desk.visit().portal().checkpoints().stream()
                        .map(checkpoint -> row(desk, checkpoint))
                        .toList(),
                null,
                words.of("empty.checkpoints"));
    }

    private static List<Cell> row(Desk desk, Checkpoint checkpoint) {
        long open = Math.max(0, desk.visit().portal().size() - checkpoint.size());
        return List.of(
                Cell.text(desk.words().of("suite." + checkpoint.suite().id()))
                        .to(desk.visit().links().timeless("/log")),
                Cell.number(Amounts.count(checkpoint.size()), Long.toString(checkpoint.size())),
                Cell.code(checkpoint.root().hex()),
                Cell.number(Amounts.count(open), Long.toString(open)));
    }

    private DataTable readings(Desk desk) {
        Words words = desk.words();
        List<Reading> newest =
                readings.newest(
                        new ReadingTable.Filter(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Long.MAX_VALUE),
                        ROWS);
        return new DataTable(
                "readings",
                words.of("home.readings"),
                null,
                List.of(
                        Column.text(words.of("column.recorded")),
                        Column.text(words.of("signin.person")),
                        Column.text(words.of("home.address"))),
                null,
                newest.stream()
                        .map(reading ->
                                List.of(
                                        Cell.date(desk.visit().dates().second(reading.at())),
                                        Cell.code(reading.person()),
                                        Cell.code(reading.address())))
                        .toList(),
                null,
                words.of("home.readings-none"));
    }
}
