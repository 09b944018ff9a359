package org.mingzhang.api.portal.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.projections.procedures.ProcedureFilter;
import org.mingzhang.projections.procedures.ProcedureKind;
import org.mingzhang.projections.procedures.ProcedureView;

/// Where procedures of a kind stand: exceptions, projects, claims, joint reviews.
final class ProcedureTable {

    private static final int ROWS = 8;

    private ProcedureTable() {}

    /// Those that moved last.
    ///
    /// @param kind what they are
    static DataTable of(Desk desk, ProcedureKind kind) {
        return table(desk, kind.code(), latest(desk, kind).stream().limit(ROWS).toList());
    }

    /// Those in which something was to be done before now and is not.
    static DataTable overdue(Desk desk, ProcedureKind kind) {
        Instant now = desk.visit().cut().knownAt().orElse(Instant.EPOCH);
        return table(
                desk,
                "overdue",
                latest(desk, kind).stream()
                        .filter(one -> one.dueAt().filter(due -> due.isBefore(now)).isPresent())
                        .limit(ROWS)
                        .toList());
    }

    private static List<ProcedureView> latest(Desk desk, ProcedureKind kind) {
        ReadScope scope = desk.visit().question().scope();
        return desk.visit()
                .read()
                .procedures()
                .latest(
                        desk.visit().cut(),
                        new ProcedureFilter(
                                kind,
                                OptionalInt.empty(),
                                scope.narrow(Optional.empty()),
                                scope.narrowUnits(Optional.empty()),
                                Optional.empty()),
                        OptionalLong.empty(),
                        SEARCHED);
    }

    private static final int SEARCHED = 500;

    private static DataTable table(Desk desk, String name, List<ProcedureView> rows) {
        Words words = desk.words();
        return new DataTable(
                name,
                words.of("home.table-" + name),
                words.of("table.unit", words.of("unit.one", desk.visit().amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.name")),
                        Column.text(words.of("column.unit")).onWide(),
                        Column.text(words.of("column.step")),
                        Column.text(words.of("column.date")).onWide(),
                        Column.text(words.of("home.due")).onWide(),
                        Column.number(words.of("column.amount"))),
                null,
                rows.stream().map(one -> row(desk.visit(), one)).toList(),
                null,
                words.of("home.none-" + name));
    }

    private static List<Cell> row(Visit visit, ProcedureView one) {
        String entry = visit.links().timeless("/entry/" + one.position());
        return List.of(
                Cell.code(one.id()).to(entry),
                visit.cell(CodeKind.UNIT, one.unit()),
                Cell.text(visit.words().find("procedure." + one.step()).orElse(one.step())),
                Cell.date(one.effectiveDate().toString()),
                one.dueAt()
                        .map(due -> Cell.date(visit.dates().second(due)))
                        .orElseGet(() -> Cell.none(visit.words().of("home.no-due"))),
                one.amount()
                        .map(amount ->
                                Cell.number(visit.amounts().exact(amount), Amounts.plain(amount)))
                        .orElseGet(() -> Cell.none(visit.words().of("home.no-amount"))));
    }
}
