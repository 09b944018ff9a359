package org.mingzhang.api.demo;

import static org.mingzhang.api.demo.DemoScene.yuan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.mingzhang.api.tables.SampleTables;
import org.mingzhang.api.tables.TableText;
import org.mingzhang.ledger.ruletable.TableForm;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A city's published tables, and what they stop: expense claims over their standards, payments
/// that need more approvals than three persons give, payments that supervision blocks, vouchers
/// that the bank pays and rejects. Every rule bites at least once.
final class DemoLimits {

    private static final String TRAVEL = "30211";
    private static final String SERVICES = "30227";
    private static final String PLACE = "北京市";
    private static final String GRADE = "其他人员";

    private final DemoScene scene;

    private final DemoPerson budget;
    private final DemoPerson secondBudget;
    private final DemoPerson handler;
    private final DemoPerson otherHandler;
    private final DemoPerson reviewer;
    private final DemoPerson approver;
    private final DemoPerson secondApprover;
    private final DemoPerson head;
    private final DemoPerson cashier;
    private final DemoPerson inspector;

    DemoLimits(DemoScene scene) {
        this.scene = scene;
        budget = scene.person("budget-a", "budget");
        secondBudget = scene.person("budget-b", "budget");
        handler = scene.person("limits-handler", "handler");
        otherHandler = scene.person("limits-handler-b", "handler");
        reviewer = scene.person("reviewer", "reviewer");
        approver = scene.person("approver", "approver");
        secondApprover = scene.person("approver-b", "approver");
        head = scene.person("head", "business-head");
        cashier = scene.person("cashier", "finance");
        inspector = scene.person("inspector", "discipline");
    }

    void happen() {
        malformedTables();
        SampleTables.load().forEach(this::publish);
        open(TRAVEL);
        open(SERVICES);
        claims();
        overStandard();
        payingClaims();
        approvals();
        block();
        vouchers();
    }

    // Tables.

    private void publish(SampleTables.Sample sample) {
        String table = sample.form().in(scene.city().code());
        propose(table, 1, sample.text(), sample.document());
        if (sample.form() == TableForm.LODGING) {
            // Who proposed does not confirm.
            confirm(budget, table, 1);
        }
        confirm(secondBudget, table, 1);
    }

    private ObjectNode propose(String table, int version, TableText text, String document) {
        ObjectNode data =
                scene.send(budget, "ruletable.ProposeTable")
                        .put("table", table)
                        .put("version", version)
                        .put("validFrom", scene.asOf().getYear() + "-01-01")
                        .put("document", document.startsWith("示范") ? document : "示范：" + document);
        ArrayNode columns = data.putArray("columns");
        text.columns().forEach(columns::add);
        ArrayNode rows = data.putArray("rows");
        text.rows()
                .forEach(row -> {
                    ArrayNode cells = rows.addObject().putArray("cells");
                    row.cells().forEach(cells::add);
                });
        return data;
    }

    private void confirm(DemoPerson person, String table, int version) {
        scene.send(person, "ruletable.ConfirmTable").put("table", table).put("version", version);
    }

    private void malformedTables() {
        String meals = TableForm.MEALS.in(scene.city().code());
        List<String> columns = TableForm.MEALS.columnNames();
        propose(scene.city().code() + "/taxis", 1, table(columns, "*", "1.00"), "表名有误");
        propose(meals, 7, table(columns, "*", "100.00"), "版本有误");
        propose(meals, 1, table(List.of("place"), "*"), "列有误");
        propose(meals, 1, table(columns, "*", "100"), "单元格有误");
        propose(meals, 1, table(columns, "*", "100.00", "*", "120.00"), "键重复");
        propose(meals, 1, table(columns, "*", "100.00"), "有效期有误")
                .put("validUntil", (scene.asOf().getYear() - 1) + "-12-31");
        confirm(secondBudget, meals, 1);
    }

    private static TableText table(List<String> columns, String... cells) {
        return TableText.of(columns, List.of(cells));
    }

    // Lines.

