package org.mingzhang.ledger.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.benchmark.load.Clients;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.ruletable.TableForm;
import org.mingzhang.ledger.testing.TestLedger;
import tools.jackson.databind.node.ObjectNode;

/// Decisions that span everything: in a division with a calendar, control pools of ten lines,
/// published authority and published standards, business heads file expense claims and ask for
/// payments of them.
///
/// Each claim is for lodging and meals; each payment names one claim, and with it a payee and an
/// invoice that were never seen before.
final class WideBenchmark {

    private static final Money BUDGET = Money.parse("1000000000000.00");
    private static final Money AMOUNT = Money.parse("1.00");
    private static final String DIVISION = "440300";
    private static final String HEAD = "business-head";
    private static final int LINES_OF_POOL = 10;

    /// Rows of each published table, as many as a province has cities.
    private static final int ROWS = 36;

    /// Commands of one bulk stream that may be undecided or not yet durable.
    private static final int IN_FLIGHT = 2_000;

    private final TestLedger ledger;
    private final ServerUnderTest server;
    private final BenchmarkOptions options;
    private final Queue<Filed> unpaid = new ConcurrentLinkedQueue<>();

    WideBenchmark(TestLedger ledger, ServerUnderTest server, BenchmarkOptions options) {
        this.ledger = ledger;
        this.server = server;
        this.options = options;
    }

    /// A claim that nobody has asked to pay.
    private record Filed(String claim, int line) {}

    /// Publishes the rules, and approves and releases the lines.
    void open() throws InterruptedException {
        String year = DIVISION + "/" + TestLedger.year();
        ObjectNode rule = command("controlpool.ProposePoolRule", "wide-pools");
        data(rule).put("year", year).put("version", 1).put("document", "Pools");
        data(rule)
                .putObject("rule")
                .put("kind", "prefix")
                .putObject("prefix")
                .put("unit", 21)
                .put("function", 3)
                .put("economic", 3)
                .put("fundType", 2);
        twoPersons(rule, "controlpool.ConfirmPoolRule", "year", year);
        ObjectNode calendar = command("calendar.ProposePhaseDates", "wide-calendar");
        data(calendar).put("year", year).put("version", 1).put("document", "Calendar");
        data(calendar)
                .putObject("dates")
                .put("formulationStart", TestLedger.year() - 1 + "-07-01")
                .put("formulationEnd", TestLedger.year() - 1 + "-11-30")
                .put("approvalStart", TestLedger.year() - 1 + "-12-01")
                .put("approvalEnd", TestLedger.year() - 1 + "-12-31")
                .put("executionStart", TestLedger.year() + "-01-01")
                .put("executionEnd", TestLedger.year() + "-12-31")
                .put("finalAccountsStart", TestLedger.year() + 1 + "-01-01")
                .put("finalAccountsEnd", TestLedger.year() + 1 + "-03-31");
        openLines();
        twoPersons(calendar, "calendar.ConfirmPhaseDates", "year", year);
        publish("business-authority", "unit-%d", "*", "100.00");
        publish("authority-limits", "unit-%d", "*", "50.00", "2", "business-head", "sequence");
        publish("claim-required", "30%03d");
        publish("lodging", "place-%d", "others", "01-01", "12-31", "350.00");
        publish("meals", "place-%d", "100.00");
        publish("warning-band", "standard-%d", "90");
    }

    private void publish(String name, String... cells) {
        ObjectNode table = command("ruletable.ProposeTable", "wide-" + name);
        data(table)
                .put("table", DIVISION + "/" + name)
                .put("version", 1)
                .put("validFrom", TestLedger.year() + "-01-01")
                .put("document", "Table");
        var columns = data(table).putArray("columns");
        TableForm.of(name).orElseThrow().columnNames().forEach(columns::add);
        var rows = data(table).putArray("rows");
        for (int i = 0; i < ROWS; i++) {
            var row = rows.addObject().putArray("cells");
            row.add(cells[0].formatted(i + 200));
            List.of(cells).subList(1, cells.length).forEach(row::add);
        }
        if (name.equals("business-authority")) {
            rows.addObject().putArray("cells").add("*").add("*").add("100.00");
        }
        twoPersons(table, "ruletable.ConfirmTable", "table", DIVISION + "/" + name);
    }

