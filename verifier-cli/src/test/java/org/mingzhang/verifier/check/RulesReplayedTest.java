package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.crypto.Digests;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogWriter;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.ExportSource;

/// Logs whose writer lies: hashes, links and signatures are right, and the money is not.
class RulesReplayedTest {
    private static final String COMMON =
            "\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,";
    private static final List<String> TYPES =
            List.of(
                    "budgetline.AppropriationApproved",
                    "budgetline.FundsReleased",
                    "importedyear.LivePaymentsBegan",
                    "payment.PaymentSubmitted",
                    "payment.PaymentReviewed",
                    "payment.PaymentApproved",
                    "payment.PaymentSettled",
                    "payment.RefundReceived");

    /// One event: who, what, and the tags that its schema derives.
    record Fact(String actor, String type, String data, String tags) {
        Fact with(UnaryOperator<String> change) {
            return new Fact(actor, type, change.apply(data), tags);
        }

        Fact by(String other) {
            return new Fact(other, type, data, tags);
        }
    }

    @TempDir Path folder;

    private static final String LINE_TAGS = "\"line:L1\",\"pool:2026/line:L1\",\"unit:219011\"";
    private static final String PAYMENT_TAGS =
            "\"line:L1\",\"payment:P1\",\"pool:2026/line:L1\",\"unit:219011\"";

    private static final String LINE = "\"line\":\"L1\",\"pool\":\"2026/line:L1\",";

    /// The honest year, and the number of each of its events.
    private static List<Fact> honest() {
        return new ArrayList<>(
                List.of(
                        new Fact(
                                "u-budget",
                                "budgetline.AppropriationApproved",
                                "{\"amount\":\"100.00\",\"division\":\"440100000\",\"document\":\"D\",\"economic\":\"30201\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,\"function\":\"2070104\",\"fundType\":\"11\","
                                        + LINE
                                        + "\"unit\":\"219011\"}",
                                LINE_TAGS),
                        new Fact(
                                "u-budget",
                                "budgetline.FundsReleased",
                                "{\"amount\":\"100.00\",\"division\":\"440100000\",\"document\":\"D\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,"
                                        + LINE
                                        + "\"unit\":\"219011\"}",
                                LINE_TAGS),
                        new Fact(
                                "u-handler",
                                "importedyear.LivePaymentsBegan",
                                "{" + COMMON + "\"unit\":\"219011\",\"year\":\"440100000/2026\"}",
                                "\"year:440100000/2026\""),
                        new Fact(
                                "u-handler",
                                "payment.PaymentSubmitted",
                                "{\"amount\":\"60.00\",\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"expectedResult\":\"books\",\"fiscalYear\":2026,\"handler\":\"u-handler\",\"line\":\"L1\",\"payee\":{\"id\":\"S1\",\"kind\":\"organisation\",\"name\":\"shop\"},\"payment\":\"P1\",\"pool\":\"2026/line:L1\",\"purpose\":\"books\",\"unit\":\"219011\"}",
                                "\"line:L1\",\"payee:S1\",\"payment:P1\",\"pool:2026/line:L1\",\"unit:219011\""),
                        new Fact(
                                "u-reviewer",
                                "payment.PaymentReviewed",
                                "{"
                                        + COMMON
                                        + "\"payment\":\"P1\",\"reviewer\":\"u-reviewer\",\"unit\":\"219011\"}",
                                "\"payment:P1\",\"unit:219011\""),
                        new Fact(
                                "u-approver",
                                "payment.PaymentApproved",
                                "{\"approver\":\"u-approver\","
                                        + COMMON
                                        + "\"payment\":\"P1\",\"unit\":\"219011\"}",
                                "\"payment:P1\",\"unit:219011\""),
                        new Fact(
                                "u-cashier",
                                "payment.PaymentSettled",
                                "{\"amount\":\"60.00\","
                                        + COMMON
                                        + "\"line\":\"L1\",\"payment\":\"P1\",\"pool\":\"2026/line:L1\",\"unit\":\"219011\",\"voucher\":\"V1\"}",
                                PAYMENT_TAGS),
                        new Fact(
                                "u-cashier",
                                "payment.RefundReceived",
                                "{\"amount\":\"10.00\","
                                        + COMMON
                                        + "\"line\":\"L1\",\"payment\":\"P1\",\"pool\":\"2026/line:L1\",\"reason\":\"r\",\"unit\":\"219011\",\"voucher\":\"V2\"}",
                                PAYMENT_TAGS)));
    }

