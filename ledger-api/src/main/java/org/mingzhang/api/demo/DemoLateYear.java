package org.mingzhang.api.demo;

import static org.mingzhang.api.demo.DemoScene.yuan;

import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/// A city winds up a year that is long over, and takes in an older one as history: what is carried
/// to the wrong line, or where there is nothing to carry, and what comes too late.
final class DemoLateYear {

    private static final String CHAIRS = "39905";
    private static final String DESKS = "39904";

    private final DemoScene scene;
    private final int year;

    private final DemoPerson budget;
    private final DemoPerson secondBudget;
    private final DemoPerson handler;
    private final DemoPerson approver;
    private final DemoPerson importer;

    private final DemoCodes.Division county;

    /// @param county a county of the city, which declares its pools and plans no cash
    DemoLateYear(DemoScene scene, DemoCodes.Division county) {
        this.scene = scene;
        this.county = county;
        year = scene.asOf().getYear() - 2;
        budget = scene.person("budget-a", "budget");
        secondBudget = scene.person("budget-b", "budget");
        handler = scene.person("mistakes-handler", "handler");
        approver = scene.person("approver", "approver");
        importer = scene.person("importer", "importer");
    }

    void happen() {
        carry();
        otherwise();
        history();
    }

    private String line(int fiscalYear, String economic) {
        return scene.line(economic)
                .replace("/" + scene.asOf().getYear() + "/", "/" + fiscalYear + "/");
    }

    private ObjectNode dated(DemoPerson person, String type, int fiscalYear) {
        return scene.send(person, type)
                .put("effectiveDate", LocalDate.of(fiscalYear, 12, 1).toString());
    }

    private ObjectNode resting(DemoPerson person, String type, int fiscalYear) {
        return dated(person, type, fiscalYear)
                .put("document", "%s示范年终〔%d〕1号".formatted(scene.city().name(), fiscalYear));
    }

    private ObjectNode approve(
            DemoPerson person, String division, int fiscalYear, String line, String economic) {
        return resting(person, "budgetline.ApproveAppropriation", fiscalYear)
                .put("line", line)
                .put("division", division)
                .put("fiscalYear", fiscalYear)
                .put("unit", scene.unit())
                .put("function", scene.function())
                .put("economic", economic)
                .put("fundType", "11")
                .put("label", "示范 " + economic)
                .put("amount", yuan(0));
    }

    private void open(DemoPerson person, int fiscalYear, String economic, long yuan) {
        String line = line(fiscalYear, economic);
        approve(person, scene.city().code(), fiscalYear, line, economic).put("amount", yuan(yuan));
        if (yuan > 0) {
            resting(person, "budgetline.ReleaseFunds", fiscalYear)
                    .put("line", line)
                    .put("amount", yuan(yuan));
        }
    }

    private ObjectNode carry(String source, String target) {
        return resting(budget, "carryover.CarryForward", year)
                .put("source", line(year, source))
                .put("target", line(year + 1, target))
                .put("unreleased", yuan(0))
                .put("available", yuan(0));
    }

    private void carry() {
        open(budget, year, CHAIRS, 3_000);
        open(budget, year, DESKS, 5_000);
        open(budget, year + 1, CHAIRS, 0);
        open(budget, year + 1, DESKS, 0);
        resting(handler, "contract.ReserveFunds", year)
                .put("plan", scene.id("late-plan"))
                .put("line", line(year, DESKS))
                .put("amount", yuan(1_000));
        resting(approver, "contract.SignContract", year)
                .put("contract", scene.id("late-contract"))
                .put("line", line(year, DESKS))
                .put("purpose", "示范采购")
                .put("amount", yuan(2_000))
                .putObject("payee")
                .put("id", "DEMO-S-" + scene.city().area() + "-M")
                .put("kind", "organisation")
                .put("name", scene.city().name() + "示范供应商M");
        carry(CHAIRS, DESKS).put("available", yuan(3_000));
        carry(CHAIRS, CHAIRS);
        carry(CHAIRS, CHAIRS).putArray("plans").add(scene.id("late-plan"));
        carry(CHAIRS, CHAIRS).putArray("contracts").add(scene.id("late-contract"));
        carry(CHAIRS, CHAIRS).put("available", yuan(3_000));
        resting(budget, "budgetline.CloseYear", year).put("line", line(year, CHAIRS));
        ObjectNode desks = carry(DESKS, DESKS);
        desks.putArray("plans").add(scene.id("late-plan"));
        desks.putArray("contracts").add(scene.id("late-contract"));
        resting(budget, "budgetline.LapseSurplus", year).put("line", line(year, DESKS));
        resting(budget, "budgetline.CloseYear", year).put("line", line(year, DESKS));
    }

    /// A county whose lines name their pools, and whose rule plans no cash.
    private void otherwise() {
        String countyYear = county.code() + "/" + year;
        scene.send(budget, "controlpool.ProposePoolRule")
                .put("year", countyYear)
                .put("version", 1)
                .put("document", "示范控制规则")
                .putObject("rule")
                .put("kind", "declared");
        confirm("controlpool.ConfirmPoolRule", countyYear);
        ObjectNode rule =
                scene.send(budget, "procedure.ProposeProcedureRule")
                        .put("year", countyYear)
                        .put("version", 1)
                        .put("document", "示范程序规则")
                        .putObject("rule")
                        .put("exceptionHours", 48)
                        .put("cashPlans", "unused")
                        .put("deviationBasisPoints", 500);
        rule.putArray("exceptionLevels").add("reviewer");
        confirm("procedure.ConfirmProcedureRule", countyYear);
        String line = line(year, CHAIRS).replace(scene.city().code(), county.code());
        approve(budget, county.code(), year, line, CHAIRS);
        approve(budget, county.code(), year, line, CHAIRS)
                .put("declaredPool", "office")
                .put("amount", yuan(100));
        var months = dated(handler, "cashplan.SubmitCashPlan", year).put("line", line);
        var amounts = months.putArray("months");
        for (int month = 1; month <= 12; month++) {
            amounts.add(yuan(0));
        }
    }

    private void confirm(String type, String ofYear) {
        scene.send(secondBudget, type).put("year", ofYear).put("version", 1);
    }

    /// Nothing is paid anew in a year of history.
    private void history() {
        int old = year - 2;
        String oldYear = scene.city().code() + "/" + old;
        scene.send(budget, "importedyear.ProposeImportedYear")
                .put("year", oldYear)
                .put("source", "示范旧系统")
                .put("document", "示范导入");
        scene.send(secondBudget, "importedyear.ConfirmImportedYear").put("year", oldYear);
        open(importer, old, CHAIRS, 1_000);
        dated(handler, "payment.SubmitPayment", old)
                .put("payment", scene.id("too-late"))
                .put("line", line(old, CHAIRS))
                .put("amount", yuan(1))
                .put("purpose", "示范支付")
                .put("expectedResult", "示范事项办结")
                .putObject("payee")
                .put("id", "DEMO-S-" + scene.city().area() + "-M")
                .put("kind", "organisation")
                .put("name", scene.city().name() + "示范供应商M");
    }
}
