package org.mingzhang.api.demo;

import static org.mingzhang.api.demo.DemoScene.yuan;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A city's code sets and procedures, and what they stop: unknown, retired and wrong-year codes,
/// money in an emergency before its decision is attached and every level has approved, payments
/// beyond the plan of their month. Every rule bites at least once.
final class DemoProcedures {

    /// The class of last year's line of the project.
    static final String DYKE = "31005";

    private static final String EMERGENCY = "39908";
    private static final String PLANNED = "30213";
    private static final String HANDLER = "procedures-handler";
    private static final String NEXT_YEARS = "2299901";

    private final DemoCodes codes;
    private final DemoScene scene;

    private final String ordinary;
    private final DemoPerson budget;
    private final DemoPerson secondBudget;
    private final DemoPerson handler;
    private final DemoPerson reviewer;
    private final DemoPerson approver;
    private final DemoPerson cashier;

    DemoProcedures(DemoCodes codes, DemoScene scene) {
        this.codes = codes;
        this.scene = scene;
        ordinary = codes.economicCodes().getFirst().code();
        budget = scene.person("budget-a", "budget");
        secondBudget = scene.person("budget-b", "budget");
        handler = scene.person(HANDLER, "handler");
        reviewer = scene.person("reviewer", "reviewer");
        approver = scene.person("approver", "approver");
        cashier = scene.person("cashier", "finance");
    }

    /// The decision that the city's emergency rests on.
    static DemoFile decision(DemoCodes.Division city, DemoCodes.Unit unit) {
        return new DemoFile(
                city.code(),
                DemoCodes.unitCode(city, unit),
                DemoPerson.of(city, HANDLER, "handler").id(),
                city.name() + "示范应急会议纪要：台风损毁堤防，立即抢修（示范，非真实文件）\n");
    }

    void happen() {
        codeSets();
        rule();
        open(EMERGENCY, 400_000);
        open(PLANNED, 120_000);
        emergency();
        cashPlan();
        multiYear();
    }

    private String year(int fiscalYear) {
        return scene.city().code() + "/" + fiscalYear;
    }

    private String document() {
        return "%s示范程序〔%d〕1号".formatted(scene.city().name(), scene.asOf().getYear());
    }

    // Codes.

    private void codeSets() {
        int thisYear = scene.asOf().getYear();
        List<String> functions =
                codes.units().stream().map(DemoCodes.Unit::function).distinct().toList();
        propose(thisYear, 1, "function", 1, 2, functions.subList(0, 1));
        // Half a set is published by nobody.
        publish(secondBudget, thisYear, 1);
        propose(thisYear, 1, "function", 2, 2, functions.subList(1, functions.size()));
        publish(budget, thisYear, 1);
        publish(secondBudget, thisYear, 1);
        propose(thisYear, 2, "fundType", 1, 1, List.of("11", "12"));
        publish(secondBudget, thisYear, 2);
        propose(
                thisYear,
                3,
                "division",
                1,
                1,
                codes.divisions().stream()
                        .filter(one ->
                                one.code().equals(scene.city().code())
                                        || one.parent().equals(scene.city().code()))
                        .map(DemoCodes.Division::code)
                        .toList());
        publish(secondBudget, thisYear, 3);
        propose(
                thisYear,
                4,
                "economic",
                1,
                1,
                Stream.concat(
                                codes.economicCodes().stream().map(DemoCodes.EconomicCode::code),
                                Stream.of(
                                        "30211", "30213", "30227", "39906", "39907", "39908",
                                        "39999"))
                        .distinct()
                        .toList());
        publish(secondBudget, thisYear, 4);
        propose(thisYear + 1, 1, "function", 1, 1, List.of(NEXT_YEARS));
        publish(secondBudget, thisYear + 1, 1);
        retire(5);
        publish(secondBudget, thisYear, 5);
        // Out of turn, a code twice, a set that leaves out a code.
        propose(thisYear, 9, "fundType", 1, 1, List.of("11", "12"));
        propose(thisYear, 6, "fundType", 1, 1, List.of("11", "11"));
        propose(thisYear, 6, "fundType", 1, 1, List.of("11", "13"));
        publish(secondBudget, thisYear, 6);
        // Unknown, retired, of another year.
        approve("39999", "9999999", "11", 1);
        approve("39999", scene.function(), "12", 1);
        approve("39999", NEXT_YEARS, "11", 1);
    }

