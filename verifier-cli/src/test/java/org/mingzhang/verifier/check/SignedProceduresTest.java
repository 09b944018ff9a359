package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import org.mingzhang.verifier.report.VerificationReport;

/// What persons sign beside payments: approvals of exceptions, opinions in joint reviews and their
/// conclusions.
class SignedProceduresTest {
    private static final PersonalKey KEY = new PersonalKey("u-r", Suite.SM3);

    /// Where they stand among the facts, behind the rule of signing and the key.
    private static final int STEPS = 3;

    private static final int APPROVAL = 0;
    private static final int OPINION = 1;
    private static final int CONCLUSION = 2;

    @TempDir Path folder;

    /// A step.
    ///
    /// @param said the members of its data that its statement repeats
    /// @param more the others
    private record Step(
            String event, String action, String subject, List<String> said, List<String> more) {
        private Fact unsigned() {
            return new Fact("u-r", event, json(List.of(COMMON, said, more)), "");
        }

        private Fact signed(UnaryOperator<String> lie) {
            return unsigned()
                    .signed((commandId, unused) ->
                            KEY.signature(lie.apply(json(List.of(statement(commandId), said)))));
        }

        private List<String> statement(String commandId) {
            return List.of(
                    text("action", action),
                    text("actor", "u-r"),
                    text("commandId", commandId),
                    text("expiresAt", "2026-03-01T08:05:00.000Z"),
                    text("log", Dump.ORIGIN),
                    text("subject", subject));
        }
    }

    private static String json(List<List<String>> members) {
        return members.stream()
                .flatMap(List::stream)
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(String member, String value) {
        return "\"%s\":\"%s\"".formatted(member, value);
    }

    private static final List<String> COMMON =
            List.of(text("division", "440100000"), "\"fiscalYear\":2026");

    private static final List<Step> ALL =
            List.of(
                    new Step(
                            "exception.ExceptionApproved",
                            "exception.ApproveException",
                            "exception:X1",
                            List.of(text("effectiveDate", "2026-03-01"), text("remark", "flood")),
                            List.of(
                                    text("approver", "u-r"),
                                    text("exception", "X1"),
                                    text("level", "reviewer"))),
                    new Step(
                            "jointreview.OpinionGiven",
                            "jointreview.GiveOpinion",
                            "proposal:B1",
                            List.of(
                                    text("opinion", "sound"),
                                    text("participant", "201"),
                                    "\"round\":1",
                                    text("verdict", "agree")),
                            List.of(
                                    text("effectiveDate", "2026-03-01"),
                                    "\"late\":false",
                                    text("person", "u-r"),
                                    text("proposal", "B1"))),
                    new Step(
                            "jointreview.ReviewRoundConcluded",
                            "jointreview.ConcludeReviewRound",
                            "proposal:B1",
                            List.of(
                                    text("outcome", "adopted"),
                                    text("reason", "agreed"),
                                    "\"round\":1"),
                            List.of(
                                    text("concluder", "u-r"),
                                    text("effectiveDate", "2026-03-01"),
                                    text("proposal", "B1"))));

    private static List<Fact> ruled() {
        List<Fact> facts = new ArrayList<>();
        facts.add(PersonalKey.rule("SigningRuleProposed", "u-head", "2026-03-01"));
        facts.add(PersonalKey.rule("SigningRuleConfirmed", "u-other", "2026-03-01"));
        facts.add(KEY.enrolment("u-admin"));
        return facts;
    }

    private static List<Fact> signed() {
        List<Fact> facts = ruled();
        ALL.forEach(step -> facts.add(step.signed(UnaryOperator.identity())));
        return facts;
    }

    /// What is said of signatures. The steps stand alone, so that other rules find what they lack.
    private List<String> aboutSignatures(List<Fact> facts) throws Exception {
        VerificationReport report = HonestYear.verify(facts, folder, false);
        return Stream.of(Code.BAD_SIGNATURE, Code.RULE_BROKEN)
                .flatMap(code -> report.findings().of(code).stream())
                .filter(finding ->
                        finding.code() == Code.BAD_SIGNATURE
                                || finding.message().startsWith("signature-required"))
                .map(finding -> finding.place() + " " + finding.message())
                .toList();
    }

    @Test
    void whatIsSignedIsAccepted() throws Exception {
        assertThat(aboutSignatures(signed())).isEmpty();
    }

    @Test
    void aRuleOfTheLogMakesTheirSignaturesCompulsory() throws Exception {
        List<Fact> facts = ruled();
        ALL.forEach(step -> facts.add(step.unsigned()));

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            expected.add(place(i) + " signature-required: this step is not signed");
        }
        assertThat(aboutSignatures(facts)).isEqualTo(expected);
    }

    private static String place(int step) {
        return "position " + (HonestYear.FIRST + STEPS + step);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of(APPROVAL, "exception:X1", "exception:X2", "the statement's subject"),
                Arguments.of(APPROVAL, "flood", "fire", "the statement's remark"),
                Arguments.of(
                        APPROVAL, "ApproveException", "CloseException", "the statement's action"),
                Arguments.of(OPINION, "agree", "object", "the statement's verdict"),
                Arguments.of(OPINION, ",\"verdict\":\"agree\"", "", "the statement's verdict"),
                Arguments.of(OPINION, "\"201\"", "\"202\"", "the statement's participant"),
                Arguments.of(OPINION, "\"round\":1", "\"round\":2", "the statement's round"),
                Arguments.of(OPINION, "proposal:B1", "proposal:B2", "the statement's subject"),
                Arguments.of(CONCLUSION, "adopted", "refused", "the statement's outcome"),
                Arguments.of(
                        CONCLUSION,
                        "\"log\"",
                        "\"line\":\"L1\",\"log\"",
                        "the statement names line"));
    }

    @ParameterizedTest(name = "{0}: {1} as {2}")
    @MethodSource("lies")
    void aStatementOfSomethingElseIsFound(int step, String from, String to, String found)
            throws Exception {
        List<Fact> facts = signed();
        facts.set(
                STEPS + step,
                ALL.get(step)
                        .signed(text -> {
                            assertThat(text).contains(from);
                            return text.replace(from, to);
                        }));

        assertThat(aboutSignatures(facts))
                .singleElement()
                .asString()
                .startsWith(place(step) + " " + found);
    }
}
