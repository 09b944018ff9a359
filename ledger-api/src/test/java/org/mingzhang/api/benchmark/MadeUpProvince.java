package org.mingzhang.api.benchmark;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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

/// A province with three years of history and any number of payments, on the real divisions of
/// Guangdong; the same each time.
///
/// It comes in through the door that imports use, so that every entry is decided, hashed and
/// projected like any other.
final class MadeUpProvince {

    /// Years of history.
    static final int YEARS = 3;

    private static final int IN_FLIGHT = 2_048;
    private static final int ECONOMIC_CODES = 10;
    private static final int PAYMENTS_OF_PAYEE = 50;
    private static final int CITY_UNITS = 12;
    private static final int COUNTY_UNITS = 2;
    private static final String CLIENT = "bench";

    private final LedgerRuntime runtime;
    private final OrderedSubmissions stream;
    private final Queue<CompletableFuture<Answer>> pending = new ArrayDeque<>();
    private final List<String> units = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<DemoCodes.Division> divisions = new ArrayList<>();
    private final int firstYear;
    private int numbered;

    MadeUpProvince(LedgerRuntime runtime) {
        this.runtime = runtime;
        this.stream = runtime.ledger().ordered(IN_FLIGHT);
        this.firstYear = LocalDate.now(runtime.log().zone()).getYear() - YEARS;
        DemoCodes codes = DemoCodes.load();
        for (DemoCodes.Division city : codes.cities()) {
            divisions.add(city);
            codes.divisions().stream()
                    .filter(county -> county.parent().equals(city.code()))
                    .forEach(divisions::add);
        }
        for (DemoCodes.Division division : divisions) {
            int count = division.level().equals("city") ? CITY_UNITS : COUNTY_UNITS;
            for (int unit = 1; unit <= count; unit++) {
                units.add(division.code().substring(0, 6) + "%03d".formatted(100 + unit));
            }
        }
        for (int year = firstYear; year <= lastYear(); year++) {
            for (String unit : units) {
                for (int economic = 0; economic < ECONOMIC_CODES; economic++) {
                    lines.add(line(unit, year, economic));
                }
            }
        }
    }

    /// The last year of its history.
    int lastYear() {
        return firstYear + YEARS - 1;
    }

    /// The units.
    List<String> units() {
        return units;
    }

    /// The lines of all years.
    List<String> lines() {
        return lines;
    }

    /// The divisions, cities and counties.
    List<DemoCodes.Division> divisions() {
        return divisions;
    }

    /// The name of a payment.
    static String payment(int number) {
        return "old-" + number;
    }

    /// How many payees have some fifty payments each.
    static int payees(int payments) {
        return Math.max(1, payments / PAYMENTS_OF_PAYEE);
    }

    /// The identifier of a payee.
    static String payee(int number) {
        return "9144BENCH%05d".formatted(number);
    }

    private static String line(String unit, int year, int economic) {
        return "%s/%d/%d".formatted(unit, year, economic);
    }

    /// Brings it in, unless it is there.
    void fill(int payments) throws InterruptedException {
        int commands = 2 * (YEARS * divisions.size() + lines.size()) + payments;
        if (runtime.queries().receipt(CLIENT, id(commands - 1)).isPresent()) {
            return;
        }
        for (int year = firstYear; year <= lastYear(); year++) {
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
        for (DemoCodes.Division division : divisions) {
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
        for (int i = 0; i < units.size(); i++) {
            for (int economic = 0; economic < ECONOMIC_CODES; economic++) {
                open(units.get(i), i, year, economic);
            }
        }
    }

    private void open(String unit, int number, int year, int economic) throws InterruptedException {
        String line = line(unit, year, economic);
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
        int perYear = lines.size() / YEARS;
        int year = Math.min(YEARS - 1, (int) ((long) number * YEARS / payments));
        long ofYear = (long) payments / YEARS + 1;
        String line = lines.get(year * perYear + random.nextInt(perYear));
        LocalDate day =
                LocalDate.of(firstYear + year, 1, 2)
                        .plusDays((number - year * ofYear) * 362 / ofYear);
        int payee = random.nextInt(payees(payments));
        ObjectNode payment =
                data().put("payment", payment(number))
                        .put("line", line)
                        .put("effectiveDate", day.toString())
                        .put("amount", new Money(1_00 + random.nextInt(200_000_00)).toString())
                        .put("purpose", "made up")
                        .put("voucher", "V-" + number)
                        .put("evidence", "be".repeat(32) + ":" + (number + 1));
        payment.putObject("payee")
                .put("id", payee(payee))
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