    private void propose(
            int fiscalYear, int version, String kind, int piece, int pieces, List<String> list) {
        ArrayNode rows =
                scene.send(budget, "codes.ProposeCodeSet")
                        .put("year", year(fiscalYear))
                        .put("version", version)
                        .put("kind", kind)
                        .put("piece", piece)
                        .put("pieces", pieces)
                        .put("document", document())
                        .put("language", "zh")
                        .putArray("codes");
        Map<String, String> names = namesOf(kind);
        list.forEach(code -> rows.addObject().put("code", code).put("name", name(names, code)));
    }

    private Map<String, String> namesOf(String kind) {
        return switch (kind) {
            case "function" -> codes.functionNames();
            case "economic" -> codes.economicNames();
            case "division" -> codes.divisionNames();
            case "fundType" -> codes.fundTypeNames();
            default -> throw new IllegalArgumentException("no codes of kind " + kind);
        };
    }

    /// What a code is called, or the longest beginning of it that is called something.
    private static String name(Map<String, String> names, String code) {
        for (int length = code.length(); length > 0; length--) {
            String name = names.get(code.substring(0, length));
            if (name != null) {
                return name;
            }
        }
        return "示范 " + code;
    }

    private void publish(DemoPerson person, int fiscalYear, int version) {
        scene.send(person, "codes.PublishCodeSet")
                .put("year", year(fiscalYear))
                .put("version", version);
    }

    private void retire(int version) {
        scene.send(budget, "codes.RetireCode")
                .put("year", year(scene.asOf().getYear()))
                .put("version", version)
                .put("kind", "fundType")
                .put("code", "12")
                .put("document", document());
    }

    // Procedures.

    /// Before the rule is published there are no exceptions and no cash plans.
    private void rule() {
        openException("early", ordinary, 1);
        int thisYear = scene.asOf().getYear();
        proposeRule(thisYear, 7);
        confirmRule(secondBudget, thisYear);
        proposeRule(thisYear, 1);
        confirmRule(budget, thisYear);
        confirmRule(secondBudget, thisYear);
    }

    private void proposeRule(int fiscalYear, int version) {
        ObjectNode rule =
                scene.send(budget, "procedure.ProposeProcedureRule")
                        .put("year", year(fiscalYear))
                        .put("version", version)
                        .put("document", document())
                        .putObject("rule")
                        .put("exceptionHours", 48)
                        .put("cashPlans", "optional")
                        .put("deviationBasisPoints", 500);
        rule.putArray("exceptionLevels").add("reviewer").add("approver");
    }

    private void confirmRule(DemoPerson person, int fiscalYear) {
        scene.send(person, "procedure.ConfirmProcedureRule")
                .put("year", year(fiscalYear))
                .put("version", 1);
    }

    // Lines.

    private void open(String economic, long yuan) {
        approve(economic, scene.function(), "11", yuan);
        scene.dated(budget, "budgetline.ReleaseFunds")
                .put("line", scene.line(economic))
                .put("document", document())
                .put("amount", yuan(yuan));
    }

    private void approve(String economic, String ofFunction, String fundType, long yuan) {
        scene.dated(budget, "budgetline.ApproveAppropriation")
                .put("line", scene.line(economic))
                .put("division", scene.city().code())
                .put("fiscalYear", scene.asOf().getYear())
                .put("unit", scene.unit())
                .put("function", ofFunction)
                .put("economic", economic)
                .put("fundType", fundType)
                .put("label", "示范 " + economic)
                .put("document", document())
                .put("amount", yuan(yuan));
    }