    private static ObjectNode command(String type, String id) {
        return TestLedger.command(type, id);
    }

    private static ObjectNode data(ObjectNode command) {
        return (ObjectNode) command.get("data");
    }

    private void twoPersons(ObjectNode proposal, String confirm, String name, String value) {
        ObjectNode confirmation = command(confirm, proposal.get("id").stringValue() + "-2");
        data(confirmation).put(name, value).put("version", 1);
        accepted(ledger.submit(proposal, "budget-a", "budget"));
        accepted(ledger.submit(confirmation, "budget-b", "budget"));
    }

    private static void accepted(Answer answer) {
        if (!(answer instanceof Answer.Accepted)) {
            throw new IllegalStateException("not accepted: " + answer);
        }
    }

    private void openLines() throws InterruptedException {
        var stream = ledger.ledger().ordered(IN_FLIGHT);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < options.lines(); i++) {
            ObjectNode approval = TestLedger.approve(line(i), BUDGET);
            data(approval)
                    .put("division", DIVISION)
                    .put("unit", "unit-" + i / LINES_OF_POOL)
                    .put("economic", "30211");
            answers.add(stream.submit(ledger.bind(approval, "b", "budget")));
            answers.add(
                    stream.submit(ledger.bind(TestLedger.release(line(i), BUDGET), "b", "budget")));
        }
        answers.stream().map(CompletableFuture::join).forEach(WideBenchmark::accepted);
    }

    /// Clients that file claims.
    Figures file(double warmSeconds, double seconds) throws InterruptedException {
        return run(warmSeconds, seconds, this::file);
    }

    /// Clients that ask for payments of the claims that were filed.
    Figures pay(double warmSeconds, double seconds) throws InterruptedException {
        return run(warmSeconds, seconds, (id, _) -> pay(id));
    }

    private Figures run(double warmSeconds, double seconds, Clients.Command command)
            throws InterruptedException {
        server.checkpoint();
        Figures figures =
                new Clients(
                                options.clients(),
                                options.lines(),
                                warmSeconds,
                                seconds,
                                server.processorTime())
                        .run(command);
        if (figures.failed() > 0) {
            throw new IllegalStateException(figures.failed() + " commands were not accepted");
        }
        return figures;
    }

    private boolean file(String id, int line) {
        ObjectNode claim = command("expense.FileClaim", id);
        data(claim)
                .put("claim", id)
                .put("line", line(line))
                .put("effectiveDate", TestLedger.year() + "-01-02")
                .put("claimant", "emp-7")
                .put("purpose", "教材采购");
        ObjectNode expenses = data(claim).putObject("expenses");
        expenses.putArray("lodgings")
                .addObject()
                .put("place", "place-217")
                .put("grade", "others")
                .put("arrival", TestLedger.year() + "-01-02")
                .put("nights", 3)
                .put("amount", "0.70");
        expenses.putArray("meals")
                .addObject()
                .put("place", "place-217")
                .put("from", TestLedger.year() + "-01-02")
                .put("days", 3)
                .put("amount", "0.30");
        boolean accepted = submit(claim);
        if (accepted) {
            unpaid.add(new Filed(id, line));
        }
        return accepted;
    }

    private boolean pay(String id) {
        Filed filed = unpaid.poll();
        if (filed == null) {
            throw new IllegalStateException("all claims are paid; file for longer");
        }
        ObjectNode payment = TestLedger.payment(id, line(filed.line()), AMOUNT);
        data(payment).put("claim", filed.claim());
        return submit(payment);
    }

    private boolean submit(ObjectNode command) {
        Answer answer = ledger.ledger().submit(ledger.bind(command, "head-a", HEAD)).join();
        accepted(answer);
        return true;
    }

    private static String line(int index) {
        return TestLedger.year() + "-440300-" + index;
    }
}
