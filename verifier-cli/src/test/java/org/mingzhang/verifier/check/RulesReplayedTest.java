package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.verifier.fixture.HonestYear.APPROVED;
import static org.mingzhang.verifier.fixture.HonestYear.BEGAN;
import static org.mingzhang.verifier.fixture.HonestYear.FIRST;
import static org.mingzhang.verifier.fixture.HonestYear.LINE_TAGS;
import static org.mingzhang.verifier.fixture.HonestYear.REFUNDED;
import static org.mingzhang.verifier.fixture.HonestYear.RELEASED;
import static org.mingzhang.verifier.fixture.HonestYear.REVIEWED;
import static org.mingzhang.verifier.fixture.HonestYear.SETTLED;
import static org.mingzhang.verifier.fixture.HonestYear.SUBMITTED;
import static org.mingzhang.verifier.fixture.HonestYear.honest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
import org.mingzhang.verifier.fixture.HonestYear;
import org.mingzhang.verifier.fixture.HonestYear.Fact;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.ExportSource;

/// Logs whose writer lies: hashes, links and signatures are right, and the money is not.
class RulesReplayedTest {
    @TempDir Path folder;

    private VerificationReport verify(List<Fact> facts) throws Exception {
        return HonestYear.verify(facts, folder, false);
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
            assertThat(facts.get(fact).data()).contains(from);
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
                                            "\"" + member + "\":\"" + one.actor() + "\"",
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
                        released.actor(),
                        released.type(),
                        released.data(),
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

    @Test
    void aPublishedTypeThatMovesAuthorityByNoKnownRuleIsNotPassedOver() throws Exception {
        byte[] schema =
                "{\"type\":\"object\",\"properties\":{\"amount\":{\"type\":\"string\"},\"pool\":{\"type\":\"string\"}}}"
                        .getBytes(StandardCharsets.UTF_8);
        Path schemas = Files.createDirectory(folder.resolve("schemas"));
        Files.write(schemas.resolve("budgetline.FundsConjured.1.json"), schema);
        List<Fact> facts = honest();
        facts.add(
                new Fact(
                        "u-system",
                        "log.SchemaPublished",
                        "{\"digest\":\"%s\",\"revision\":1,\"type\":\"budgetline.FundsConjured\"}"
                                .formatted(
                                        HexFormat.of().formatHex(Digests.of(Suite.SHA256, schema))),
                        ""));
        facts.add(
                new Fact(
                        "u",
                        "budgetline.FundsConjured",
                        "{\"amount\":\"1.00\",\"pool\":\"2026/line:L1\"}",
                        ""));
        Path dump = HonestYear.write(facts).write(folder.resolve("log"));

        VerificationReport report =
                Verification.of(
                        ExportSource.directory(dump),
                        Dump.vkeys(),
                        Set.of(),
                        Optional.of(schemas),
                        false);

        assertThat(Verification.firsts(report))
                .containsExactly("not-evaluated position " + (FIRST + facts.size() - 1));
    }
}
