package org.mingzhang.ledger.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.TestLedger.command;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.testing.TestLedger;
import org.mingzhang.ledger.testing.TestSigner;
import tools.jackson.databind.node.ObjectNode;

/// One person who was given every role, against all rules of granting them, tries alone to get
/// money out. No path leads there, and each attempt is on record.
class OnePersonAloneTest {

    private static final String WOLF = "wolf";
    private static final String THIS_YEAR = "440100/" + TestLedger.year();

    private static TestLedger ledger;
    private static LogReader reader;

    @BeforeAll
    static void thereIsMoney() {
        ledger = TestLedger.create(OnePersonAloneTest.class);
        reader = new LogReader(ledger.database().writerPool(), ledger.log());
        ledger.openLine("L", Money.parse("1000000.00"));
        assertThat(ledger.submit(procedures("lane-1", 1), "chen", "budget"))
                .isInstanceOf(Answer.Accepted.class);
        assertThat(ledger.submit(confirmation("lane-2", 1), "liu", "budget"))
                .isInstanceOf(Answer.Accepted.class);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static void mayDo(ObjectNode command, String role) {
        assertThat(ledger.submit(command, WOLF, role)).isInstanceOf(Answer.Accepted.class);
    }

    private static void fails(String rule, ObjectNode command, String role) {
        assertThat(ledger.submit(command, WOLF, role))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule()).isEqualTo(rule);
                            Entry entry =
                                    Entry.parse(
                                            reader.entry(refused.receipt().position())
                                                    .orElseThrow()
                                                    .bytes()
                                                    .toBytes());
                            assertThat(entry.type()).endsWith("Refused");
                            assertThat(entry.actor().id()).isEqualTo(WOLF);
                        });
    }

    private static ObjectNode step(String type, String payment) {
        ObjectNode command = command("payment." + type, type + "-" + payment);
        ((ObjectNode) command.get("data"))
                .put("payment", payment)
                .put("effectiveDate", TestLedger.year() + "-01-02");
        return command;
    }

    private static ObjectNode settlement(String payment) {
        ObjectNode command = step("SettlePayment", payment);
        ((ObjectNode) command.get("data")).put("voucher", "V-1");
        return command;
    }

    private static ObjectNode payment(String id, String amount) {
        return TestLedger.payment(id, "L", Money.parse(amount));
    }

    private static void nothingWasPaid() {
        assertThat(reader.entries(0, LogReader.ENTRIES_MAX))
                .map(entry -> entry.type())
                .isNotEmpty()
                .doesNotContain(
                        "payment.PaymentSettled",
                        "payment.PaymentApproved",
                        "importedyear.SettledPaymentRecorded");
    }

    @Test
    void notByReviewingApprovingAndPayingTheirOwnApplication() {
        mayDo(payment("W-1", "10.00"), "handler");
        fails("same-person-twice", step("ReviewPayment", "W-1"), "reviewer");
        fails("payment-state-forbids", step("ApprovePayment", "W-1"), "approver");
        fails("payment-state-forbids", settlement("W-1"), "finance");
        nothingWasPaid();
    }

    @Test
    void notByApprovingWhatTheyReviewed() {
        assertThat(ledger.submit(payment("W-2", "10.00"), "li", "handler"))
                .isInstanceOf(Answer.Accepted.class);
        mayDo(step("ReviewPayment", "W-2"), "reviewer");
        fails("same-person-twice", step("ApprovePayment", "W-2"), "approver");
        fails("payment-state-forbids", settlement("W-2"), "finance");
        nothingWasPaid();
    }

    @Test
    void notByMakingHistoryOfAPayment() {
        String lastYear = "440100/" + (TestLedger.year() - 1);
        ObjectNode propose = command("importedyear.ProposeImportedYear", "w-year");
        ((ObjectNode) propose.get("data"))
                .put("year", lastYear)
                .put("source", "Old system")
                .put("document", "No. 1");
        mayDo(propose, "budget");
        ObjectNode confirm = command("importedyear.ConfirmImportedYear", "w-year-2");
        ((ObjectNode) confirm.get("data")).put("year", lastYear);
        fails("same-person-twice", confirm, "budget");
        ObjectNode record = command("importedyear.RecordSettledPayment", "w-history");
        ObjectNode data = (ObjectNode) record.get("data");
        data.put("payment", "W-3")
                .put("line", "L")
                .put("effectiveDate", TestLedger.year() + "-01-02")
                .put("amount", "10.00")
                .put("purpose", "Nothing")
                .put("voucher", "V-1")
                .put("evidence", "ab".repeat(32) + ":1");
        data.putObject("payee").put("id", "WOLF").put("kind", "organisation").put("name", "Wolf");
        fails("imported-year-not-open", record, "importer");
        nothingWasPaid();
    }

    private static ObjectNode grant(String type, String id, String person) {
        ObjectNode command = command("identity." + type, id);
        ((ObjectNode) command.get("data")).put("person", person).put("grant", "g");
        return command;
    }

    private static ObjectNode roleFor(String id, String person, String role) {
        ObjectNode command = grant("ProposeRoleGrant", id, person);
        ((ObjectNode) command.get("data"))
                .put("role", role)
                .put("forUnit", "219011")
                .put("units", "219011")
                .put("from", "2024-01-01")
                .put("document", "None");
        return command;
    }

    @Test
    void notByGivingRolesToThemselvesOrToAStrawMan() {
        fails("same-person-twice", roleFor("w-role-1", WOLF, "finance"), "admin");
        mayDo(roleFor("w-role-2", "straw-man", "finance"), "admin");
        fails("same-person-twice", grant("ConfirmRoleGrant", "w-role-3", "straw-man"), "admin");
        fails("role-not-permitted", roleFor("w-role-4", "dog", "approver"), "finance");
    }

    @Test
    void notByMakingOneOfTwoJudgesOfThemselves() {
        ObjectNode auditor = roleFor("w-judge-1", "judge", "auditor");
        mayDo(auditor, "admin");
        assertThat(ledger.submit(grant("ConfirmRoleGrant", "w-judge-2", "judge"), "chen", "admin"))
                .isInstanceOf(Answer.Accepted.class);
        ObjectNode payer = roleFor("w-judge-3", "judge", "finance");
        ((ObjectNode) payer.get("data")).put("grant", "g2");
        fails("roles-incompatible", payer, "admin");
    }

    @Test
    void notByErasingTheTraces() {
        ObjectNode propose = command("personal.ProposeErasure", "w-erase-1");
        ((ObjectNode) propose.get("data")).put("commitment", "ab".repeat(32)).put("ground", "None");
        mayDo(propose, "admin");
        ObjectNode confirm = command("personal.ConfirmErasure", "w-erase-2");
        ((ObjectNode) confirm.get("data")).put("commitment", "ab".repeat(32));
        fails("same-person-twice", confirm, "admin");
    }

    @Test
    void notByMoreThanThereIs() {
        fails("amount-exceeds-available", payment("W-4", "1000000.01"), "handler");
    }

    @Test
    void notInARoleWithoutTheDuty() {
        for (String role : List.of("auditor", "discipline", "admin", "public", "importer")) {
            fails("role-not-permitted", payment("W-5-" + role, "1.00"), role);
        }
        fails("role-not-permitted", settlement("W-5"), "approver");
    }

    @Test
    void notByChangingTheRulesOrEnrollingTheirOwnKey() {
        ObjectNode propose = command("identity.ProposeSigningRule", "w-rule");
        ((ObjectNode) propose.get("data"))
                .put("year", THIS_YEAR)
                .put("version", 1)
                .put("requiredFrom", LocalDate.of(2099, 1, 1).toString())
                .put("document", "None");
        mayDo(propose, "budget");
        ObjectNode confirm = command("identity.ConfirmSigningRule", "w-rule-2");
        ((ObjectNode) confirm.get("data")).put("year", THIS_YEAR).put("version", 1);
        fails("same-person-twice", confirm, "budget");
        TestSigner signer = new TestSigner(ledger, WOLF, SignatureScheme.ED25519);
        mayDo(signer.proposal(), "handler");
        fails("same-person-twice", signer.enrolment(), "admin");
        fails("key-not-enrolled", signer.sign(payment("W-6", "1.00")), "handler");
    }

    private static ObjectNode about(String type, String id, String... members) {
        ObjectNode command = command(type, id);
        ObjectNode data = (ObjectNode) command.get("data");
        for (int i = 0; i < members.length; i += 2) {
            data.put(members[i], members[i + 1]);
        }
        return command;
    }

    private static ObjectNode today(ObjectNode command) {
        ((ObjectNode) command.get("data")).put("effectiveDate", TestLedger.year() + "-01-02");
        return command;
    }

    private static ObjectNode procedures(String id, int version) {
        ObjectNode rule = about("procedure.ProposeProcedureRule", id, "year", THIS_YEAR);
        ((ObjectNode) rule.get("data"))
                .put("version", version)
                .put("document", "None")
                .putObject("rule")
                .put("exceptionHours", 48)
                .put("cashPlans", "optional")
                .put("deviationBasisPoints", 500)
                .putArray("exceptionLevels")
                .add("reviewer");
        return rule;
    }

    private static ObjectNode confirmation(String id, int version) {
        ObjectNode confirm = about("procedure.ConfirmProcedureRule", id, "year", THIS_YEAR);
        ((ObjectNode) confirm.get("data")).put("version", version);
        return confirm;
    }

    @Test
    void notThroughTheLaneOfExceptions() {
        mayDo(procedures("w-lane-1", 2), "budget");
        fails("same-person-twice", confirmation("w-lane-2", 2), "budget");
        mayDo(
                today(
                        about(
                                "exception.OpenException",
                                "w-lane-3",
                                "exception",
                                "W-X",
                                "line",
                                "L",
                                "kind",
                                "emergency",
                                "amount",
                                "10.00",
                                "reason",
                                "None")),
                "handler");
        ObjectNode pay = payment("W-7", "10.00");
        ((ObjectNode) pay.get("data")).put("exception", "W-X");
        fails("exception-not-approved", pay, "handler");
        ObjectNode basis =
                today(
                        about(
                                "exception.AttachDecisionBasis",
                                "w-lane-4",
                                "exception",
                                "W-X",
                                "document",
                                "None"));
        ((ObjectNode) basis.get("data")).putArray("attachments").add("cd".repeat(32));
        fails("attachment-not-stored", basis, "handler");
        fails(
                "exception-stage-forbids",
                today(about("exception.ApproveException", "w-lane-5", "exception", "W-X")),
                "reviewer");
        fails(
                "same-person-twice",
                today(
                        about(
                                "exception.CloseException",
                                "w-lane-6",
                                "exception",
                                "W-X",
                                "review",
                                "None")),
                "budget");
        nothingWasPaid();
    }

    @Test
    void notByPlanningTheCashForThemselves() {
        ObjectNode plan = today(about("cashplan.SubmitCashPlan", "w-cash-1", "line", "L"));
        var months = ((ObjectNode) plan.get("data")).putArray("months");
        for (int month = 0; month < 12; month++) {
            months.add("10.00");
        }
        mayDo(plan, "handler");
        fails(
                "same-person-twice",
                today(about("cashplan.ApproveCashPlan", "w-cash-2", "line", "L")),
                "budget");
    }

    @Test
    void notByPublishingStandardsOrLimitsOfTheirOwn() {
        ObjectNode table =
                about(
                        "ruletable.ProposeTable",
                        "w-table-1",
                        "table",
                        "440100/business-authority",
                        "validFrom",
                        TestLedger.year() + "-01-01",
                        "document",
                        "None");
        ObjectNode data = (ObjectNode) table.get("data");
        data.put("version", 1);
        data.putArray("columns").add("unit").add("economic").add("up-to");
        data.putArray("rows").addObject().putArray("cells").add("*").add("*").add("9.00");
        mayDo(table, "budget");
        ObjectNode confirm =
                about("ruletable.ConfirmTable", "w-table-2", "table", "440100/business-authority");
        ((ObjectNode) confirm.get("data")).put("version", 1);
        fails("same-person-twice", confirm, "budget");
    }

    @Test
    void notByPassingTheJointReviewOfTheirOwnProposal() {
        ObjectNode table =
                about(
                        "ruletable.ProposeTable",
                        "w-review-1",
                        "table",
                        "440100/joint-review",
                        "validFrom",
                        TestLedger.year() + "-01-01",
                        "document",
                        "Table");
        ObjectNode rows = (ObjectNode) table.get("data");
        rows.put("version", 1);
        rows.putArray("columns").add("kind").add("above").add("days").add("remind");
        rows.putArray("rows").addObject().putArray("cells").add("*").add("1.00").add("5").add("1");
        assertThat(ledger.submit(table, "chen", "budget")).isInstanceOf(Answer.Accepted.class);
        ObjectNode published =
                about("ruletable.ConfirmTable", "w-review-2", "table", "440100/joint-review");
        ((ObjectNode) published.get("data")).put("version", 1);
        assertThat(ledger.submit(published, "liu", "budget")).isInstanceOf(Answer.Accepted.class);
        mayDo(proposal(), "budget");
        fails("proposal-stage-forbids", supplement(), "budget");
        ObjectNode round = ofRound("OpenReviewRound", "w-review-4");
        ((ObjectNode) round.get("data")).putArray("participants").add("440100-edu");
        mayDo(round, "budget");
        ObjectNode opinion = ofRound("GiveOpinion", "w-review-5");
        ((ObjectNode) opinion.get("data"))
                .put("participant", "440100-edu")
                .put("verdict", "agree")
                .put("opinion", "Mine");
        fails("same-person-twice", opinion, "reviewer");
        ObjectNode conclusion = ofRound("ConcludeReviewRound", "w-review-6");
        ((ObjectNode) conclusion.get("data")).put("outcome", "adopted").put("reason", "Mine");
        fails("opinions-missing", conclusion, "budget");
        fails("proposal-stage-forbids", supplement(), "budget");
    }

    private static ObjectNode proposal() {
        ObjectNode command =
                about(
                        "jointreview.SubmitProposal",
                        "w-review-3",
                        "proposal",
                        "W-B",
                        "kind",
                        "supplement",
                        "division",
                        "440100",
                        "unit",
                        "440100-edu",
                        "amount",
                        "5.00",
                        "reason",
                        "Mine",
                        "document",
                        "None");
        ((ObjectNode) command.get("data")).put("fiscalYear", TestLedger.year());
        return command;
    }

    private static int supplements;

    private static ObjectNode supplement() {
        supplements++;
        return today(
                about(
                        "budgetline.SupplementAppropriation",
                        "w-supplement-" + supplements,
                        "line",
                        "L",
                        "document",
                        "None",
                        "amount",
                        "5.00",
                        "proposal",
                        "W-B"));
    }

    private static ObjectNode ofRound(String type, String id) {
        ObjectNode command = about("jointreview." + type, id, "proposal", "W-B");
        ((ObjectNode) command.get("data")).put("round", 1);
        return command;
    }

    @Test
    void notWithAnInvoiceThatNobodyCanShow() {
        ObjectNode payment = payment("W-8", "1.00");
        ((ObjectNode) payment.get("data")).putArray("attachments").add("ef".repeat(32));
        fails("attachment-not-stored", payment, "handler");
    }

    private static ObjectNode withDocument(ObjectNode command) {
        ((ObjectNode) command.get("data")).put("document", "None");
        return today(command);
    }

    private static ObjectNode named(String type, String id, String... members) {
        return withDocument(about(type, id, members));
    }

    @Test
    void notByAVoucherOrTheBanksFile() {
        mayDo(payment("W-9", "10.00"), "handler");
        ObjectNode voucher = step("IssueVoucher", "W-9");
        ((ObjectNode) voucher.get("data")).put("voucher", "V-9");
        fails("payment-state-forbids", voucher, "finance");
        ObjectNode paid = step("RecordBankPayment", "W-9");
        ((ObjectNode) paid.get("data"))
                .put("voucher", "V-9")
                .put("amount", "10.00")
                .put("evidence", "ab".repeat(32) + ":9");
        fails("payment-state-forbids", paid, "finance");
        nothingWasPaid();
    }

    @Test
    void notByCorrectingOrRefundingWhatWasNeverPaid() {
        mayDo(payment("W-10", "10.00"), "handler");
        ObjectNode correction = withDocument(step("CorrectPayment", "W-10"));
        ((ObjectNode) correction.get("data")).put("line", "L").put("reason", "None");
        fails("payment-state-forbids", correction, "finance");
        for (String refund : List.of("RecordRefund", "RecordPriorYearRefund")) {
            ObjectNode back = step(refund, "W-10");
            ((ObjectNode) back.get("data"))
                    .put("amount", "10.00")
                    .put("reason", "None")
                    .put("voucher", "V-10");
            fails("payment-state-forbids", back, "finance");
        }
        nothingWasPaid();
    }

    @Test
    void notByAContractWithThemselves() {
        ObjectNode contract =
                named(
                        "contract.SignContract",
                        "w-contract",
                        "contract",
                        "W-C",
                        "line",
                        "L",
                        "amount",
                        "10.00",
                        "purpose",
                        "None");
        ((ObjectNode) contract.get("data"))
                .putObject("payee")
                .put("id", "WOLF")
                .put("kind", "organisation")
                .put("name", "Wolf");
        mayDo(contract, "approver");
        ObjectNode pay = payment("W-11", "10.00");
        ((ObjectNode) pay.get("data"))
                .put("contract", "W-C")
                .put("contractLine", "1")
                .putObject("payee")
                .put("id", "WOLF")
                .put("kind", "organisation")
                .put("name", "Wolf");
        mayDo(pay, "handler");
        fails("same-person-twice", step("ReviewPayment", "W-11"), "reviewer");
        fails("payment-state-forbids", settlement("W-11"), "finance");
        nothingWasPaid();
    }

    @Test
    void notByAClaimOfTheirOwn() {
        ObjectNode claim =
                today(
                        about(
                                "expense.FileClaim",
                                "w-claim",
                                "claim",
                                "W-CL",
                                "line",
                                "L",
                                "claimant",
                                "wolf",
                                "purpose",
                                "None"));
        ((ObjectNode) claim.get("data")).putObject("expenses").put("other", "10.00");
        mayDo(claim, "handler");
        ObjectNode pay = payment("W-12", "10.01");
        ((ObjectNode) pay.get("data")).put("claim", "W-CL");
        fails("amount-exceeds-claim", pay, "handler");
        ObjectNode covered = payment("W-13", "10.00");
        ((ObjectNode) covered.get("data")).put("claim", "W-CL");
        mayDo(covered, "handler");
        fails("same-person-twice", step("ReviewPayment", "W-13"), "finance");
        nothingWasPaid();
    }

    @Test
    void notByOpeningTheYearAgainNorByOtherPoolsOrCodes() {
        ObjectNode pools =
                about(
                        "controlpool.ProposePoolRule",
                        "w-pool-1",
                        "year",
                        THIS_YEAR,
                        "document",
                        "None");
        ((ObjectNode) pools.get("data"))
                .put("version", 1)
                .putObject("rule")
                .put("kind", "declared");
        mayDo(pools, "budget");
        ObjectNode confirmed = about("controlpool.ConfirmPoolRule", "w-pool-2", "year", THIS_YEAR);
        ((ObjectNode) confirmed.get("data")).put("version", 1);
        fails("same-person-twice", confirmed, "budget");
        String otherYear = "440100/" + (TestLedger.year() - 2);
        ObjectNode dates =
                about(
                        "calendar.ProposePhaseDates",
                        "w-phase-1",
                        "year",
                        otherYear,
                        "document",
                        "None");
        int year = TestLedger.year() - 2;
        ((ObjectNode) dates.get("data"))
                .put("version", 1)
                .putObject("dates")
                .put("formulationStart", year - 1 + "-07-01")
                .put("formulationEnd", year - 1 + "-10-31")
                .put("approvalStart", year - 1 + "-11-01")
                .put("approvalEnd", year - 1 + "-12-31")
                .put("executionStart", year + "-01-01")
                .put("executionEnd", year + "-12-31")
                .put("finalAccountsStart", year + 1 + "-01-01")
                .put("finalAccountsEnd", year + 1 + "-03-31");
        mayDo(dates, "budget");
        ObjectNode opened = about("calendar.ConfirmPhaseDates", "w-phase-2", "year", otherYear);
        ((ObjectNode) opened.get("data")).put("version", 1);
        fails("same-person-twice", opened, "budget");
    }

    @Test
    void notByMovingMoneyTheyAskedForToAnotherLine() {
        mayDo(
                named(
                        "budgetline.RecallFunds",
                        "w-recall",
                        "line",
                        "L",
                        "drawnFrom",
                        "available",
                        "amount",
                        "1.00"),
                "budget");
        fails(
                "role-not-permitted",
                named(
                        "budgetline.SupplementAppropriation",
                        "w-more",
                        "line",
                        "L",
                        "amount",
                        "1.00"),
                "finance");
        fails(
                "role-not-permitted",
                named(
                        "budgetline.PostVirement",
                        "w-move",
                        "source",
                        "L",
                        "target",
                        "M",
                        "balance",
                        "available",
                        "amount",
                        "1.00"),
                "finance");
        nothingWasPaid();
    }
}
