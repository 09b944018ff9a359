package org.mingzhang.api.demo;

import static org.mingzhang.api.demo.DemoScene.yuan;

import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/// What goes wrong in an office in the course of a year, once each, in one city: names that do not
/// exist or exist already, days outside the year, numbers out of turn, payments and contracts that
/// do not fit together.
final class DemoMistakes {

    private static final String LINE = "39999";
    private static final String SMALL = "39906";
    private static final String CLOSED = "39907";
    private static final String GIVEN = "39908";
    private static final String OTHER_POOL = "30211";

    private final DemoScene scene;
    private final String lastYearsLine;
    private final String year;

    private final DemoPerson budget;
    private final DemoPerson handler;
    private final DemoPerson otherHandler;
    private final DemoPerson reviewer;
    private final DemoPerson approver;
    private final DemoPerson cashier;

    /// @param lastYearsLine a line of the city of the year before
    DemoMistakes(DemoScene scene, String lastYearsLine) {
        this.scene = scene;
        this.lastYearsLine = lastYearsLine;
        year = scene.city().code() + "/" + scene.asOf().getYear();
        budget = scene.person("budget-a", "budget");
        handler = scene.person("mistakes-handler", "handler");
        otherHandler = scene.person("mistakes-handler-b", "handler");
        reviewer = scene.person("reviewer", "reviewer");
        approver = scene.person("approver", "approver");
        cashier = scene.person("cashier", "finance");
    }

    void happen() {
        lines();
        days();
        closedLine();
        payments();
        contracts();
        rules();
        history();
        papers();
        beyond();
    }

    /// A line that lives from others, one that spent what others of its pool have, and a slip of
    /// the keyboard.
    private void beyond() {
        approve(GIVEN, 0);
        move(scene.line(LINE), scene.line(GIVEN), 100);
        resting(budget, "budgetline.ReduceAppropriation")
                .put("line", scene.line(GIVEN))
                .put("drawnFrom", "available")
                .put("amount", yuan(50));
        pay(handler, "mistake-7", scene.line(SMALL), 1_500);
        resting(budget, "budgetline.LapseSurplus").put("line", scene.line(SMALL));
        resting(budget, "budgetline.SupplementAppropriation")
                .put("line", scene.line(LINE))
                .put("amount", "999999999999999.00");
    }

    private String document() {
        return "%s示范差错〔%d〕1号".formatted(scene.city().name(), scene.asOf().getYear());
    }

    private ObjectNode resting(DemoPerson person, String type) {
        return scene.dated(person, type).put("document", document());
    }

    private ObjectNode approve(String economic, long yuan) {
        return resting(budget, "budgetline.ApproveAppropriation")
                .put("line", scene.line(economic))
                .put("division", scene.city().code())
                .put("fiscalYear", scene.asOf().getYear())
                .put("unit", scene.unit())
                .put("function", scene.function())
                .put("economic", economic)
                .put("fundType", "11")
                .put("label", "示范 " + economic)
                .put("amount", yuan(yuan));
    }

    private ObjectNode release(String line, long yuan) {
        return resting(budget, "budgetline.ReleaseFunds")
                .put("line", line)
                .put("amount", yuan(yuan));
    }

    private void lines() {
        approve(LINE, 50_000);
        release(scene.line(LINE), 50_000);
        approve(SMALL, 1_000);
        release(scene.line(SMALL), 1_000);
        approve(LINE, 1);
        approve("39908", 1).put("declaredPool", "mistakes");
        release(scene.line("39998"), 1);
        release(scene.line(LINE), 1);
        move(scene.line(SMALL), scene.line(LINE), 2_000);
        move(scene.line(LINE), scene.line(LINE), 1);
        move(scene.line(LINE), lastYearsLine, 1);
        resting(budget, "budgetline.SettlePool")
                .put("source", scene.line(LINE))
                .put("target", scene.line(OTHER_POOL))
                .put("amount", yuan(1));
        resting(budget, "budgetline.RecordOpeningBalance")
                .put("line", scene.line(LINE))
                .put("approved", yuan(1))
                .put("carriedIn", yuan(0))
                .put("unreleased", yuan(0))
                .put("available", yuan(1))
                .put("frozen", yuan(0))
                .put("expended", yuan(0));
    }

