package org.mingzhang.api.demo;

import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.node.ObjectNode;

/// A city's year in which every rule of the budget line ledger, of contracts, duplicates and the
/// calendar bites once, on two lines of its own that share a pool.
///
/// The calendar is published after the lines were opened, so that the year before it is open.
final class DemoRules {

    private static final long APPROVED = 1_000_000_00;

    private final DemoScene scene;

    private final DemoPerson budget;
    private final DemoPerson secondBudget;
    private final DemoPerson handler;
    private final DemoPerson approver;
    private final DemoPerson cashier;
    private final DemoPerson reviewer;

    DemoRules(DemoScene scene) {
        this.scene = scene;
        budget = scene.person("budget-a", "budget");
        secondBudget = scene.person("budget-b", "budget");
        handler = scene.person("rules-handler", "handler");
        approver = scene.person("approver", "approver");
        cashier = scene.person("cashier", "finance");
        reviewer = scene.person("reviewer", "reviewer");
    }

    void happen() {
        open("39999", APPROVED);
        open("39906", APPROVED / 10);
        takeOver();
        contract();
        duplicates();
        funds();
        yearsEnd();
        calendar();
    }

    private static String yuan(long minorUnits) {
        return new Money(minorUnits).toString();
    }

    private ObjectNode dated(DemoPerson person, String type) {
        ObjectNode data = scene.dated(person, type);
        data.putArray("attachments");
        return data;
    }

    private ObjectNode resting(DemoPerson person, String type) {
        return dated(person, type)
                .put(
                        "document",
                        "%s示范规则〔%d〕1号".formatted(scene.city().name(), scene.asOf().getYear()));
    }

    private void open(String economic, long amountMinorUnits) {
        approve(economic, amountMinorUnits);
        if (amountMinorUnits > 0) {
            resting(budget, "budgetline.ReleaseFunds")
                    .put("line", scene.line(economic))
                    .put("amount", yuan(amountMinorUnits));
        }
    }

    private void approve(String economic, long amountMinorUnits) {
        resting(budget, "budgetline.ApproveAppropriation")
                .put("line", scene.line(economic))
                .put("division", scene.city().code())
                .put("fiscalYear", scene.asOf().getYear())
                .put("unit", scene.unit())
                .put("function", scene.function())
                .put("economic", economic)
                .put("fundType", "11")
                .put("label", "示范 " + economic)
                .put("amount", yuan(amountMinorUnits));
    }

    /// A line comes over from another system, after a first try that does not balance.
    private void takeOver() {
        open("39907", 0);
        for (long available : new long[] {30_000_00, 20_000_00}) {
            resting(budget, "budgetline.RecordOpeningBalance")
                    .put("line", scene.line("39907"))
                    .put("approved", yuan(50_000_00))
                    .put("carriedIn", "0.00")
                    .put("unreleased", "0.00")
                    .put("available", yuan(available))
                    .put("frozen", "0.00")
                    .put("expended", yuan(30_000_00));
        }
    }

    private void contract() {
        resting(handler, "contract.ReserveFunds")
                .put("plan", scene.id("plan"))
                .put("line", scene.line("39999"))
                .put("amount", yuan(300_000_00));
        resting(handler, "contract.CancelReservation")
                .put("plan", scene.id("plan"))
                .put("reason", "减少采购数量")
                .put("amount", yuan(50_000_00));
        // More than the plan holds, then what it holds.
        sign(400_000_00);
        sign(200_000_00);
        resting(approver, "contract.IncreaseContract")
                .put("contract", scene.id("contract"))
                .put("amount", yuan(20_000_00));
        resting(approver, "contract.ReduceContract")
                .put("contract", scene.id("contract"))
                .put("reason", "价格下调")
                .put("amount", yuan(10_000_00));
        pay("contract-1", 100_000_00, "第一期设备款", "1");
        pass("contract-1");
        // More than the contract still holds.
        pay("contract-2", 150_000_00, "第二期设备款", "2");
    }

    private void sign(long amountMinorUnits) {
        ObjectNode data =
                resting(approver, "contract.SignContract")
                        .put("contract", scene.id("contract"))
                        .put("plan", scene.id("plan"))
                        .put("line", scene.line("39999"))
                        .put("purpose", "示范设备采购")
                        .put("amount", yuan(amountMinorUnits));
        putPayee(data);
    }

    private void putPayee(ObjectNode data) {
        data.putObject("payee")
                .put("id", "DEMO-S-" + scene.city().area() + "-R")
                .put("kind", "organisation")
                .put("name", scene.city().name() + "示范规则供应商");
    }

    private ObjectNode submit(String payment, long amountMinorUnits, String purpose) {
        ObjectNode data =
                dated(handler, "payment.SubmitPayment")
                        .put("payment", scene.id(payment))
                        .put("line", scene.line("39999"))
                        .put("amount", yuan(amountMinorUnits))
                        .put("purpose", purpose)
                        .put("expectedResult", "示范设备到位");
        putPayee(data);
        return data;
    }

