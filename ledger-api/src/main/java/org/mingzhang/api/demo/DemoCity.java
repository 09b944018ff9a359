package org.mingzhang.api.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One year of a city or of one of its counties, as its commands in the order in which they
/// happened.
final class DemoCity {

    private static final int PAYMENTS = 36;
    private static final long YUAN = 100;

    /// The capital, and the city that pays most slowly.
    private static final Set<String> WITH_HISTORY = Set.of("440100000", "445300000");

    private static final int UNITS_WITH_HISTORY = 4;

    /// By how much the amounts of a county are smaller than those of its city.
    private static final int COUNTY_PART = 4;

    private final DemoCodes codes;
    private final DemoCodes.Division city;
    private final DemoPace pace;
    private final LocalDate asOf;
    private final RandomGenerator random;
    private final List<DemoCommand> commands = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private int numbered;
    private int paid;

    /// A budget line with what was approved for it, in minor units.
    private record Line(
            String id, String unit, String unitName, String economic, long approvedMinorUnits) {}

    DemoCity(DemoCodes codes, DemoCodes.Division city, LocalDate asOf, RandomGenerator random) {
        this.codes = codes;
        this.city = city;
        this.pace = codes.paceOf(city);
        this.asOf = asOf;
        this.random = random;
    }

    List<DemoCommand> commands() {
        openYear();
        for (DemoCodes.Unit unit : codes.unitsOf(city)) {
            int first = lines.size();
            for (DemoCodes.EconomicCode economic : codes.economicCodes()) {
                openLine(unit, economic);
            }
            payInTheCourseOfTheYear(lines.subList(first, lines.size()), first);
        }
        if (city.level().equals("city")) {
            tellOneByOne();
        }
        if (WITH_HISTORY.contains(city.code())) {
            tellOfEarlierYears();
        }
        return commands;
    }

    /// The units that every city has and that are known best.
    private void tellOfEarlierYears() {
        DemoHistory.openYears(scene(codes.units().getFirst()));
        for (DemoCodes.Unit unit : codes.units().subList(0, UNITS_WITH_HISTORY)) {
            DemoScene scene = scene(unit);
            long approved =
                    lines.stream()
                            .filter(line -> line.unit().equals(scene.unit()))
                            .mapToLong(Line::approvedMinorUnits)
                            .sum();
            new DemoHistory(scene, DemoCodes.unitName(city, unit), approved, random).happen();
        }
    }

    /// What every unit pays month by month.
    private void payInTheCourseOfTheYear(List<Line> unit, int first) {
        int percent = pace.unitPercent(random);
        for (int i = 0; i < unit.size(); i++) {
            Line line = unit.get(i);
            for (DemoPace.Instalment instalment :
                    pace.instalments(first + i, line.approvedMinorUnits(), percent, asOf, random)) {
                paid++;
                String id = "demo-%s-%d-c%03d".formatted(code(), asOf.getYear(), paid);
                submit(id, line, instalment.day(), instalment.minorUnits());
                settle(id, instalment.day(), instalment.minorUnits(), false);
            }
        }
    }

    /// What happens only here and there: changes of the budget, payments in every state, and every
    /// rule at work.
    private void tellOneByOne() {
        supplement(lines.get(random.nextInt(lines.size())));
        supplement(lines.get(random.nextInt(lines.size())));
        transfer(random.nextInt(codes.units().size()));
        transfer(random.nextInt(codes.units().size()));
        for (int i = 0; i < PAYMENTS; i++) {
            payment(i);
        }
        new DemoLimits(scene(codes.units().get(1))).happen();
        new DemoProcedures(codes, scene(codes.units().get(2))).happen();
        new DemoReview(
                        scene(codes.units().get(2)),
                        codes.countiesOf(city).stream()
                                .map(DemoCodes.Division::code)
                                .findFirst()
                                .orElse("440000000"),
                        codes.units().stream()
                                .limit(2)
                                .map(unit -> DemoCodes.unitCode(city, unit))
                                .toList())
                .happen();
        if (city.equals(codes.cities().getFirst())) {
            DemoCodes.Unit unit = codes.units().get(2);
            String lastYear = Integer.toString(asOf.getYear() - 1);
            new DemoMistakes(
                            scene(codes.units().get(1)),
                            String.join(
                                    "/",
                                    city.code(),
                                    lastYear,
                                    DemoCodes.unitCode(city, unit),
                                    DemoProcedures.DYKE))
                    .happen();
            new DemoLateYear(scene(codes.units().get(1)), codes.countiesOf(city).getFirst())
                    .happen();
            new DemoPersonnel(scene(codes.units().get(1))).happen();
        }
        new DemoRules(scene(codes.units().getFirst())).happen();
    }

