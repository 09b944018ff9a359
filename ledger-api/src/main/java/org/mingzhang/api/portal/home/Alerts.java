package org.mingzhang.api.portal.home;

import org.mingzhang.api.portal.activity.AlertTable;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.queries.AlertsController;

/// What somebody was told to look at, within what they may see.
final class Alerts {

    private static final int ROWS = 5;

    private Alerts() {}

    /// The newest ones.
    static DataTable of(Desk desk) {
        Visit visit = desk.visit();
        return AlertTable.of(
                        visit,
                        new Rows<>(
                                visit.read()
                                        .alerts()
                                        .alerts(
                                                visit.cut(),
                                                AlertsController.filter(visit.question()),
                                                0,
                                                ROWS),
                                null))
                .asItIs()
                .called(desk.words().of("home.alerts-newest"));
    }
}
