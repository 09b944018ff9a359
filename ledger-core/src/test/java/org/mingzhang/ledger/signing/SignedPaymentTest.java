package org.mingzhang.ledger.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.TestLedger.command;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.log.entry.ActorSignature;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.testing.TestLedger;
import org.mingzhang.ledger.testing.TestSigner;
import tools.jackson.databind.node.ObjectNode;

/// Handler, reviewer and approver sign what they see, each with a key of their own, and the ledger
/// takes nothing else.
class SignedPaymentTest {

    private static TestLedger ledger;
    private static LogReader reader;
    private static TestSigner handler;
    private static TestSigner reviewer;
    private static TestSigner approver;

    @BeforeAll
    static void threePersonsHaveKeysAndTheRuleIsPublished() {
        ledger = TestLedger.create(SignedPaymentTest.class);
        reader = new LogReader(ledger.database().writerPool(), ledger.log());
        ledger.openLine("L", Money.parse("1000000.00"));
        handler = enrolled("li", SignatureScheme.SM2_SM3);
        reviewer = enrolled("wang", SignatureScheme.ED25519);
        approver = enrolled("zhao", SignatureScheme.SM2_SM3);
        String year = "440100/" + TestLedger.year();
        ObjectNode propose = command("identity.ProposeSigningRule", "rule-1");
        ((ObjectNode) propose.get("data"))
                .put("year", year)
                .put("version", 1)
                .put("requiredFrom", LocalDate.now(TestLedger.ZONE).toString())
                .put("document", "Order No. 5");
        accept(propose, "budget-a", "budget");
        ObjectNode confirm = command("identity.ConfirmSigningRule", "rule-1-confirmed");
        ((ObjectNode) confirm.get("data")).put("year", year).put("version", 1);
        accept(confirm, "budget-b", "budget");
    }