    // Exceptions.

    private void openException(String exception, String economic, long yuan) {
        scene.dated(handler, "exception.OpenException")
                .put("exception", scene.id(exception))
                .put("line", scene.line(economic))
                .put("kind", "emergency")
                .put("amount", yuan(yuan))
                .put("reason", "台风损毁堤防（示范）");
    }

    private void attach(String digest) {
        scene.dated(handler, "exception.AttachDecisionBasis")
                .put("exception", scene.id("flood"))
                .put("document", document())
                .putArray("attachments")
                .add(digest);
    }

    private void approveException(DemoPerson person) {
        scene.dated(person, "exception.ApproveException").put("exception", scene.id("flood"));
    }

    private ObjectNode pay(String payment, String economic, String amount) {
        ObjectNode data =
                scene.dated(handler, "payment.SubmitPayment")
                        .put("payment", scene.id(payment))
                        .put("line", scene.line(economic))
                        .put("amount", amount)
                        .put("purpose", "示范支付 " + payment)
                        .put("expectedResult", "示范事项办结");
        data.putObject("payee")
                .put("id", "DEMO-S-" + scene.city().area() + "-E")
                .put("kind", "organisation")
                .put("name", scene.city().name() + "示范抢险供应商");
        return data;
    }

    private void payException(String payment, String economic, long yuan) {
        pay(payment, economic, yuan(yuan)).put("exception", scene.id("flood"));
    }

    private void step(DemoPerson person, String type, String payment) {
        scene.dated(person, "payment." + type).put("payment", scene.id(payment));
    }

    private void closeException(DemoPerson person) {
        scene.dated(person, "exception.CloseException")
                .put("exception", scene.id("flood"))
                .put("review", "按决定使用，余款退回（示范）");
    }

    private void emergency() {
        payException("flood-0", EMERGENCY, 300_000);
        openException("flood", EMERGENCY, 300_000);
        openException("flood", EMERGENCY, 300_000);
        // Not before the decision is attached, not before both levels have approved.
        payException("flood-1", EMERGENCY, 300_000);
        approveException(reviewer);
        attach("00".repeat(32));
        attach(decision(scene.city(), codes.units().get(2)).digest());
        approveException(approver);
        approveException(reviewer);
        payException("flood-2", EMERGENCY, 300_000);
        approveException(approver);
        payException("flood-3", ordinary, 300_000);
        payException("flood-4", EMERGENCY, 300_001);
        payException("flood-5", EMERGENCY, 300_000);
        payException("flood-6", EMERGENCY, 1);
        closeException(budget);
        step(reviewer, "ReviewPayment", "flood-5");
        step(approver, "ApprovePayment", "flood-5");
        step(scene.person("head", "business-head"), "ApprovePayment", "flood-5");
        step(scene.person("approver-b", "approver"), "ApprovePayment", "flood-5");
        scene.dated(cashier, "payment.SettlePayment")
                .put("payment", scene.id("flood-5"))
                .put("voucher", "示范凭证-" + scene.id("flood-5"));
        closeException(budget);
    }

    // Cash plans.

    private void plan(String type, long thisMonth) {
        ObjectNode data = scene.dated(handler, "cashplan." + type).put("line", scene.line(PLANNED));
        ArrayNode months = data.putArray("months");
        for (int month = 1; month <= 12; month++) {
            months.add(yuan(month == scene.asOf().getMonthValue() ? thisMonth : 1_000));
        }
        if (type.equals("AdjustCashPlan")) {
            data.put("reason", "工期提前（示范）");
        }
    }

    private void approvePlan(DemoPerson person) {
        scene.dated(person, "cashplan.ApproveCashPlan").put("line", scene.line(PLANNED));
    }

