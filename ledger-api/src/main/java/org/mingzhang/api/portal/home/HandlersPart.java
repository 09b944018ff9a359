package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.inbox.PersonTable;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.ledger.duty.Role;

/// What became of the applications of a handler, and the way to the next one.
public final class HandlersPart implements RolePart {

    private static final int SHOWN = 5;

    @Override
    public Set<Role> roles() {
        return Set.of(Role.HANDLER);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        return new HomeController.Part(
                "",
                List.of(),
                List.of(HomeController.Way.of(desk, "submit", desk.to("/submit"))),
                List.of(
                        PersonTable.of(
                                        desk,
                                        "payments",
                                        new Rows<>(
                                                desk.visit()
                                                        .read()
                                                        .tasks()
                                                        .submittedBy(
                                                                desk.visit().cut(),
                                                                desk.payments(),
                                                                desk.person().person(),
                                                                OptionalLong.empty(),
                                                                SHOWN),
                                                null),
                                        desk.words().of("apply.none"))
                                .called(desk.words().of("work.payments"))));
    }
}
