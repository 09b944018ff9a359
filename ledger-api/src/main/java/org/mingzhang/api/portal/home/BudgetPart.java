package org.mingzhang.api.portal.home;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;

/// What only the budget division does: the tables of rules and the white papers.
public final class BudgetPart implements RolePart {

    @Override
    public Set<Role> roles() {
        return Set.of(Role.BUDGET);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        List<HomeController.Way> ways = new ArrayList<>();
        Area.ofPrefix(desk.person().scope())
                .ifPresent(area -> {
                    ways.add(
                            HomeController.Way.of(
                                    desk,
                                    "tables",
                                    desk.visit().links().to("/tables/" + area.division())));
                    ways.add(
                            HomeController.Way.of(
                                    desk,
                                    "paper",
                                    desk.to("/paper/" + area.code() + "/" + lastMonth(desk))));
                });
        return new HomeController.Part("", List.of(), ways, List.of());
    }

    private static YearMonth lastMonth(Desk desk) {
        return desk.visit()
                .cut()
                .knownAt()
                .map(now -> LocalDate.ofInstant(now, desk.visit().dates().zone()))
                .map(today -> YearMonth.from(today).minusMonths(1))
                .orElseGet(() -> YearMonth.of(1970, 1));
    }
}
