package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.OptionalLong;
import org.mingzhang.api.alerts.AlertTexts;
import org.mingzhang.api.portal.activity.OperationTable;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.queries.OperationsController;

/// What somebody was told to look at, within what they may see.
final class Alerts {

    private static final int ROWS = 5;
    private static final List<String> TYPES = new AlertTexts().types();

    private Alerts() {}

    /// The newest ones.
    static DataTable of(Desk desk) {
        return OperationTable.of(
                        desk.visit(),
                        OperationTable.ALERTS,
                        OperationsController.alerts(desk.visit().question(), TYPES),
                        OptionalLong.empty(),
                        ROWS)
                .asItIs()
                .called(desk.words().of("home.alerts"));
    }
}
