package org.mingzhang.api.wiring;

import java.time.LocalDate;
import java.time.YearMonth;
import org.mingzhang.api.demo.DemoPerson;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.api.portal.paper.PaperFigures;
import org.mingzhang.api.portal.paper.PaperSource;
import org.mingzhang.api.portal.paper.Period;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import tools.jackson.databind.node.ObjectNode;

/// White papers of the demonstration: those of the province and of its capital are published, and
/// what is recorded afterwards changes figures of both.
final class DemoPapers {

    private static final String LAST = "demo-paper-again";
    private static final String CORRECTION = "demo-paper-correction";
    private static final String PUBLISH = "paper.PublishPaper";
    private static final int FEBRUARY = 2;
    private static final DemoPerson PROVINCE = budget("440000");
    private static final DemoPerson CITY = budget("440100");

    private final LedgerRuntime runtime;
    private final CountyDesk desk;
    private final YearMonth month;
    private final LocalDate until;

    private DemoPapers(LedgerRuntime runtime, CountyDesk desk, LocalDate asOf) {
        this.runtime = runtime;
        this.desk = desk;
        YearMonth current = YearMonth.from(asOf);
        // The capital closes its January, so that nothing takes effect in it afterwards.
        this.month = asOf.getMonthValue() > FEBRUARY ? current.minusMonths(1) : current;
        // A loading that was cut off may be finished on a later day.
        this.until =
                period().until(
                                LocalDate.ofInstant(
                                        runtime.clock().instant(), runtime.log().zone()));
    }

    private static DemoPerson budget(String area) {
        return new DemoPerson("demo." + area + ".budget-a", "budget", area);
    }

    /// Publishes them, unless they are.
    ///
    /// @param asOf the day on which the ledger begins
    /// @throws SinkUnavailable if the ledger becomes unavailable
    static void load(LedgerRuntime runtime, LocalDate asOf) throws InterruptedException {
        CountyDesk desk = new CountyDesk(runtime);
        if (!desk.knows(LAST)) {
            new DemoPapers(runtime, desk, asOf).load();
        }
    }

    private void load() throws InterruptedException {
        publish(PROVINCE);
        publish(CITY);
        if (!desk.knows(CORRECTION)) {
            correct();
        }
        // Not made of more entries than the one before.
        desk.refused(command(LAST, area(CITY), 1, "0".repeat(64)), CountyDesk.actor(CITY));
    }

    private void correct() {
        desk.accepted(
                CountyDesk.command(
                        "budgetline.SupplementAppropriation",
                        CORRECTION,
                        data ->
                                data.put(
                                                "line",
                                                "440100000/%d/440100102/21002/50201"
                                                        .formatted(month.getYear()))
                                        .put("effectiveDate", until.toString())
                                        .put("document", "广州市示范财追〔%d〕5号".formatted(month.getYear()))
                                        .put("amount", "500000.00")
                                        .putArray("attachments")),
                CITY);
    }

    private Period period() {
        return Period.of(month.toString()).orElseThrow();
    }

    private static Area area(DemoPerson publisher) {
        return Area.of(publisher.unit()).orElseThrow();
    }

    private void publish(DemoPerson publisher) throws InterruptedException {
        String id = "demo-paper-" + publisher.unit();
        if (desk.knows(id)) {
            return;
        }
        Demonstration.awaitRead(runtime);
        Area area = area(publisher);
        long size = runtime.queries().size();
        Cut cut = runtime.readSide().cuts().cut(AsOf.position(size - 1).until(until));
        String digest =
                PaperFigures.of(PaperSource.of(runtime.readSide(), cut, area, period()))
                        .digest(runtime.queries().log());
        desk.accepted(command(id, area, size, digest), publisher);
    }

    private ObjectNode command(String id, Area area, long size, String digest) {
        return CountyDesk.command(
                PUBLISH,
                id,
                data ->
                        data.put("paper", area.division() + "/" + month)
                                .put("size", size)
                                .put("until", until.toString())
                                .put("digest", digest));
    }
}
