package org.mingzhang.api.portal.home;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.pace.PaceDesk;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.queries.AlertsController;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.projections.alerts.AlertKind;
import org.mingzhang.projections.alerts.AlertQueries;
import org.mingzhang.projections.alerts.AlertState;
import org.mingzhang.projections.alerts.AlertView;

/// The alerts that wait for the answer of a head, each a click from where it is given; nothing
/// while none does.
public final class HeadsPart implements RolePart {

    private static final int SHOWN = 8;

    @Override
    public Set<Role> roles() {
        return Set.of(Role.BUSINESS_HEAD);
    }

    @Override
    public HomeController.Part of(Desk desk) {
        Visit visit = desk.visit();
        AlertQueries.Filter theirs = AlertsController.filter(visit.question());
        AlertQueries.Filter open =
                new AlertQueries.Filter(
                        Optional.of(AlertKind.PACE),
                        Optional.of(AlertState.OPEN),
                        theirs.division(),
                        theirs.unit(),
                        Optional.empty(),
                        Optional.empty());
        long count =
                visit.read().alerts().counts(visit.cut(), open).getOrDefault(AlertState.OPEN, 0L);
        return new HomeController.Part(
                count == 0 ? "" : desk.words().of("home.answer-alerts", Amounts.count(count)),
                List.of(),
                visit.read().alerts().alerts(visit.cut(), open, 0, SHOWN).stream()
                        .map(alert -> way(desk, alert))
                        .toList(),
                List.of());
    }

    private static HomeController.Way way(Desk desk, AlertView alert) {
        return new HomeController.Way(
                desk.words().of("home.answer-alert"),
                alert.subject()
                        + " "
                        + desk.visit().name(CodeKind.UNIT, alert.unit().orElseThrow()),
                desk.to(PaceDesk.tail(alert.subject())));
    }
}
