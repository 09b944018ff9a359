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

/// Expense claims with an item of each standard, at its limit, and payments that pay them.
class ClaimReplayTest {
    @TempDir Path folder;

    private static final int TABLES = HonestSpending.PREPARED + 1;
    private static final int MEALS_CONFIRMED = TABLES + 3;
    private static final int REQUIRED_CONFIRMED = TABLES + 13;
    private static final int FILED = TABLES + 14;
    private static final int AMENDED = FILED + 1;
    private static final int PAID = FILED + 2;
    private static final int RETURNED = FILED + 3;
    private static final int PAID_AGAIN = FILED + 4;

    /// Three nights from 29 June, two of them before the season.
    private static final String EXPENSES =
            "{\"lectures\":[{\"amount\":\"40.00\",\"date\":\"2026-02-01\",\"hours\":2,\"title\":\"professor\"}],"
                    + "\"lodgings\":[{\"amount\":\"112.00\",\"arrival\":\"2025-06-29\",\"grade\":\"other\",\"nights\":3,\"place\":\"Qingdao\"}],"
                    + "\"meals\":[{\"amount\":\"20.00\",\"days\":2,\"from\":\"2026-02-01\",\"place\":\"Qingdao\"}],"
                    + "\"meetings\":[{\"amount\":\"60.00\",\"category\":\"two\",\"days\":2,\"from\":\"2026-02-01\",\"participants\":3}],"
                    + "\"other\":\"1.00\","
                    + "\"receptions\":[{\"amount\":\"30.00\",\"companions\":4,\"date\":\"2026-02-01\",\"guests\":12}],"
                    + "\"trainings\":[{\"amount\":\"50.00\",\"category\":\"one\",\"days\":6,\"from\":\"2026-02-01\",\"participants\":1}]}";

    private static final List<String> ASSESSED =
            List.of(
                    assessed("lodgings/0", "lodging", "112.00", "112.00"),
                    assessed("meals/0", "meals", "20.00", "20.00"),
                    assessed("receptions/0", "reception", "4", "4"),
                    assessed("meetings/0", "meeting", "60.00", "60.00"),
                    assessed("trainings/0", "training", "55.00", "50.00"),
                    assessed("lectures/0", "lecture", "40.00", "40.00"));

    private static String assessed(String item, String table, String limit, String value) {
        return "{\"item\":\"%s\",\"limit\":\"%s\",\"table\":\"440100000/%s\",\"value\":\"%s\",\"version\":1}"
                .formatted(item, limit, table, value);
    }

    private static MadeUpEntry claim(String type) {
        return MadeUpEntry.of(
                        "u-h",
                        "expense." + type,
                        "claim",
                        "C1",
                        "amount",
                        "313.00",
                        "filer",
                        "u-h",
                        "expenses",
                        EXPENSES,
                        "assessments",
                        "[" + String.join(",", ASSESSED) + "]")
                .onLine("L1");
    }

    private static MadeUpEntry payment(String payment) {
        return HonestSpending.submitted(payment, "313.00").with("claim", "C1");
    }

