package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.verifier.fixture.HonestYear.APPROVED;
import static org.mingzhang.verifier.fixture.HonestYear.FIRST;
import static org.mingzhang.verifier.fixture.HonestYear.REVIEWED;
import static org.mingzhang.verifier.fixture.HonestYear.SUBMITTED;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.HonestYear;
import org.mingzhang.verifier.fixture.HonestYear.Fact;
import org.mingzhang.verifier.fixture.PersonalKey;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;

/// Payments whose three steps are signed, and logs that only look so.
class SignedPaymentsTest {
    private static final List<String> SIGNERS = List.of("u-handler", "u-reviewer", "u-approver");
    private static final List<String> ACTIONS =
            List.of("payment.SubmitPayment", "payment.ReviewPayment", "payment.ApprovePayment");

    /// The enrolments come first, so that the steps move up.
    private static final int MOVED = FIRST + SIGNERS.size();

    @TempDir Path folder;

    /// The handler signs with SM2, the others with Ed25519.
    private static PersonalKey key(String person) {
        return new PersonalKey(person, person.equals("u-handler") ? Suite.SM3 : Suite.SHA256);
    }

    private static Fact revocation(String person) {
        return new Fact(
                "u-admin",
                "identity.KeyRevoked",
                "{\"key\":\"%s\",\"person\":\"%s\"}".formatted(key(person).print(), person),
                "");
    }

    private static HonestYear.Signing signing(int step, UnaryOperator<String> lie) {
        String person = SIGNERS.get(step);
        return (commandId, submission) -> {
            String entry =
                    step == 0 ? "\"expectedResult\":\"books\"," : "\"entry\":" + submission + ",";
            String statement =
                    lie.apply(
                            "{\"action\":\"%s\",\"actor\":\"%s\",\"amount\":\"60.00\",\"commandId\":\"%s\",\"effectiveDate\":\"2026-02-01\",%s\"expiresAt\":\"2026-03-01T08:05:00.000Z\",\"line\":\"L1\",\"log\":\"%s\",\"payee\":{\"id\":\"S1\",\"kind\":\"organisation\",\"name\":\"shop\"},\"purpose\":\"books\",\"subject\":\"payment:P1\"}"
                                    .formatted(
                                            ACTIONS.get(step),
                                            person,
                                            commandId,
                                            entry,
                                            Dump.ORIGIN));
            return key(person).signature(statement);
        };
    }

    /// The honest year with enrolments before it and signatures on the three steps.
    private static List<Fact> signed() {
        List<Fact> facts = HonestYear.honest();
        for (int step = 0; step < SIGNERS.size(); step++) {
            sign(facts, SUBMITTED + step, step, UnaryOperator.identity());
        }
        for (int i = 0; i < SIGNERS.size(); i++) {
            facts.add(i, key(SIGNERS.get(i)).enrolment("u-admin"));
        }
        return facts;
    }

    private static void sign(List<Fact> facts, int at, int step, UnaryOperator<String> lie) {
        facts.set(at, facts.get(at).signed(signing(step, lie)));
    }

    private VerificationReport verify(List<Fact> facts, boolean required) throws Exception {
        return HonestYear.verify(facts, folder, required);
    }

    @Test
    void threeSignaturesAreVerifiedFromTheLogAlone() throws Exception {
        VerificationReport report = verify(signed(), true);

        assertThat(report.findings().all()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.signedCommands()).isEqualTo(3);
    }

    @Test
    void anUnsignedStepIsFoundOnlyWhereSignaturesAreRequired() throws Exception {
        List<Fact> facts = signed();
        Fact approval = facts.get(SIGNERS.size() + APPROVED);
        facts.set(
                SIGNERS.size() + APPROVED,
                new Fact(approval.actor(), approval.type(), approval.data(), approval.tags()));

        assertThat(verify(facts, false).verdict()).isEqualTo(Verdict.VERIFIED);
        Finding first = verify(facts, true).findings().of(Code.RULE_BROKEN).get(0);
        assertThat(first.place()).isEqualTo("position " + (MOVED + APPROVED));
        assertThat(first.message()).startsWith("signature-required");
    }

    @Test
    void aRuleOfTheLogMakesSignaturesCompulsoryFromItsDayOn() throws Exception {
        for (String from : List.of("2026-03-01", "2026-03-02")) {
            List<Fact> facts = HonestYear.honest();
            facts.add(0, PersonalKey.rule("SigningRuleProposed", "u-head", from));
            facts.add(1, PersonalKey.rule("SigningRuleConfirmed", "u-other", from));
            // The decisions are of 2026-03-01 in the zone of the log.
            int expected = from.equals("2026-03-01") ? 3 : 0;

            assertThat(verify(facts, false).findings().total(Code.RULE_BROKEN)).isEqualTo(expected);
        }
    }

    @Test
    void aRuleOfSigningTakesTwoPersons() throws Exception {
        List<Fact> facts = HonestYear.honest();
        facts.add(0, PersonalKey.rule("SigningRuleProposed", "u-head", "2027-01-01"));
        facts.add(1, PersonalKey.rule("SigningRuleConfirmed", "u-head", "2027-01-01"));

        Finding first = verify(facts, false).findings().of(Code.RULE_BROKEN).get(0);
        assertThat(first.place()).isEqualTo("position " + (FIRST + 1));
        assertThat(first.message()).startsWith("same-person-twice");
    }

