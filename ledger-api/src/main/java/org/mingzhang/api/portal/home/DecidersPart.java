package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.inbox.Inbox;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;

/// What waits for those who review, approve and pay.
public final class DecidersPart implements RolePart {

    private static final int SHOWN = 5;

    @Override
    public Set<Role> roles() {
        return Set.of(Role.REVIEWER, Role.APPROVER, Role.BUSINESS_HEAD, Role.FINANCE);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        Inbox inbox = Inbox.of(desk, Optional.empty());
        HomeController.Way done = HomeController.Way.of(desk, "done", desk.to("/done"));
        return new HomeController.Part(
                inbox.answer(),
                inbox.figures(),
                inbox.isEmpty()
                        ? List.of(done)
                        : List.of(HomeController.Way.of(desk, "next", desk.to("/next")), done),
                List.of(
                        inbox.table(new Rows<>(inbox.waiting(OptionalLong.empty(), SHOWN), null))
                                .called(desk.words().of("home.inbox"))));
    }
}
