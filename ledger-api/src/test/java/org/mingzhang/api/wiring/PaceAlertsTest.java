package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.upkeep.PaceClock;
import org.mingzhang.projections.alerts.AlertKind;
import org.mingzhang.projections.alerts.AlertQueries;
import org.mingzhang.projections.alerts.AlertView;
import org.mingzhang.projections.asof.AsOf;
import org.mingzhang.projections.asof.Cut;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// From what units paid, through the read side, to what their heads are asked: in May 2025, of four
/// units with 1,200.00 a year.
class PaceAlertsTest {

    private static final String DIVISION = "440300000";
    private static final String STEADY = "P91-001";
    private static final String SLOW = "P91-002";
    private static final String SLOW_ONCE = "P91-003";
    private static final String NEW = "P91-004";
    private static final Instant MAY = Instant.parse("2025-05-10T04:00:00Z");
    private static final String SCHOOLS = "2050204";
    private static final String SPORTS = "2070307";
    private static final int[] EVENLY = {90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90};

    private final LedgerRuntime runtime =
            LedgerRuntime.open(
                    StartSettings.embedded(TestLedger.newDataDirectory()),
                    InstantSource.fixed(MAY));
    private int commands;

    @AfterEach
    void close() {
        runtime.close();
    }

    private void send(String person, String role, String type, ObjectNode data)
            throws InterruptedException {
        try (CommandSink sink =
                new LedgerSink(
                        runtime.ledger(),
                        runtime.binder(),
                        new Sender(
                                "client-" + person, new Occasion.Person(person, role, "440300")))) {
            assertThat(sink.submit(new OutgoingCommand("c-" + ++commands, type, data)).join())
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    private static ObjectNode data(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private void openYear(int year) throws InterruptedException {
        String name = DIVISION + "/" + year;
        send(
                "u-1",
                "budget",
                "importedyear.ProposeImportedYear",
                data("year", name).put("source", "Old system").put("document", "D"));
        send("u-2", "budget", "importedyear.ConfirmImportedYear", data("year", name));
    }

    /// A budget of 1,200.00, and what was paid of it in each month from January on.
    private void unit(String unit, String function, int year, int... paid)
            throws InterruptedException {
        String line = unit + "/" + year;
        send(
                "u-3",
                "importer",
                "budgetline.ApproveAppropriation",
                data("line", line)
                        .put("division", DIVISION)
                        .put("fiscalYear", year)
                        .put("unit", unit)
                        .put("function", function)
                        .put("economic", "30201")
                        .put("fundType", "11")
                        .put("effectiveDate", LocalDate.of(year, 1, 1).toString())
                        .put("document", "D")
                        .put("amount", "1200.00"));
        send(
                "u-3",
                "importer",
                "budgetline.ReleaseFunds",
                data("line", line)
                        .put("effectiveDate", LocalDate.of(year, 1, 1).toString())
                        .put("document", "D")
                        .put("amount", "1200.00"));
        for (int month = 1; month <= paid.length; month++) {
            ObjectNode payment =
                    data("payment", line + "/" + month)
                            .put("line", line)
                            .put("effectiveDate", YearMonth.of(year, month).atDay(20).toString())
                            .put("amount", paid[month - 1] + ".00")
                            .put("purpose", "paper")
                            .put("voucher", "V-" + month)
                            .put("evidence", "%064x:%d".formatted(line.hashCode(), month));
            payment.putObject("payee")
                    .put("id", "PAYEE-91")
                    .put("kind", "organisation")
                    .put("name", "Lingnan Paper");
            send("u-3", "importer", "importedyear.RecordSettledPayment", payment);
        }
    }

    private List<String> look() {
        try (PaceClock clock = PaceAlerts.clock(runtime)) {
            return clock.look();
        }
    }

    private List<AlertView> alerts() throws InterruptedException {
        Cut cut =
                runtime.readSide()
                        .cuts()
                        .cut(AsOf.NOW, OptionalLong.of(runtime.queries().size() - 1));
        return runtime.readSide().alerts().alerts(cut, AlertQueries.Filter.ALL, 0, 10);
    }

    @Test
    void twoSlowMonthsOfAUnitWithAHistoryRaiseOneAlert() throws InterruptedException {
        openYear(2024);
        openYear(2025);
        for (String unit : List.of(STEADY, SLOW, SLOW_ONCE)) {
            unit(unit, SCHOOLS, 2024, EVENLY);
        }
        unit(STEADY, SCHOOLS, 2025, 90, 90, 90, 90);
        unit(SLOW, SCHOOLS, 2025, 90, 90, 5, 5);
        unit(SLOW_ONCE, SCHOOLS, 2025, 63, 63, 64, 20);
        // Nothing says how fast this one is to spend.
        unit(NEW, SPORTS, 2025, 1, 1, 1, 1);

        assertThat(look()).containsExactly(SLOW + "/2025/Q2");
        assertThat(look()).as("another clock, as after a restart").isEmpty();

        List<AlertView> alerts = alerts();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().kind()).isEqualTo(AlertKind.PACE);
        assertThat(alerts.getFirst().unit()).contains(SLOW);
        assertThat(
                        Entry.parse(
                                        runtime.queries()
                                                .entry(alerts.getFirst().position())
                                                .orElseThrow()
                                                .bytes()
                                                .toBytes())
                                .data()
                                .path("last")
                                .toString())
                .isEqualTo("{\"expected\":\"360.00\",\"month\":4,\"paid\":\"190.00\"}");
    }
}
