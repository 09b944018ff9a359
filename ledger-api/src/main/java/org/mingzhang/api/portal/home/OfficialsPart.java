package org.mingzhang.api.portal.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mingzhang.api.portal.flight.InFlightController;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.projections.procedures.ProcedureKind;

/// How the own area or unit stands, what they were told to look at, what is on its way and since
/// when, and what is overdue.
public final class OfficialsPart implements RolePart {

    @Override
    public Set<Role> roles() {
        return Set.of(Role.HANDLER, Role.FINANCE, Role.BUDGET, Role.BUSINESS_HEAD);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        Standing standing = Standing.of(desk);
        List<DataTable> tables = new ArrayList<>();
        tables.add(Alerts.of(desk));
        tables.add(
                InFlightController.waiting(desk.visit(), desk.payments())
                        .called(desk.words().of("home.on-their-way")));
        DataTable overdue = ProcedureTable.overdue(desk, ProcedureKind.EXCEPTION);
        if (!overdue.isEmpty()) {
            tables.add(overdue);
        }
        return new HomeController.Part(
                standing.answer(),
                standing.figures(),
                List.of(
                        HomeController.Way.of(desk, "own", standing.page()),
                        HomeController.Way.of(desk, "lines", desk.visit().links().to("/lines")),
                        HomeController.Way.of(
                                desk,
                                "alerts",
                                desk.visit().links().to("/alerts", "state", "open")),
                        HomeController.Way.of(
                                desk, "refusals", desk.visit().links().to("/refusals"))),
                tables);
    }
}