    private DemoScene scene(DemoCodes.Unit unit) {
        return DemoScene.of(city, unit, asOf, this::send);
    }

    private String code() {
        return city.area();
    }

    private DemoPerson person(String name, String role) {
        return DemoPerson.of(city, name, role);
    }

    private DemoPerson budget() {
        return person("budget-a", "budget");
    }

    private DemoPerson handler(Line line) {
        return new DemoPerson("demo." + line.unit() + ".handler", "handler", line.unit());
    }

    private DemoPerson reviewer() {
        return person("reviewer", "reviewer");
    }

    private DemoPerson approver() {
        return person("approver", "approver");
    }

    private DemoPerson cashier() {
        return person("cashier", "finance");
    }

    private ObjectNode send(DemoPerson person, String type) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        numbered++;
        commands.add(
                new DemoCommand(
                        person,
                        new OutgoingCommand(
                                "demo-%s-%04d".formatted(code(), numbered), type, data)));
        return data;
    }

    private void openYear() {
        String year = city.code() + "/" + asOf.getYear();
        ObjectNode rule =
                send(budget(), "controlpool.ProposePoolRule")
                        .put("year", year)
                        .put("version", 1)
                        .put("document", document("控制规则", 1))
                        .putObject("rule");
        rule.put("kind", "prefix")
                .putObject("prefix")
                .put("unit", 21)
                .put("function", 3)
                .put("economic", 3)
                .put("fundType", 21);
        send(person("budget-b", "budget"), "controlpool.ConfirmPoolRule")
                .put("year", year)
                .put("version", 1);
    }

    private String document(String kind, int number) {
        return "%s示范%s〔%d〕%d号".formatted(city.name(), kind, asOf.getYear(), number);
    }

    private void openLine(DemoCodes.Unit unit, DemoCodes.EconomicCode economic) {
        String unitCode = DemoCodes.unitCode(city, unit);
        String unitName = DemoCodes.unitName(city, unit);
        long amount =
                (20L + random.nextInt(980))
                        * 1_000
                        * pace.size()
                        * YUAN
                        / (city.level().equals("city") ? 1 : COUNTY_PART);
        String id =
                String.join(
                        "/",
                        city.code(),
                        Integer.toString(asOf.getYear()),
                        unitCode,
                        unit.function(),
                        economic.code());
        lines.add(new Line(id, unitCode, unitName, economic.code(), amount));
        ObjectNode approval =
                send(budget(), "budgetline.ApproveAppropriation")
                        .put("line", id)
                        .put("division", city.code())
                        .put("fiscalYear", asOf.getYear())
                        .put("unit", unitCode)
                        .put("function", unit.function())
                        .put("economic", economic.code())
                        .put("fundType", "11")
                        .put("label", unitName + " " + unit.functionName() + " " + economic.name())
                        .put("effectiveDate", firstDay().toString())
                        .put("document", document("财预", 1))
                        .put("amount", new Money(amount).toString());
        approval.putArray("attachments");
        release(id, amount, firstDay());
    }

    private void release(String line, long amountMinorUnits, LocalDate day) {
        send(budget(), "budgetline.ReleaseFunds")
                .put("line", line)
                .put("effectiveDate", day.toString())
                .put("document", document("财预", 2))
                .put("amount", new Money(amountMinorUnits).toString())
                .putArray("attachments");
    }

    private void supplement(Line line) {
        LocalDate day = someDay();
        long amount = (5L + random.nextInt(50)) * 10_000 * YUAN;
        send(budget(), "budgetline.SupplementAppropriation")
                .put("line", line.id())
                .put("effectiveDate", day.toString())
                .put("document", document("财追", 3))
                .put("amount", new Money(amount).toString())
                .putArray("attachments");
        release(line.id(), amount, day);
    }

    /// Between two lines of one unit.
    private void transfer(int unit) {
        int first = unit * codes.economicCodes().size();
        Line source = lines.get(first);
        Line target = lines.get(first + 1);
        send(budget(), "budgetline.PostVirement")
                .put("source", source.id())
                .put("target", target.id())
                .put("balance", "available")
                .put("effectiveDate", someDay().toString())
                .put("document", document("财调", 4))
                .put("amount", new Money(source.approvedMinorUnits() / 50).toString())
                .putArray("attachments");
    }

    /// A payment that goes as far as its number says, so that every city shows every state.
    private void payment(int number) {
        Line line = lines.get(random.nextInt(lines.size()));
        String id = "demo-%s-%d-%03d".formatted(code(), asOf.getYear(), number + 1);
        LocalDate day = someDay();
        if (number == 0) {
            // More than there is: refused, and the attempt is on record.
            submit(id, line, day, line.approvedMinorUnits() * 20);
            return;
        }
        long amount = line.approvedMinorUnits() / 10_000 * (10 + random.nextInt(90));
        submit(id, line, day, amount);
        switch (number % 12) {
            case 1 -> step(handler(line), "WithdrawPayment", id, day).put("reason", "信息填写有误");
            case 2 -> step(reviewer(), "ReturnPayment", id, day).put("reason", "缺少验收单");
            case 3 -> {
                // Stays submitted.
            }
            case 4 -> step(reviewer(), "ReviewPayment", id, day);
            case 5 -> {
                // Whoever applied may not review: refused, then another person does.
                step(
                        new DemoPerson(handler(line).id(), "reviewer", line.unit()),
                        "ReviewPayment",
                        id,
                        day);
                step(reviewer(), "ReviewPayment", id, day);
                step(approver(), "ApprovePayment", id, day);
            }
            default -> settle(id, day, amount, number % 12 == 6);
        }
    }

    private void submit(String id, Line line, LocalDate day, long amountMinorUnits) {
        List<DemoCodes.Purpose> purposes = codes.purposesOf(line.economic());
        DemoCodes.Purpose purpose = purposes.get(random.nextInt(purposes.size()));
        boolean person = random.nextInt(10) == 0;
        int payee = 1 + random.nextInt(40);
        ObjectNode data =
                send(handler(line), "payment.SubmitPayment")
                        .put("payment", id)
                        .put("line", line.id())
                        .put("effectiveDate", day.toString())
                        .put("amount", new Money(amountMinorUnits).toString())
                        .put("purpose", purpose.purpose())
                        .put("expectedResult", purpose.result());
        data.putObject("payee")
                .put("id", "DEMO-%s-%s%02d".formatted(person ? "P" : "S", code(), payee))
                .put("kind", person ? "person" : "organisation")
                .put("name", (person ? "示范个人" : city.name() + "示范供应商") + payee);
        data.putArray("invoices").add("DEMO-" + id);
        data.putArray("attachments");
    }

    private ObjectNode step(DemoPerson person, String type, String payment, LocalDate day) {
        return send(person, "payment." + type)
                .put("payment", payment)
                .put("effectiveDate", day.toString());
    }

    private void settle(String id, LocalDate day, long amountMinorUnits, boolean comesBack) {
        step(reviewer(), "ReviewPayment", id, day);
        step(approver(), "ApprovePayment", id, day);
        step(cashier(), "SettlePayment", id, day)
                .put("voucher", "示范凭证-" + id)
                .putArray("attachments");
        if (comesBack) {
            step(cashier(), "RecordRefund", id, day)
                    .put("amount", new Money(amountMinorUnits / 4).toString())
                    .put("reason", "多付退回")
                    .put("voucher", "示范退款-" + id)
                    .putArray("attachments");
        }
    }

    private LocalDate firstDay() {
        return LocalDate.of(asOf.getYear(), 1, 1);
    }

    private LocalDate someDay() {
        return firstDay().plusDays(random.nextLong(ChronoUnit.DAYS.between(firstDay(), asOf) + 1));
    }
}