    private static final int RELEASED = 1;
    private static final int BEGAN = 2;
    private static final int SUBMITTED = 3;
    private static final int REVIEWED = 4;
    private static final int APPROVED = 5;
    private static final int SETTLED = 6;
    private static final int REFUNDED = 7;

    /// Positions of the facts follow those of the first entry and of the schemas.
    private static final int FIRST = 1 + TYPES.size();

    private VerificationReport verify(List<Fact> facts) throws Exception {
        Dump dump = new Dump();
        LogWriter writer =
                new LogWriter(Dump.signers(), (path, bytes) -> dump.files().put(path, bytes));
        append(writer, new Fact("u-system", "log.LogCreated", Dump.genesis(Dump.signers()), ""));
        for (String type : TYPES) {
            byte[] file = Files.readAllBytes(Path.of("../docs/events/" + type + ".1.json"));
            String digest = HexFormat.of().formatHex(Digests.of(Suite.SHA256, file));
            append(
                    writer,
                    new Fact(
                            "u-system",
                            "log.SchemaPublished",
                            "{\"digest\":\""
                                    + digest
                                    + "\",\"revision\":1,\"type\":\""
                                    + type
                                    + "\"}",
                            ""));
        }
        for (Fact fact : facts) {
            append(writer, fact);
        }
        writer.checkpoint();
        writer.close();
        return Verification.of(ExportSource.directory(dump.write(folder)), Dump.vkeys(), Set.of());
    }