    private void cashPlan() {
        approvePlan(budget);
        plan("AdjustCashPlan", 20_000);
        plan("SubmitCashPlan", 200_000);
        plan("SubmitCashPlan", 20_000);
        plan("SubmitCashPlan", 20_000);
        approvePlan(budget);
        pay("planned-1", PLANNED, yuan(20_001));
        pay("planned-2", PLANNED, yuan(20_000));
        scene.dated(handler, "payment.WithdrawPayment")
                .put("payment", scene.id("planned-2"))
                .put("reason", "改用他款（示范）");
        pay("planned-3", PLANNED, yuan(15_000));
        plan("AdjustCashPlan", 10_000);
        plan("AdjustCashPlan", 40_000);
        approvePlan(budget);
        pay("planned-4", PLANNED, yuan(25_000));
    }

    // A project of two years; its first spent six percent less than planned.

    private void multiYear() {
        int last = scene.asOf().getYear() - 1;
        register(5_000, 9_999, last + 1);
        register(5_000, 10_000, last + 2);
        register(5_000, 10_000, last + 1);
        register(5_000, 10_000, last + 1);
        spendLastYear(last);
        conclude(last + 1);
        conclude(last);
        proposeRule(last, 1);
        confirmRule(secondBudget, last);
        conclude(last);
        conclude(last + 1);
        revise("dyke", 4_000, 11_000);
        revise("bridge", 5_000, 10_000);
        revise("dyke", 5_000, 10_000);
    }

    private void plans(ObjectNode data, long first, long second, int secondYear) {
        ArrayNode plans = data.putArray("plans");
        plans.addObject().put("year", scene.asOf().getYear() - 1).put("amount", yuan(first));
        plans.addObject().put("year", secondYear).put("amount", yuan(second));
    }

    private String project(String thing) {
        return "DEMO-" + scene.city().area() + "-" + thing;
    }

    private void register(long first, long second, int secondYear) {
        ObjectNode data =
                scene.dated(budget, "multiyear.RegisterMultiYear")
                        .put("project", project("dyke"))
                        .put("division", scene.city().code())
                        .put("unit", scene.unit())
                        .put("name", scene.city().name() + "示范堤防加固")
                        .put("total", yuan(15_000))
                        .put("document", document());
        plans(data, first, second, secondYear);
    }

    private void revise(String thing, long first, long second) {
        ObjectNode data =
                scene.dated(budget, "multiyear.ReviseAnnualPlan")
                        .put("project", project(thing))
                        .put("reason", "工期调整（示范）")
                        .put("document", document());
        plans(data, first, second, scene.asOf().getYear());
    }

    private void conclude(int fiscalYear) {
        scene.send(budget, "multiyear.ConcludeProjectYear")
                .put("project", project("dyke"))
                .put("year", fiscalYear);
    }

    private void spendLastYear(int last) {
        String day = last + "-12-01";
        String line =
                String.join("/", scene.city().code(), Integer.toString(last), scene.unit(), DYKE);
        scene.send(budget, "budgetline.ApproveAppropriation")
                .put("line", line)
                .put("division", scene.city().code())
                .put("fiscalYear", last)
                .put("unit", scene.unit())
                .put("function", scene.function())
                .put("economic", DYKE)
                .put("fundType", "11")
                .put("project", project("dyke"))
                .put("label", "示范堤防加固")
                .put("effectiveDate", day)
                .put("document", document())
                .put("amount", yuan(5_000));
        scene.send(budget, "budgetline.ReleaseFunds")
                .put("line", line)
                .put("effectiveDate", day)
                .put("document", document())
                .put("amount", yuan(5_000));
        pay("dyke-1", PLANNED, yuan(4_700)).put("line", line).put("effectiveDate", day);
        for (String type : List.of("ReviewPayment", "ApprovePayment")) {
            scene.send(type.equals("ReviewPayment") ? reviewer : approver, "payment." + type)
                    .put("payment", scene.id("dyke-1"))
                    .put("effectiveDate", day);
        }
        scene.send(cashier, "payment.SettlePayment")
                .put("payment", scene.id("dyke-1"))
                .put("effectiveDate", day)
                .put("voucher", "示范凭证-" + scene.id("dyke-1"));
    }
}