    private static List<MadeUpEntry> honest() {
        List<MadeUpEntry> entries = new ArrayList<>(HonestSpending.prepared());
        entries.add(HonestSpending.line("L2"));
        entries.addAll(
                HonestSpending.table(
                        "lodging",
                        "[\"Qingdao\",\"other\",\"01-01\",\"12-31\",\"35.00\"]",
                        "[\"Qingdao\",\"other\",\"07-01\",\"08-31\",\"42.00\"]"));
        entries.addAll(HonestSpending.table("meals", "[\"*\",\"10.00\"]"));
        entries.addAll(
                HonestSpending.table("reception", "[\"10\",\"3\",\"0\"]", "[\"99\",\"0\",\"3\"]"));
        entries.addAll(HonestSpending.table("meeting", "[\"two\",\"10.00\"]"));
        entries.addAll(HonestSpending.table("training", "[\"one\",\"10.00\",\"5\",\"50\"]"));
        entries.addAll(HonestSpending.table("lecture", "[\"professor\",\"20.00\"]"));
        entries.addAll(HonestSpending.table("claim-required", "[\"302\"]"));
        entries.add(claim("ClaimFiled"));
        entries.add(claim("ClaimAmended").without("line"));
        entries.add(payment("P1"));
        entries.add(HonestSpending.moved("PaymentReturned", "P1", "313.00", "u-r"));
        entries.add(payment("P2"));
        return entries;
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(validFrom2025(honest()), folder, Optional.empty())).isEmpty();
    }

    /// Standards of the year before, in which the journey began.
    private static List<MadeUpEntry> validFrom2025(List<MadeUpEntry> entries) {
        entries.replaceAll(entry ->
                entry.members().containsKey("validFrom")
                        ? entry.with("validFrom", "2025-01-01")
                        : entry);
        return entries;
    }

    private static Lie item(String what, String from, String to, String rule) {
        return lie(what, FILED, rule, entry -> entry.replaced("expenses", from, to));
    }

    private static Lie assessment(String what, String from, String to, String rule) {
        return lie(what, FILED, rule, entry -> entry.replaced("assessments", from, to));
    }

    static Stream<Lie> lies() {
        return Stream.of(
                item("a night costs too much", "\"112.00\"", "\"112.01\"", "over-standard"),
                item("a season too early", "2025-06-29", "2025-06-28", "over-standard"),
                item("a meal costs too much", "\"20.00\"", "\"20.01\"", "over-standard"),
                item(
                        "a day too few",
                        "\"days\":2,\"from\":\"2026-02-01\",\"place",
                        "\"days\":1,\"from\":\"2026-02-01\",\"place",
                        "over-standard"),
                item(
                        "a companion too many",
                        "\"companions\":4",
                        "\"companions\":5",
                        "over-standard"),
                item("a guest too few", "\"guests\":12", "\"guests\":10", "over-standard"),
                item("a meeting costs too much", "\"60.00\"", "\"60.01\"", "over-standard"),
                item("a training costs too much", "\"50.00\"", "\"55.01\"", "over-standard"),
                item("a lecture costs too much", "\"40.00\"", "\"40.01\"", "over-standard"),
                item(
                        "nobody published this title",
                        "professor",
                        "emperor",
                        "standard-not-published"),
                item(
                        "no standard on that day",
                        "2025-06-29",
                        "2024-06-29",
                        "standard-not-published"),
                item("the items sum up to less", "\"1.00\"", "\"0.99\"", "claim-as-itemised"),
                leftOut(
                        "nobody confirmed the table",
                        MEALS_CONFIRMED,
                        FILED,
                        "standard-not-published"),
                assessment(
                        "a version that is not in force",
                        "\"version\":1",
                        "\"version\":2",
                        "rule-version-in-force"),
                assessment(
                        "another limit than the published one",
                        "\"55.00\"",
                        "\"65.00\"",
                        "assessed-as-published"),
                assessment(
                        "another table",
                        "440100000/meals",
                        "440100000/meal",
                        "assessed-as-published"),
                lie(
                        "what the items were held against is left out",
                        FILED,
                        "rule-version-in-force",
                        entry -> entry.without("assessments")),
                lie(
                        "somebody else is said to have filed it",
                        FILED,
                        "actor-as-recorded",
                        entry -> entry.with("filer", "u-x")),
                lie(
                        "it is on a line that nobody approved",
                        FILED,
                        "budget-line-unknown",
                        entry -> entry.with("line", "L9")),
                added("it is filed twice", AMENDED, "claim-exists", claim("ClaimFiled")),
                leftOut("what was never filed is amended", FILED, AMENDED, "claim-unknown"),
                lie(
                        "another person amends it",
                        AMENDED,
                        "not-the-filer",
                        entry -> entry.by("filer", "u-x")),
                lie(
                        "it is amended into another year",
                        AMENDED,
                        "line-as-approved",
                        entry -> entry.with("fiscalYear", 2027)),
                added(
                        "it is amended when it is to be paid",
                        RETURNED,
                        "claim-in-payment",
                        claim("ClaimAmended")),
                lie(
                        "the payment names a claim that nobody filed",
                        PAID,
                        "claim-unknown",
                        entry -> entry.with("claim", "C9")),
                lie(
                        "the payment names no claim",
                        PAID,
                        "claim-missing",
                        entry -> entry.without("claim")),
                lie("another line pays", PAID, "claim-on-other-line", entry -> entry.onLine("L2")),
                lie(
                        "more is paid than was claimed",
                        PAID,
                        "amount-exceeds-claim",
                        entry -> entry.with("amount", "313.01")),
                leftOut("it is paid twice", RETURNED, PAID_AGAIN, "duplicate-claim"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(validFrom2025(honest()), folder)).startsWith(lie.found());
    }

    @Test
    void whereNoTableAsksForAClaimNoneIsNeeded() {
        List<MadeUpEntry> entries = validFrom2025(honest());
        entries.set(PAID_AGAIN, entries.get(PAID_AGAIN).without("claim"));
        entries.remove(REQUIRED_CONFIRMED);

        assertThat(replay(entries, folder, Optional.empty())).isEmpty();
    }
}