    private void open(String economic) {
        resting(budget, "budgetline.ApproveAppropriation")
                .put("line", scene.line(economic))
                .put("division", scene.city().code())
                .put("fiscalYear", scene.asOf().getYear())
                .put("unit", scene.unit())
                .put("function", scene.function())
                .put("economic", economic)
                .put("fundType", "11")
                .put("label", "示范 " + economic)
                .put("amount", yuan(2_000_000));
        resting(budget, "budgetline.ReleaseFunds")
                .put("line", scene.line(economic))
                .put("amount", yuan(2_000_000));
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
                        "%s示范标准〔%d〕1号".formatted(scene.city().name(), scene.asOf().getYear()));
    }

    // Claims.

    private ObjectNode file(DemoPerson person, String claim) {
        return dated(person, "expense.FileClaim")
                .put("claim", scene.id(claim))
                .put("line", scene.line(TRAVEL))
                .put("claimant", "DEMO-P-" + scene.city().area() + "-T")
                .put("purpose", "示范出差")
                .putObject("expenses");
    }

    private ObjectNode amend(DemoPerson person, String claim) {
        return dated(person, "expense.AmendClaim")
                .put("claim", scene.id(claim))
                .put("reason", "示范更正")
                .putObject("expenses");
    }

    private void lodging(ObjectNode expenses, String place, int nights, long amount) {
        expenses.putArray("lodgings")
                .addObject()
                .put("place", place)
                .put("grade", GRADE)
                .put("arrival", scene.asOf().getYear() + "-01-01")
                .put("nights", nights)
                .put("amount", yuan(amount));
    }

    private void claims() {
        // Three nights of 500.00: 1450.00 is near the limit of 1500.00.
        lodging(file(handler, "claim-1"), PLACE, 3, 1_450);
        lodging(file(handler, "claim-1"), PLACE, 1, 500);
        lodging(amend(otherHandler, "claim-1"), PLACE, 2, 900);
        lodging(amend(handler, "claim-9"), PLACE, 2, 900);
        ObjectNode amended = amend(handler, "claim-1");
        lodging(amended, PLACE, 3, 1_200);
        meals(amended, 4, 400);
        amended.put("other", "862.50");
    }

    private void meals(ObjectNode expenses, int days, long amount) {
        expenses.putArray("meals")
                .addObject()
                .put("place", PLACE)
                .put("from", scene.asOf().getYear() + "-01-01")
                .put("days", days)
                .put("amount", yuan(amount));
    }

    /// Once over each standard, then within it; and once where nobody published a standard.
    private void overStandard() {
        lodging(file(handler, "claim-2"), PLACE, 3, 1_800);
        lodging(file(handler, "claim-2"), "火星", 1, 100);
        meals(file(handler, "claim-2"), 2, 300);
        for (int companions : new int[] {4, 3}) {
            file(handler, "claim-2")
                    .putArray("receptions")
                    .addObject()
                    .put("date", scene.asOf().getYear() + "-01-01")
                    .put("guests", 8)
                    .put("companions", companions)
                    .put("amount", yuan(600));
        }
        for (long amount : new long[] {60_000, 50_000}) {
            event(file(handler, "claim-3").putArray("meetings"), "二类会议", 40, amount);
        }
        for (long amount : new long[] {23_000, 20_000}) {
            event(file(handler, "claim-4").putArray("trainings"), "三类培训(处级及以下)", 20, amount);
        }
        for (long amount : new long[] {4_500, 4_000}) {
            file(handler, "claim-5")
                    .putArray("lectures")
                    .addObject()
                    .put("title", "正高级技术职称")
                    .put("date", scene.asOf().getYear() + "-01-01")
                    .put("hours", 4)
                    .put("amount", yuan(amount));
        }
    }

    private void event(ArrayNode list, String category, int participants, long amount) {
        list.addObject()
                .put("category", category)
                .put("from", scene.asOf().getYear() + "-01-01")
                .put("days", 2)
                .put("participants", participants)
                .put("amount", yuan(amount));
    }

    // Payments.

    private ObjectNode submit(DemoPerson person, String payment, String economic, String amount) {
        ObjectNode data =
                dated(person, "payment.SubmitPayment")
                        .put("payment", scene.id(payment))
                        .put("line", scene.line(economic))
                        .put("amount", amount)
                        .put("purpose", "示范支付 " + payment)
                        .put("expectedResult", "示范事项办结");
        data.putObject("payee")
                .put("id", "DEMO-S-" + scene.city().area() + "-L")
                .put("kind", "organisation")
                .put("name", scene.city().name() + "示范服务供应商");
        data.putArray("invoices");
        return data;
    }

    private void step(DemoPerson person, String type, String payment) {
        scene.send(person, "payment." + type)
                .put("payment", scene.id(payment))
                .put("effectiveDate", scene.asOf().toString());
    }

    private void payingClaims() {
        String claim = scene.id("claim-1");
        submit(handler, "claim-pay-1", TRAVEL, yuan(100));
        submit(handler, "claim-pay-2", TRAVEL, yuan(100)).put("claim", scene.id("claim-9"));
        submit(handler, "claim-pay-3", SERVICES, yuan(100)).put("claim", claim);
        submit(handler, "claim-pay-4", TRAVEL, yuan(3_000)).put("claim", claim);
        submit(handler, "claim-pay-5", TRAVEL, "2462.50").put("claim", claim);
        submit(handler, "claim-pay-6", TRAVEL, yuan(100)).put("claim", claim);
        lodging(amend(handler, "claim-1"), PLACE, 3, 1_500);
        step(reviewer, "ReviewPayment", "claim-pay-5");
        step(approver, "ApprovePayment", "claim-pay-5");
        settle("claim-pay-5");
    }

    private ObjectNode settle(String payment) {
        return dated(cashier, "payment.SettlePayment")
                .put("payment", scene.id(payment))
                .put("voucher", voucher(payment));
    }

    private String voucher(String payment) {
        return "示范凭证-" + scene.id(payment);
    }

    /// Above 50,000.00 the head approves as well, above 200,000.00 a second approver.
    private void approvals() {
        submit(handler, "large", SERVICES, yuan(260_000));
        step(reviewer, "ReviewPayment", "large");
        step(approver, "ApprovePayment", "large");
        step(approver, "ApprovePayment", "large");
        step(secondApprover, "ApprovePayment", "large");
        settle("large");
        step(head, "ApprovePayment", "large");
        step(secondApprover, "ApprovePayment", "large");
        settle("large");
        // The head's own authority goes up to 20,000.00.
        submit(head, "head-1", SERVICES, yuan(30_000));
        submit(head, "head-2", SERVICES, yuan(15_000));
    }

    private void block() {
        submit(handler, "blocked", SERVICES, yuan(12_000));
        step(reviewer, "ReviewPayment", "blocked");
        String file = "示范线索-" + scene.id("case");
        supervise("BlockPayment", file, "举报：供应商与经办人有关联（示范）");
        step(approver, "ApprovePayment", "blocked");
        supervise("UnblockPayment", "示范线索-0", "案号有误（示范）");
        supervise("UnblockPayment", file, "查无实据（示范）");
        step(approver, "ApprovePayment", "blocked");
        settle("blocked");
        submit(handler, "still-blocked", SERVICES, yuan(9_000));
        scene.send(inspector, "payment.BlockPayment")
                .put("payment", scene.id("still-blocked"))
                .put("reason", "待核查（示范）")
                .put("caseReference", file);
    }

    private void supervise(String type, String file, String reason) {
        scene.send(inspector, "payment." + type)
                .put("payment", scene.id("blocked"))
                .put("reason", reason)
                .put("caseReference", file);
    }

    private void vouchers() {
        for (String payment : List.of("bank-1", "bank-2", "bank-3")) {
            submit(handler, payment, SERVICES, yuan(8_000));
            step(reviewer, "ReviewPayment", payment);
            step(approver, "ApprovePayment", payment);
            dated(cashier, "payment.IssueVoucher")
                    .put("payment", scene.id(payment))
                    .put("voucher", voucher(payment));
        }
        // The bank returns its file: the first is paid, the second rejected; what contradicts the
        // vouchers is refused.
        bank("RecordBankPayment", "bank-1", voucher("bank-2"), 8_000, 1);
        bank("RecordBankPayment", "bank-1", voucher("bank-1"), 7_999, 1);
        bank("RecordBankPayment", "bank-1", voucher("bank-1"), 8_000, 1);
        bank("RecordBankPayment", "bank-3", voucher("bank-3"), 8_000, 1);
        bank("RecordBankRejection", "bank-2", voucher("bank-2"), 8_000, 2)
                .put("reason", "账号与户名不符（示范）");
    }

    private ObjectNode bank(String type, String payment, String voucher, long amount, int row) {
        return scene.send(cashier, "payment." + type)
                .put("payment", scene.id(payment))
                .put("effectiveDate", scene.asOf().toString())
                .put("voucher", voucher)
                .put("amount", yuan(amount))
                .put("evidence", returnFile() + ":" + row);
    }

    /// The digest of the bank's made-up file.
    private String returnFile() {
        String file =
                String.join(
                        "\n",
                        "payment,voucher,amount,result,date,reason",
                        scene.id("bank-1")
                                + ","
                                + voucher("bank-1")
                                + ",8000.00,paid,"
                                + scene.asOf()
                                + ",",
                        scene.id("bank-2")
                                + ","
                                + voucher("bank-2")
                                + ",8000.00,rejected,"
                                + scene.asOf()
                                + ",账号与户名不符（示范）",
                        "");
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(file.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