    private void move(String source, String target, long yuan) {
        resting(budget, "budgetline.PostVirement")
                .put("source", source)
                .put("target", target)
                .put("balance", "available")
                .put("amount", yuan(yuan));
    }

    private void days() {
        LocalDate day = scene.asOf();
        release(scene.line(LINE), 1).put("effectiveDate", day.plusDays(1).toString());
        release(scene.line(LINE), 1).put("effectiveDate", day.minusYears(1).toString());
    }

    private void closedLine() {
        approve(CLOSED, 0);
        resting(budget, "budgetline.LapseSurplus").put("line", scene.line(CLOSED));
        resting(budget, "budgetline.ChangeLinePool").put("line", scene.line(CLOSED));
        resting(budget, "budgetline.ChangeLinePool").put("line", scene.line(CLOSED));
        resting(budget, "budgetline.CloseYear").put("line", scene.line(CLOSED));
        release(scene.line(CLOSED), 1);
    }

    private ObjectNode pay(DemoPerson person, String payment, String line, long yuan) {
        ObjectNode data =
                scene.dated(person, "payment.SubmitPayment")
                        .put("payment", scene.id(payment))
                        .put("line", line)
                        .put("amount", yuan(yuan))
                        .put("purpose", "示范支付 " + payment)
                        .put("expectedResult", "示范事项办结");
        payee(data, "M");
        return data;
    }

    private void payee(ObjectNode data, String which) {
        data.putObject("payee")
                .put("id", "DEMO-S-" + scene.city().area() + "-" + which)
                .put("kind", "organisation")
                .put("name", scene.city().name() + "示范供应商" + which);
    }

    private void step(DemoPerson person, String type, String payment) {
        scene.dated(person, "payment." + type).put("payment", scene.id(payment));
    }

    private void settle(String payment) {
        step(reviewer, "ReviewPayment", payment);
        step(approver, "ApprovePayment", payment);
        scene.dated(cashier, "payment.SettlePayment")
                .put("payment", scene.id(payment))
                .put("voucher", "示范凭证-" + scene.id(payment));
    }

    private void payments() {
        step(reviewer, "ReviewPayment", "mistake-nobody");
        pay(handler, "mistake-1", scene.line(LINE), 100);
        pay(handler, "mistake-1", scene.line(LINE), 200);
        withdraw(otherHandler);
        withdraw(handler);
        pay(handler, "mistake-2", scene.line(LINE), 100).put("resubmits", scene.id("mistake-1"));
        pay(handler, "mistake-3", scene.line(LINE), 100).put("resubmits", scene.id("mistake-1"));
        settle("mistake-2");
        refund("RecordRefund", 101);
        refund("RecordPriorYearRefund", 1);
        correct("mistake-2", scene.line(LINE));
        correct("mistake-2", lastYearsLine);
    }

    private void withdraw(DemoPerson person) {
        scene.dated(person, "payment.WithdrawPayment")
                .put("payment", scene.id("mistake-1"))
                .put("reason", "示范撤回");
    }

    private void refund(String type, long yuan) {
        scene.dated(cashier, "payment." + type)
                .put("payment", scene.id("mistake-2"))
                .put("reason", "示范退款")
                .put("voucher", "示范退款-" + scene.id("mistake-2"))
                .put("amount", yuan(yuan));
    }

    private void correct(String payment, String line) {
        resting(cashier, "payment.CorrectPayment")
                .put("payment", scene.id(payment))
                .put("line", line)
                .put("reason", "示范更正");
    }

