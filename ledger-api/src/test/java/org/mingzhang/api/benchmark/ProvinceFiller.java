package org.mingzhang.api.benchmark;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.mingzhang.api.demo.DemoCodes;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.OrderedSubmissions;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Brings a made-up province into a ledger, through the door that imports use.
final class ProvinceFiller {

    private static final int IN_FLIGHT = 2_048;
    private static final String CLIENT = "bench";

    private final LedgerRuntime runtime;
    private final MadeUpProvince province;
    private final OrderedSubmissions stream;
    private final Queue<CompletableFuture<Answer>> pending = new ArrayDeque<>();
    private int numbered;

    ProvinceFiller(LedgerRuntime runtime, MadeUpProvince province) {
        this.runtime = runtime;
        this.province = province;
        this.stream = runtime.ledger().ordered(IN_FLIGHT);
    }

    /// Brings it in, unless it is there.
    void fill(int payments) throws InterruptedException {
        int commands =
                2 * (MadeUpProvince.YEARS * province.divisions().size() + province.lines().size())
                        + payments;
        if (runtime.queries().receipt(CLIENT, id(commands - 1)).isPresent()) {
            return;
        }
        for (int year = province.firstYear(); year <= province.lastYear(); year++) {
            openYear(year);
        }
        SplittableRandom random = new SplittableRandom(1);
        long began = System.nanoTime();
        for (int i = 0; i < payments; i++) {
            pay(i, payments, random);
            if (i % 50_000 == 49_999) {
                System.err.printf(
                        Locale.ROOT,
                        "filling: %,d of %,d, %,.0f/s%n",
                        i + 1,
                        payments,
                        i / ((System.nanoTime() - began) / 1e9));
            }
        }
        drain(0);
    }

    private void openYear(int year) throws InterruptedException {
        for (DemoCodes.Division division : province.divisions()) {
            String name = division.code() + "/" + year;
            ObjectNode proposal = data().put("year", name).put("source", "made up");
            send(
                    "budget-a",
                    "budget",
                    "importedyear.ProposeImportedYear",
                    proposal.put("document", "bench"));
            send(
                    "budget-b",
                    "budget",
                    "importedyear.ConfirmImportedYear",
                    data().put("year", name));
        }
        for (int i = 0; i < province.units().size(); i++) {
            for (int economic = 0; economic < MadeUpProvince.ECONOMIC_CODES; economic++) {
                open(province.units().get(i), i, year, economic);
            }
        }
    }

    private void open(String unit, int number, int year, int economic) throws InterruptedException {
        String line = MadeUpProvince.line(unit, year, economic);
        String amount = new Money(100_000_000_00L).toString();
        ObjectNode approval =
                data().put("line", line)
                        .put("division", unit.substring(0, 6) + "000")
                        .put("fiscalYear", year)
                        .put("unit", unit)
                        .put("function", "2%02d01".formatted(1 + number % 14))
                        .put("economic", "5%02d0%d".formatted(1 + economic % 5, economic % 3 + 1))
                        .put("fundType", economic % 4 == 0 ? "12" : "11")
                        .put("effectiveDate", year + "-01-01")
                        .put("document", "bench")
                        .put("amount", amount);
        if (economic % 3 == 0) {
            approval.put("project", "P-" + unit);
        }
        send("importer", "importer", "budgetline.ApproveAppropriation", approval);
        send(
                "importer",
                "importer",
                "budgetline.ReleaseFunds",
                data().put("line", line)
                        .put("effectiveDate", year + "-01-01")
                        .put("document", "bench")
                        .put("amount", amount));
    }

    private void pay(int number, int payments, SplittableRandom random)
            throws InterruptedException {
        int perYear = province.lines().size() / MadeUpProvince.YEARS;
        int year =
                Math.min(
                        MadeUpProvince.YEARS - 1,
                        (int) ((long) number * MadeUpProvince.YEARS / payments));
        long ofYear = (long) payments / MadeUpProvince.YEARS + 1;
        String line = province.lines().get(year * perYear + random.nextInt(perYear));
        LocalDate day =
                LocalDate.of(province.firstYear() + year, 1, 2)
                        .plusDays((number - year * ofYear) * 362 / ofYear);
        int payee = random.nextInt(MadeUpProvince.payees(payments));
        ObjectNode payment =
                data().put("payment", MadeUpProvince.payment(number))
                        .put("line", line)
                        .put("effectiveDate", day.toString())
                        .put("amount", new Money(1_00 + random.nextInt(200_000_00)).toString())
                        .put("purpose", "made up")
                        .put("voucher", "V-" + number)
                        .put("evidence", "be".repeat(32) + ":" + (number + 1));
        payment.putObject("payee")
                .put("id", MadeUpProvince.payee(payee))
                .put("kind", "organisation")
                .put("name", "Supplier " + payee);
        send("importer", "importer", "importedyear.RecordSettledPayment", payment);
    }

    private static String id(int number) {
        return "bench-" + number;
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void send(String person, String role, String type, ObjectNode data)
            throws InterruptedException {
        String id = id(numbered++);
        Sender sender = new Sender(CLIENT, new Occasion.Person(person, role, "bench"));
        if (!(runtime.binder().bind(new OutgoingCommand(id, type, data).toJson(), sender)
                instanceof Binding.Bound(var submission))) {
            throw new IllegalStateException("not bound: " + data);
        }
        pending.add(stream.submit(submission));
        drain(IN_FLIGHT);
    }

    private void drain(int left) {
        while (pending.size() > left) {
            Answer answer = pending.remove().join();
            if (!(answer instanceof Answer.Accepted)) {
                throw new IllegalStateException("not accepted: " + answer);
            }
        }
    }
}