    private void pay(String payment, long amountMinorUnits, String purpose, String contractLine) {
        ObjectNode data =
                submit(payment, amountMinorUnits, purpose)
                        .put("contract", scene.id("contract"))
                        .put("contractLine", contractLine);
        data.putArray("invoices").add("DEMO-" + scene.id(payment));
    }

    private void pass(String payment) {
        String day = scene.asOf().toString();
        scene.send(reviewer, "payment.ReviewPayment")
                .put("payment", scene.id(payment))
                .put("effectiveDate", day);
        scene.send(approver, "payment.ApprovePayment")
                .put("payment", scene.id(payment))
                .put("effectiveDate", day);
        dated(cashier, "payment.SettlePayment")
                .put("payment", scene.id(payment))
                .put("voucher", "示范凭证-" + scene.id(payment));
    }

    /// The same invoice, the same line of a contract, the same demand, each a second time.
    private void duplicates() {
        submit("duplicate-1", 10_00, "重复发票")
                .putArray("invoices")
                .add("DEMO-" + scene.id("contract-1"));
        submit("duplicate-2", 20_00, "重复合同条目")
                .put("contract", scene.id("contract"))
                .put("contractLine", "1")
                .putArray("invoices");
        submit("demand-1", 500_00, "示范年度保洁").putArray("invoices");
        pass("demand-1");
        submit("demand-2", 500_00, "示范年度保洁").putArray("invoices");
    }

    private void funds() {
        resting(cashier, "payment.CorrectPayment")
                .put("payment", scene.id("demand-1"))
                .put("line", scene.line("39906"))
                .put("reason", "记错指标");
        resting(budget, "budgetline.FreezeFunds")
                .put("line", scene.line("39999"))
                .put("reason", "审计期间冻结")
                .put("amount", yuan(80_000_00));
        // More than is frozen, then a part of it.
        for (long amount : new long[] {90_000_00, 30_000_00}) {
            resting(budget, "budgetline.UnfreezeFunds")
                    .put("line", scene.line("39999"))
                    .put("reason", "审计通过")
                    .put("amount", yuan(amount));
        }
        resting(budget, "budgetline.RecallFunds")
                .put("line", scene.line("39999"))
                .put("drawnFrom", "available")
                .put("amount", yuan(10_000_00));
        resting(budget, "budgetline.ChangeLinePool").put("line", scene.line("39907"));
    }

    private void yearsEnd() {
        // No line is below zero, and money is still frozen and held.
        resting(budget, "budgetline.SettlePool")
                .put("source", scene.line("39999"))
                .put("target", scene.line("39906"))
                .put("amount", "1.00");
        resting(budget, "budgetline.CloseYear").put("line", scene.line("39999"));
        resting(budget, "budgetline.LapseSurplus").put("line", scene.line("39906"));
    }

    /// Two persons publish the calendar; an approval after its phase is refused, and so is what
    /// takes effect in a closed month.
    private void calendar() {
        int year = scene.asOf().getYear();
        String name = scene.city().code() + "/" + year;
        scene.send(budget, "calendar.ProposePhaseDates")
                .put("year", name)
                .put("version", 1)
                .put("document", "%s示范日历〔%d〕1号".formatted(scene.city().name(), year))
                .putObject("dates")
                .put("formulationStart", (year - 1) + "-07-01")
                .put("formulationEnd", (year - 1) + "-10-31")
                .put("approvalStart", (year - 1) + "-11-01")
                .put("approvalEnd", (year - 1) + "-12-31")
                .put("executionStart", year + "-01-01")
                .put("executionEnd", year + "-12-31")
                .put("finalAccountsStart", (year + 1) + "-01-01")
                .put("finalAccountsEnd", (year + 1) + "-03-31");
        for (DemoPerson person : new DemoPerson[] {budget, secondBudget}) {
            scene.send(person, "calendar.ConfirmPhaseDates").put("year", name).put("version", 1);
        }
        approve("39908", 1_00);
        scene.send(budget, "calendar.GrantExtension")
                .put("year", name)
                .put("version", 2)
                .put("phase", "execution")
                .put("until", (year + 1) + "-01-31")
                .put("document", "%s示范延期〔%d〕1号".formatted(scene.city().name(), year));
        // Earlier than it ends already.
        scene.send(budget, "calendar.GrantExtension")
                .put("year", name)
                .put("version", 3)
                .put("phase", "execution")
                .put("until", (year + 1) + "-01-15")
                .put("document", "%s示范延期〔%d〕2号".formatted(scene.city().name(), year));
        scene.send(budget, "calendar.CloseMonth").put("year", name).put("month", 1);
        submit("month", 1_00, "已月结月份").put("effectiveDate", year + "-01-01").putArray("invoices");
    }
}