    private void contracts() {
        for (int i = 0; i < 2; i++) {
            resting(handler, "contract.ReserveFunds")
                    .put("plan", scene.id("mistake-plan"))
                    .put("line", scene.line(LINE))
                    .put("amount", yuan(1_000));
        }
        resting(handler, "contract.CancelReservation")
                .put("plan", scene.id("mistake-no-plan"))
                .put("reason", "示范取消")
                .put("amount", yuan(1));
        sign("mistake-contract", LINE);
        sign("mistake-contract", LINE);
        sign("mistake-contract-2", SMALL).put("plan", scene.id("mistake-plan"));
        resting(approver, "contract.EndContract")
                .put("contract", scene.id("mistake-no-contract"))
                .put("reason", "示范终止");
        String contract = scene.id("mistake-contract");
        pay(handler, "mistake-4", scene.line(SMALL), 10).put("contract", contract);
        payee(pay(handler, "mistake-5", scene.line(LINE), 10).put("contract", contract), "N");
        pay(handler, "mistake-6", scene.line(LINE), 10).put("contract", contract);
        settle("mistake-6");
        correct("mistake-6", scene.line(SMALL));
    }

    private ObjectNode sign(String contract, String economic) {
        ObjectNode data =
                resting(approver, "contract.SignContract")
                        .put("contract", scene.id(contract))
                        .put("line", scene.line(economic))
                        .put("purpose", "示范采购")
                        .put("amount", yuan(500));
        payee(data, "M");
        return data;
    }

    private void rules() {
        prefix(9);
        numbered("controlpool.ConfirmPoolRule", 9);
        numbered("identity.ConfirmSigningRule", 9);
        scene.send(budget, "identity.ProposeSigningRule")
                .put("year", year)
                .put("version", 9)
                .put("requiredFrom", scene.asOf().plusYears(1).toString())
                .put("document", document());
        phases(9, 1);
        phases(1, -1);
        numbered("calendar.ConfirmPhaseDates", 1);
        scene.send(budget, "calendar.CloseMonth").put("year", year).put("month", 12);
    }

    /// White papers of a year that has not come, and up to a day that is not the last.
    private void papers() {
        int next = scene.asOf().getYear() + 1;
        paper(scene.city().code() + "/" + next, LocalDate.of(next, 12, 31));
        paper(year, LocalDate.of(next - 1, 1, 1));
    }

    private void paper(String name, LocalDate until) {
        scene.send(budget, "paper.PublishPaper")
                .put("paper", name)
                .put("size", 1)
                .put("until", until.toString())
                .put("digest", "0".repeat(64));
    }

    private void numbered(String type, int version) {
        scene.send(budget, type).put("year", year).put("version", version);
    }

    private void prefix(int version) {
        scene.send(budget, "controlpool.ProposePoolRule")
                .put("year", year)
                .put("version", version)
                .put("document", document())
                .putObject("rule")
                .put("kind", "declared");
    }

    /// @param direction below 0 where the phases come in the wrong order
    private void phases(int version, int direction) {
        int first = scene.asOf().getYear() - direction;
        int last = scene.asOf().getYear() + direction;
        scene.send(budget, "calendar.ProposePhaseDates")
                .put("year", year)
                .put("version", version)
                .put("document", document())
                .putObject("dates")
                .put("formulationStart", first + "-07-01")
                .put("formulationEnd", first + "-10-31")
                .put("approvalStart", first + "-11-01")
                .put("approvalEnd", first + "-12-31")
                .put("executionStart", scene.asOf().getYear() + "-01-01")
                .put("executionEnd", scene.asOf().getYear() + "-12-31")
                .put("finalAccountsStart", last + "-01-01")
                .put("finalAccountsEnd", last + "-03-31");
    }

    private void history() {
        String old = scene.city().code() + "/" + (scene.asOf().getYear() - 3);
        scene.send(budget, "importedyear.ConfirmImportedYear").put("year", old);
        for (String of : new String[] {old, old, year}) {
            scene.send(budget, "importedyear.ProposeImportedYear")
                    .put("year", of)
                    .put("source", "示范旧系统")
                    .put("document", document());
        }
        ObjectNode settled =
                scene.dated(
                                scene.person("importer", "importer"),
                                "importedyear.RecordSettledPayment")
                        .put("payment", scene.id("mistake-old"))
                        .put("line", scene.line(LINE))
                        .put("amount", yuan(1))
                        .put("purpose", "示范历史支付")
                        .put("voucher", "示范凭证-" + scene.id("mistake-old"))
                        .put("evidence", "00".repeat(32) + ":1");
        payee(settled, "M");
    }
}
