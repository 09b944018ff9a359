package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.Set;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.inbox.Inbox;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.projections.payments.TaskQueries;

/// What waits for those who review, approve and pay.
public final class DecidersPart implements RolePart {

    @Override
    public Set<Role> roles() {
        return Set.of(Role.REVIEWER, Role.APPROVER, Role.BUSINESS_HEAD, Role.FINANCE);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        TaskQueries.Load load = Inbox.load(desk);
        String inbox = desk.to("/inbox");
        return new HomeController.Part(
                List.of(
                        new Figure(
                                desk.words().of("home.waiting"),
                                inbox,
                                Amounts.count(load.payments()),
                                Long.toString(load.payments()),
                                inbox,
                                desk.visit().amounts().full(load.amount()),
                                true)),
                load.payments() == 0
                        ? List.of(HomeController.Way.of(desk, "done", desk.to("/done")))
                        : List.of(
                                HomeController.Way.of(desk, "next", desk.to("/next")),
                                HomeController.Way.of(desk, "done", desk.to("/done"))),
                List.of(Inbox.table(desk, Inbox.waiting(desk, SHOWN), load)));
    }

    private static final int SHOWN = 5;
}