    private static TestSigner enrolled(String person, SignatureScheme scheme) {
        TestSigner signer = new TestSigner(ledger, person, scheme);
        accept(signer.proposal(), person, "handler");
        accept(signer.enrolment(), "admin-1", "admin");
        return signer;
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static void accept(ObjectNode command, String person, String role) {
        assertThat(ledger.submit(command, person, role)).isInstanceOf(Answer.Accepted.class);
    }

    private static void refuse(String rule, ObjectNode command, String person, String role) {
        assertThat(ledger.submit(command, person, role))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().rule()).isEqualTo(rule));
    }

    private static void refuseMember(
            String member, ObjectNode command, String person, String role) {
        assertThat(ledger.submit(command, person, role))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule()).isEqualTo("statement-mismatch");
                            assertThat(refused.refusal().value()).contains(member);
                        });
    }

    private static ObjectNode payment(String id) {
        return TestLedger.payment(id, "L", Money.parse("10.00"));
    }

    private static ObjectNode step(String type, String payment) {
        ObjectNode command = command("payment." + type, type + "-" + payment);
        ((ObjectNode) command.get("data"))
                .put("payment", payment)
                .put("effectiveDate", TestLedger.year() + "-01-02");
        return command;
    }

    private static void submitted(String payment) {
        accept(handler.sign(payment(payment)), "li", "handler");
    }

    @Test
    void aPaymentGoesItsWayWithThreeSignatures() {
        submitted("P-1");
        accept(reviewer.sign(step("ReviewPayment", "P-1")), "wang", "reviewer");
        Answer answer =
                ledger.submit(approver.sign(step("ApprovePayment", "P-1")), "zhao", "approver");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> {
                            Entry entry = entryAt(accepted.receipt().position());
                            ActorSignature signature = entry.command().signature().orElseThrow();
                            assertThat(signature.key()).isEqualTo(approver.key());
                            assertThat(signature.statement().get("subject").stringValue())
                                    .isEqualTo("payment:P-1");
                            assertThat(signature.statement().get("amount").stringValue())
                                    .isEqualTo("10.00");
                        });
    }

    private static Entry entryAt(long position) {
        return Entry.parse(reader.entry(position).orElseThrow().bytes().toBytes());
    }

    @Test
    void anUnsignedApplicationIsRefusedAndRecorded() {
        assertThat(ledger.submit(payment("P-2"), "li", "handler"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().rule()).isEqualTo("signature-missing");
                            assertThat(refused.refusal().ruleVersion()).contains("1");
                            assertThat(entryAt(refused.receipt().position()).type())
                                    .isEqualTo("payment.SubmitPaymentRefused");
                        });
    }

    @Test
    void soIsAnUnsignedReviewAndApproval() {
        submitted("P-3");
        refuse("signature-missing", step("ReviewPayment", "P-3"), "wang", "reviewer");
        accept(reviewer.sign(withId("r2", step("ReviewPayment", "P-3"))), "wang", "reviewer");
        refuse("signature-missing", step("ApprovePayment", "P-3"), "zhao", "approver");
    }

    private static ObjectNode withId(String id, ObjectNode command) {
        return command.put("id", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "line", "purpose", "payee", "expectedResult", "invoices"})
    void whatWasSignedMustBeWhatIsCommanded(String member) {
        ObjectNode honest = payment("P-4-" + member);
        ObjectNode statement = handler.statement(honest);
        statement.put(member, "another");
        refuseMember(member, handler.signed(honest, statement), "li", "handler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"action", "actor", "commandId", "log", "subject", "expiresAt"})
    void andItMustBeThisCommandOfThisLog(String member) {
        ObjectNode honest = payment("P-5-" + member);
        ObjectNode statement = handler.statement(honest);
        statement.put(member, "another");
        refuseMember(member, handler.signed(honest, statement), "li", "handler");
    }

    @Test
    void aStatementHasNoOtherMember() {
        ObjectNode honest = payment("P-6");
        ObjectNode statement = handler.statement(honest);
        statement.put("bonus", "1.00");
        refuseMember("bonus", handler.signed(honest, statement), "li", "handler");
    }

    @Test
    void aChangedValueIsNoSignature() {
        ObjectNode signed = handler.sign(payment("P-7"));
        ObjectNode signature = (ObjectNode) signed.get("signature");
        byte[] value = Base64.getDecoder().decode(signature.get("value").stringValue());
        value[40] ^= 1;
        signature.put("value", Base64.getEncoder().encodeToString(value));
        refuse("signature-invalid", signed, "li", "handler");
    }

    @Test
    void anotherPersonsKeySignsNothingForMe() {
        ObjectNode command = payment("P-8");
        ObjectNode statement = handler.statement(command);
        refuse("key-of-another-person", reviewer.signed(command, statement), "li", "handler");
    }

    @Test
    void aKeyThatNobodyEnrolledSignsNothing() {
        TestSigner stranger = new TestSigner(ledger, "li", SignatureScheme.ED25519);
        refuse("key-not-enrolled", stranger.sign(payment("P-9")), "li", "handler");
    }

    @Test
    void aRevokedKeySignsNothingMore() {
        TestSigner leaver = enrolled("qian", SignatureScheme.ED25519);
        accept(leaver.sign(payment("P-10")), "qian", "handler");
        ObjectNode revoke = command("identity.RevokeKey", "revoke-qian");
        ((ObjectNode) revoke.get("data")).put("key", leaver.key()).put("reason", "Token lost");
        accept(revoke, "qian", "handler");
        refuse("key-revoked-before", leaver.sign(payment("P-11")), "qian", "handler");
    }

    @Test
    void aStatementThatHasExpiredIsNotDecidedOn() {
        ObjectNode command = payment("P-12");
        ObjectNode statement = handler.statement(command, Instant.now().minusSeconds(1));
        refuse("statement-expired", handler.signed(command, statement), "li", "handler");
    }

    @Test
    void aReviewNamesTheSubmissionThatWasSeen() {
        submitted("P-13");
        submitted("P-14");
        ObjectNode review = step("ReviewPayment", "P-13");
        ObjectNode statement = reviewer.statement(review);
        statement.set("entry", reviewer.statement(step("ReviewPayment", "P-14")).get("entry"));
        refuseMember("entry", reviewer.signed(review, statement), "wang", "reviewer");
    }

    @Test
    void aReviewSignsTheFactsOfTheSubmission() {
        submitted("P-15");
        ObjectNode review = step("ReviewPayment", "P-15");
        ObjectNode statement = reviewer.statement(review);
        statement.put("amount", "11.00");
        refuseMember("amount", reviewer.signed(review, statement), "wang", "reviewer");
    }

    @Test
    void onePersonWithTwoKeysIsStillOnePerson() {
        submitted("P-16");
        refuse("same-person-twice", handler.sign(step("ReviewPayment", "P-16")), "li", "reviewer");
    }

    @Test
    void whoeverProposesAKeyMustHoldIt() {
        TestSigner holder = new TestSigner(ledger, "sun", SignatureScheme.SM2_SM3);
        TestSigner thief = new TestSigner(ledger, "sun", SignatureScheme.SM2_SM3);
        ObjectNode proposal = holder.proposal();
        ObjectNode statement = (ObjectNode) proposal.get("signature").get("statement");
        refuse("signature-invalid", thief.signed(proposal, statement), "sun", "handler");
        refuse(
                "signature-missing",
                withId("propose-unsigned", without(proposal, "signature")),
                "sun",
                "handler");
    }

    private static ObjectNode without(ObjectNode command, String member) {
        ObjectNode less = command.deepCopy();
        less.remove(member);
        return less;
    }

    @Test
    void aPersonalPurposeIsSignedAsItsCommitment() {
        Consumer<ObjectNode> toAPerson =
                data -> {
                    data.put("purpose", "Scholarship");
                    ((ObjectNode) data.get("payee")).put("kind", "person").put("name", "Chen");
                };
        ObjectNode command = payment("P-17");
        toAPerson.accept((ObjectNode) command.get("data"));

        ObjectNode statement = handler.statement(command);

        assertThat(statement.get("purpose").get("commitment").stringValue()).hasSize(64);
        assertThat(statement.toString()).doesNotContain("Chen", "Scholarship");
        accept(handler.signed(command, statement), "li", "handler");
    }
}
