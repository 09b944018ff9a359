package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.Set;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.projections.procedures.ProcedureKind;
import org.mingzhang.projections.refusals.RefusalQueries;

/// What discipline inspection looks at first: alerts, who was refused and how often, exceptions and
/// what is overdue in them, joint reviews.
public final class InspectorsPart implements RolePart {

    private static final int ROWS = 10;

    @Override
    public Set<Role> roles() {
        return Set.of(Role.DISCIPLINE);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        Visit visit = desk.visit();
        return new HomeController.Part(
                "",
                List.of(),
                List.of(
                        HomeController.Way.of(desk, "refusals", visit.links().to("/refusals")),
                        HomeController.Way.of(desk, "suppliers", visit.links().to("/suppliers")),
                        HomeController.Way.of(desk, "flight", visit.links().to("/in-flight"))),
                List.of(
                        Alerts.of(desk),
                        persons(desk),
                        ProcedureTable.overdue(desk, ProcedureKind.EXCEPTION),
                        ProcedureTable.of(desk, ProcedureKind.EXCEPTION),
                        ProcedureTable.of(desk, ProcedureKind.REVIEW)));
    }

    private static DataTable persons(Desk desk) {
        Visit visit = desk.visit();
        Words words = desk.words();
        List<RefusalQueries.Person> persons =
                visit.read()
                        .refusals()
                        .persons(visit.cut(), Filters.refusals(visit.question()), ROWS);
        return new DataTable(
                "persons",
                words.of("home.persons", visit.moment()),
                null,
                List.of(
                        Column.text(words.of("signin.person")),
                        Column.text(words.of("column.unit")).onWide(),
                        Column.number(words.of("home.rules")),
                        Column.number(words.of("page.refusals")),
                        Column.text(words.of("column.latest")).onWide()),
                null,
                persons.stream()
                        .map(person ->
                                List.of(
                                        Cell.code(person.actor())
                                                .to(
                                                        visit.links()
                                                                .timeless(
                                                                        "/entry/" + person.last())),
                                        Cell.code(person.unit()),
                                        Cell.number(
                                                Amounts.count(person.rules()),
                                                Long.toString(person.rules())),
                                        Cell.number(
                                                Amounts.count(person.count()),
                                                Long.toString(person.count())),
                                        Cell.date(visit.dates().second(person.lastAt()))))
                        .toList(),
                null,
                words.of("empty.refusals"));
    }
}
