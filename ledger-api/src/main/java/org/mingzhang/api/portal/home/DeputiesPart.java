package org.mingzhang.api.portal.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.projections.procedures.ProcedureKind;

/// What a deputy asks: how the budget of the own area stands beside what was done, how it stood
/// before, where projects deviate, and what joint reviews concluded.
public final class DeputiesPart implements RolePart {

    @Override
    public Set<Role> roles() {
        return Set.of(Role.DEPUTY, Role.EVALUATOR);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        Standing standing = Standing.of(desk);
        String lastMonth =
                desk.visit()
                        .cut()
                        .knownAt()
                        .map(now -> now.atZone(desk.visit().dates().zone()).toLocalDate())
                        .map(today -> today.withDayOfMonth(1).minusDays(1).toString())
                        .orElse("");
        List<DataTable> tables = new ArrayList<>(standing.units());
        tables.add(ProcedureTable.of(desk, ProcedureKind.PROJECT));
        tables.add(ProcedureTable.of(desk, ProcedureKind.REVIEW));
        return new HomeController.Part(
                standing.answer(),
                standing.figures(),
                List.of(
                        HomeController.Way.of(desk, "own", standing.page()),
                        HomeController.Way.of(
                                desk,
                                "compare",
                                standing.page(
                                        "at", today(desk), "by", "effective", "vs", lastMonth)),
                        HomeController.Way.of(
                                desk, "suppliers", desk.visit().links().to("/suppliers"))),
                tables);
    }

    private static String today(Desk desk) {
        return desk.visit()
                .cut()
                .knownAt()
                .map(now -> now.atZone(desk.visit().dates().zone()).toLocalDate().toString())
                .orElse("");
    }
}
