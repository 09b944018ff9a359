package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.verifier.fixture.MadeUpEntry.added;
import static org.mingzhang.verifier.fixture.MadeUpEntry.leftOut;
import static org.mingzhang.verifier.fixture.MadeUpEntry.lie;
import static org.mingzhang.verifier.fixture.MadeUpEntry.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.fixture.HonestSpending;
import org.mingzhang.verifier.fixture.MadeUpEntry;
import org.mingzhang.verifier.fixture.MadeUpEntry.Lie;

/// A year of another system's history under a rule of control pools, both decided by two persons.
class YearReplayTest {
    private static final String YEAR = "440100000/2026";

    @TempDir Path folder;

    private static MadeUpEntry decided(String type, String person, String member) {
        return MadeUpEntry.of(person, type, "year", YEAR, member, person);
    }

    private static MadeUpEntry recorded(String type, String payment, String amount) {
        return MadeUpEntry.of("u-i", "importedyear." + type, "payment", payment, "amount", amount)
                .onLine("L1")
                .with("pool", POOL);
    }

    private static final String POOL = "2026/440100000:219/2070104/302/11";
    private static final int YEAR_CONFIRMED = 1;
    private static final int RULE_PROPOSED = 2;
    private static final int RULE_CONFIRMED = 3;
    private static final int APPROVED = 4;
    private static final int RELEASED = 5;
    private static final int PAID = 6;
    private static final int REFUNDED = 7;

    private static List<MadeUpEntry> honest() {
        return new ArrayList<>(
                List.of(
                        decided("importedyear.ImportedYearProposed", "u-1", "proposer"),
                        decided("importedyear.ImportedYearConfirmed", "u-2", "confirmer"),
                        decided("controlpool.PoolRuleProposed", "u-1", "proposer")
                                .with("version", 1)
                                .with(
                                        "rule",
                                        "{\"kind\":\"prefix\",\"prefix\":{\"economic\":3,\"function\":7,\"fundType\":2,\"unit\":3}}"),
                        decided("controlpool.PoolRuleConfirmed", "u-2", "confirmer")
                                .with("version", 1),
                        HonestSpending.line("L1").with("pool", POOL).with("poolRuleVersion", 1),
                        MadeUpEntry.of("u-1", "budgetline.FundsReleased", "amount", "900.00")
                                .onLine("L1")
                                .with("pool", POOL),
                        recorded("SettledPaymentRecorded", "P1", "900.00"),
                        recorded("SettledRefundRecorded", "P1", "10.00")));
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    static Stream<Lie> lies() {
        return Stream.of(
                leftOut(
                        "history is confirmed that nobody proposed",
                        0,
                        YEAR_CONFIRMED,
                        "imported-year-not-proposed"),
                added(
                        "history is proposed twice",
                        RULE_PROPOSED,
                        "imported-year-already-proposed",
                        decided("importedyear.ImportedYearProposed", "u-3", "proposer")),
                lie(
                        "who proposed history confirms it",
                        YEAR_CONFIRMED,
                        "same-person-twice",
                        entry -> entry.by("confirmer", "u-1")),
                leftOut(
                        "history that nobody confirmed",
                        YEAR_CONFIRMED,
                        PAID,
                        "imported-year-not-open"),
                added(
                        "a year of history takes live payments",
                        RULE_PROPOSED,
                        "year-is-history",
                        MadeUpEntry.of("u-h", "importedyear.LivePaymentsBegan", "year", YEAR)),
                lie(
                        "a rule of pools skips a version",
                        RULE_PROPOSED,
                        "pool-rule-version-not-next",
                        entry -> entry.with("version", 2)),
                leftOut(
                        "a rule of pools is confirmed that nobody proposed",
                        RULE_PROPOSED,
                        RULE_CONFIRMED,
                        "pool-rule-not-proposed"),
                lie(
                        "who proposed the rule of pools confirms it",
                        RULE_CONFIRMED,
                        "same-person-twice",
                        entry -> entry.by("confirmer", "u-1")),
                leftOut(
                        "a rule of pools that nobody confirmed",
                        RULE_CONFIRMED,
                        APPROVED,
                        "rule-version-in-force"),
                lie(
                        "the line is in another pool than the rule makes",
                        APPROVED,
                        "pool-of-rule",
                        entry -> entry.with("pool", "2026/440100000:219/2070104/303/11")),
                added(
                        "a line is approved twice",
                        RELEASED,
                        "budget-line-exists",
                        HonestSpending.line("L1").with("pool", POOL).with("poolRuleVersion", 1)),
                lie(
                        "history pays more than there was",
                        PAID,
                        "amount-exceeds-available",
                        entry -> entry.with("amount", "900.01")),
                lie(
                        "history pays what it paid before",
                        REFUNDED,
                        "payment-exists",
                        unused -> recorded("SettledPaymentRecorded", "P1", "0.00")),
                lie(
                        "more of history comes back than was paid",
                        REFUNDED,
                        "refund-exceeds-paid",
                        entry -> entry.with("amount", "900.01")),
                lie(
                        "what comes back was never paid",
                        REFUNDED,
                        "payment-unknown",
                        entry -> entry.with("payment", "P9")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