    private static Arguments lie(
            String name, int position, String message, UnaryOperator<List<Fact>> change) {
        return Arguments.of(name, position, message, change);
    }

    private static UnaryOperator<List<Fact>> statement(int step, String from, String to) {
        return facts -> {
            UnaryOperator<String> lie =
                    text -> {
                        assertThat(text).contains(from);
                        return text.replace(from, to);
                    };
            sign(facts, SIGNERS.size() + SUBMITTED + step, step, lie);
            return facts;
        };
    }

    private static UnaryOperator<List<Fact>> replaced(int at, UnaryOperator<Fact> change) {
        return facts -> {
            facts.set(at, change.apply(facts.get(at)));
            return facts;
        };
    }

    private static UnaryOperator<List<Fact>> without(int at) {
        return facts -> {
            facts.remove(at);
            return facts;
        };
    }

    static Stream<Arguments> lies() {
        int submitted = MOVED + SUBMITTED;
        int reviewed = MOVED + REVIEWED;
        int approved = MOVED + APPROVED;
        return Stream.of(
                lie(
                        "the handler signed less",
                        submitted,
                        "the statement's amount is not that of the payment",
                        statement(0, "60.00", "6.00")),
                lie(
                        "the handler signed for another payee",
                        submitted,
                        "the statement's payee is not that of the payment",
                        statement(0, "\"S1\"", "\"S2\"")),
                lie(
                        "the reviewer signed for another line",
                        reviewed,
                        "the statement's line is not that of the payment",
                        statement(1, "\"L1\"", "\"L2\"")),
                lie(
                        "the approver did not say how much",
                        approved,
                        "the statement's amount is not that of the payment",
                        statement(2, "\"amount\":\"60.00\",", "")),
                lie(
                        "the handler did not say what for",
                        submitted,
                        "the statement's expectedResult is not the event's",
                        statement(0, "\"expectedResult\":\"books\",", "")),
                lie(
                        "a statement with something else in it",
                        reviewed,
                        "the statement names bonus",
                        statement(
                                1, "\"amount\":\"60.00\"", "\"amount\":\"60.00\",\"bonus\":\"1\"")),
                lie(
                        "the reviewer saw another submission",
                        reviewed,
                        "the statement's entry is not the leaf hash of the submission",
                        statement(1, "\"entry\":{\"sha256\":\"", "\"entry\":{\"sha256\":\"0")),
                lie(
                        "the approver signed another payment's statement",
                        approved,
                        "the statement's subject is payment:P2",
                        statement(2, "payment:P1", "payment:P2")),
                lie(
                        "a review in the place of an approval",
                        approved,
                        "the statement's action is payment.ReviewPayment",
                        statement(2, "ApprovePayment", "ReviewPayment")),
                lie(
                        "a statement of another log",
                        submitted,
                        "the statement's log is another.example",
                        statement(0, "\"log\":\"" + Dump.ORIGIN, "\"log\":\"another.example")),
                lie(
                        "a statement used again",
                        submitted,
                        "the statement's commandId is d-",
                        statement(0, "\"commandId\":\"c-", "\"commandId\":\"d-")),
                lie(
                        "a statement that had expired",
                        submitted,
                        "the statement expired at 2026-03-01T07:59:59.999Z",
                        statement(0, "2026-03-01T08:05:00.000Z", "2026-03-01T07:59:59.999Z")),
                lie(
                        "a key that nobody enrolled",
                        submitted - 1,
                        "is not enrolled here",
                        without(0)),
                lie(
                        "a key that was revoked",
                        reviewed + 1,
                        "was revoked before",
                        facts -> {
                            facts.add(SIGNERS.size(), revocation("u-reviewer"));
                            return facts;
                        }),
                lie(
                        "a key of somebody else",
                        reviewed,
                        "the statement's actor is u-reviewer",
                        replaced(
                                SIGNERS.size() + REVIEWED,
                                fact ->
                                        fact.by("u-other")
                                                .with(text ->
                                                        text.replace("u-reviewer", "u-other")))),
                lie(
                        "one key for two persons",
                        FIRST + 1,
                        "belongs to another person already",
                        facts -> {
                            facts.add(
                                    1,
                                    key("u-handler")
                                            .enrolment("u-admin")
                                            .with(text ->
                                                    text.replace(
                                                            "\"person\":\"u-handler\"",
                                                            "\"person\":\"u-reviewer\"")));
                            return facts;
                        }),
                lie(
                        "a person who enrols the own key",
                        FIRST,
                        "enrols the own key alone",
                        replaced(0, fact -> key("u-handler").enrolment("u-handler"))),
                lie(
                        "a signature over other bytes",
                        submitted,
                        "the actor's signature is not of the key",
                        replaced(
                                SIGNERS.size() + SUBMITTED,
                                fact ->
                                        fact.signed((id, seen) ->
                                                signing(0, UnaryOperator.identity())
                                                        .signature(id, seen)
                                                        .replace("08:05", "08:06")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void namesTheFirstPositionWhereASignatureDoesNotHold(
            String name, int position, String message, UnaryOperator<List<Fact>> change)
            throws Exception {
        VerificationReport report = verify(change.apply(new ArrayList<>(signed())), true);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        Finding first = report.findings().of(Code.BAD_SIGNATURE).get(0);
        assertThat(first.place()).isEqualTo("position " + position);
        assertThat(first.message()).contains(message);
    }
}