    private static void append(LogWriter writer, Fact fact) {
        long position = writer.size();
        String entry =
                "{\"actor\":{\"id\":\"%s\",\"role\":\"r\",\"unit\":\"u\"},\"command\":{\"client\":\"c\",\"count\":1,\"digest\":\"%064x\",\"id\":\"c-%d\",\"index\":0},\"data\":%s,\"decidedAt\":\"2026-03-01T08:00:00.000Z\",\"id\":\"01980000-0000-7000-9000-%012x\",\"log\":\"%s\",\"position\":%d,\"previous\":%s,\"recordedAt\":\"2026-03-01T08:00:00.001Z\",\"revision\":1,\"tags\":[%s],\"type\":\"%s\"}"
                        .formatted(
                                fact.actor,
                                position,
                                position,
                                fact.data,
                                position,
                                Dump.ORIGIN,
                                position,
                                writer.previous(),
                                fact.tags,
                                fact.type);
        writer.append(entry.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anHonestYearIsVerified() throws Exception {
        VerificationReport report = verify(honest());

        assertThat(report.findings().all()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.notEvaluated())
                .doesNotContainKey(org.mingzhang.verifier.report.Code.RULE_BROKEN);
    }

    private static Arguments lie(
            String name, int fact, String finding, UnaryOperator<List<Fact>> change) {
        return Arguments.of(name, finding, FIRST + fact, change);
    }

    private static UnaryOperator<List<Fact>> data(int fact, String from, String to) {
        return facts -> {
            assertThat(facts.get(fact).data).contains(from);
            facts.set(fact, facts.get(fact).with(text -> text.replace(from, to)));
            return facts;
        };
    }

    private static UnaryOperator<List<Fact>> without(int fact) {
        return facts -> {
            facts.remove(fact);
            return facts;
        };
    }

    private static UnaryOperator<List<Fact>> by(int fact, String person, String member) {
        return facts -> {
            Fact one = facts.get(fact);
            facts.set(
                    fact,
                    one.by(person)
                            .with(text ->
                                    text.replace(
                                            "\"" + member + "\":\"" + one.actor + "\"",
                                            "\"" + member + "\":\"" + person + "\"")));
            return facts;
        };
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie(
                        "more is paid than the pool has",
                        SUBMITTED,
                        "amount-exceeds-available",
                        data(SUBMITTED, "60.00", "100.01")),
                lie(
                        "more is released than approved",
                        RELEASED,
                        "balance-not-negative",
                        data(RELEASED, "100.00", "100.01")),
                lie("a payment without a line", 0, "budget-line-unknown", without(0)),
                lie("nobody reviewed", APPROVED - 1, "payment-state-forbids", without(REVIEWED)),
                lie("nobody approved", SETTLED - 1, "payment-state-forbids", without(APPROVED)),
                lie(
                        "a settlement of nothing",
                        SETTLED - 3,
                        "payment-unknown",
                        facts -> {
                            facts.subList(SUBMITTED, SETTLED).clear();
                            return facts;
                        }),
                lie(
                        "the handler reviews",
                        REVIEWED,
                        "same-person-twice",
                        by(REVIEWED, "u-handler", "reviewer")),
                lie(
                        "the handler approves",
                        APPROVED,
                        "same-person-twice",
                        by(APPROVED, "u-handler", "approver")),
                lie(
                        "the reviewer approves",
                        APPROVED,
                        "same-person-twice",
                        by(APPROVED, "u-reviewer", "approver")),
                lie(
                        "the reviewer pays",
                        SETTLED,
                        "same-person-twice",
                        by(SETTLED, "u-reviewer", "none")),
                lie(
                        "a name that did not act",
                        REVIEWED,
                        "actor-as-recorded",
                        data(REVIEWED, "u-reviewer", "u-other")),
                lie(
                        "more is settled than asked",
                        SETTLED,
                        "payment-as-submitted",
                        data(SETTLED, "60.00", "61.00")),
                lie(
                        "more comes back than was paid",
                        REFUNDED,
                        "refund-exceeds-paid",
                        data(REFUNDED, "10.00", "60.01")),
                lie(
                        "a rule that was not in force",
                        0,
                        "rule-version-in-force",
                        data(0, "\"unit\"", "\"poolRuleVersion\":1,\"unit\"")),
                lie(
                        "a date to come",
                        RELEASED,
                        "effective-date-in-future",
                        data(RELEASED, "2026-02-01", "2026-04-01")),
                lie("the year never went live", BEGAN, "year-is-live", without(BEGAN)),
                lie(
                        "a payment twice",
                        SETTLED + 1,
                        "payment-state-forbids",
                        facts -> {
                            facts.add(SETTLED + 1, facts.get(SETTLED));
                            return facts;
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void namesTheRuleAndThePosition(
            String name, String rule, long position, UnaryOperator<List<Fact>> change)
            throws Exception {
        VerificationReport report = verify(change.apply(honest()));

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        var first = report.findings().of(org.mingzhang.verifier.report.Code.RULE_BROKEN).get(0);
        assertThat(first.place()).isEqualTo("position " + position);
        assertThat(first.message()).startsWith(rule);
    }

    @Test
    void aTagThatTheSchemaDoesNotDerive() throws Exception {
        List<Fact> facts = honest();
        Fact released = facts.get(RELEASED);
        facts.set(
                RELEASED,
                new Fact(
                        released.actor,
                        released.type,
                        released.data,
                        LINE_TAGS.replace("line:L1\",\"pool", "line:L2\",\"pool")));

        assertThat(Verification.firsts(verify(facts)))
                .containsExactly("tag-mismatch position " + (FIRST + RELEASED));
    }

    @Test
    void dataThatTheSchemaRefuses() throws Exception {
        List<Fact> facts = data(RELEASED, "\"document\":\"D\",", "").apply(honest());

        assertThat(Verification.firsts(verify(facts)))
                .contains("entry-encoding position " + (FIRST + RELEASED));
    }

    @Test
    void anUnknownTypeThatMovesAuthorityIsNotPassedOver() throws Exception {
        List<Fact> facts = honest();
        facts.add(new Fact("u", "budgetline.FundsFrozen", "{}", "\"pool:2026/line:L1\""));

        assertThat(Verification.firsts(verify(facts)))
                .containsExactly("not-evaluated position " + (FIRST + facts.size() - 1));
    }
}
