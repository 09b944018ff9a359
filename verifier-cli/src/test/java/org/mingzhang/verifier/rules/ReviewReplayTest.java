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

/// A joint review and a major adjustment whose writer tells the truth, and lies about them.
class ReviewReplayTest {
    private static final String DUE = "2026-03-09T16:00:00.000Z";

    private static final List<MadeUpEntry> TABLE =
            HonestSpending.table("joint-review", "[\"supplement\",\"1000.00\",\"5\",\"1\"]");

    @TempDir Path folder;

    private static MadeUpEntry review(String actor, String type, Object... members) {
        return MadeUpEntry.of(actor, "jointreview." + type, members)
                .inYear()
                .with("proposal", "B1");
    }

    private static MadeUpEntry opinion(String person, String unit) {
        return review(
                person,
                "OpinionGiven",
                "round",
                1,
                "participant",
                unit,
                "person",
                person,
                "verdict",
                "agree",
                "late",
                false);
    }

    private static MadeUpEntry supplement(String amount) {
        return MadeUpEntry.of("u-1", "budgetline.AppropriationSupplemented", "amount", amount)
                .onLine("L1");
    }

    private static MadeUpEntry silent(MadeUpEntry entry) {
        return entry.with("missing", "[\"201\",\"202\"]");
    }

    private static final int PROPOSED = 4;
    private static final int ROUND = 5;
    private static final int FIRST = 6;
    private static final int REMINDED = 7;
    private static final int ESCALATED = 8;
    private static final int HEAD = 9;
    private static final int CONCLUDED = 10;
    private static final int APPLIED = 11;
    private static final int CHANGED = 12;

    private static List<MadeUpEntry> honest() {
        return new ArrayList<>(
                List.of(
                        HonestSpending.line("L1"),
                        TABLE.get(0),
                        TABLE.get(1),
                        supplement("1000.00"),
                        review(
                                "u-h",
                                "ProposalSubmitted",
                                "kind",
                                "supplement",
                                "amount",
                                "5000.00",
                                "submitter",
                                "u-h"),
                        review(
                                "u-1",
                                "ReviewRoundOpened",
                                "round",
                                1,
                                "participants",
                                "[\"201\",\"202\"]",
                                "remindAt",
                                "2026-03-05T16:00:00.000Z",
                                "dueAt",
                                DUE,
                                "opener",
                                "u-1",
                                "tableVersion",
                                1),
                        opinion("u-r", "201"),
                        review("ledger", "ParticipantsReminded", "round", 1, "missing", "[\"202\"]")
                                .decidedAt("2026-03-05T16:00:00.000Z"),
                        review("ledger", "ReviewEscalated", "round", 1, "missing", "[\"202\"]")
                                .decidedAt(DUE),
                        opinion("u-a", "202").in("business-head").with("late", true).decidedAt(DUE),
                        review(
                                        "u-2",
                                        "ReviewRoundConcluded",
                                        "round",
                                        1,
                                        "outcome",
                                        "adopted",
                                        "missing",
                                        "[]",
                                        "concluder",
                                        "u-2")
                                .decidedAt(DUE),
                        review("u-1", "ProposalApplied", "kind", "supplement", "amount", "3000.00")
                                .with("line", "L1")
                                .decidedAt(DUE),
                        supplement("3000.00").decidedAt(DUE)));
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    static Stream<Lie> lies() {
        return Stream.of(
                leftOut("no proposal is used", APPLIED, CHANGED, "review-required"),
                lie(
                        "a piece takes the sum above the published amount",
                        3,
                        "review-required",
                        entry -> entry.with("amount", "1000.01")),
                lie(
                        "a proposal is submitted twice",
                        ROUND,
                        "proposal-exists",
                        unused -> honest().get(PROPOSED)),
                leftOut("nothing is published of reviews", 2, ROUND, "rule-version-in-force"),
                lie(
                        "the kind is not one that is reviewed",
                        PROPOSED,
                        entry -> entry.with("kind", "reduction"),
                        ROUND,
                        "review-not-published"),
                lie(
                        "the first round is said to be the second",
                        ROUND,
                        "review-round-not-open",
                        entry -> entry.with("round", 2)),
                lie(
                        "an opinion of a round that is not open",
                        FIRST,
                        "review-round-not-open",
                        entry -> entry.with("round", 2)),
                leftOut("the round did not end", CONCLUDED, APPLIED, "proposal-stage-forbids"),
                new Lie(
                        "a piece on another line of the unit takes it above",
                        "5 review-required:",
                        entries -> {
                            entries.add(3, HonestSpending.line("L2"));
                            entries.add(5, supplement("0.01").onLine("L2"));
                            return entries;
                        }),
                new Lie(
                        "nobody spoke and it is adopted all the same",
                        CONCLUDED - 2 + " no-opinion-given:",
                        entries -> {
                            entries.set(CONCLUDED, silent(entries.get(CONCLUDED)));
                            entries.set(ESCALATED, silent(entries.get(ESCALATED)));
                            entries.set(REMINDED, silent(entries.get(REMINDED)));
                            entries.remove(HEAD);
                            entries.remove(FIRST);
                            return entries;
                        }),
                lie(
                        "more is changed than was adopted",
                        APPLIED,
                        "amount-exceeds-proposal",
                        entry -> entry.with("amount", "5000.01")),
                lie(
                        "more is changed than is said to be used",
                        CHANGED,
                        "proposal-applied",
                        entry -> entry.with("amount", "3000.01")),
                lie(
                        "the proposal is another unit's",
                        PROPOSED,
                        entry -> entry.with("unit", "219012"),
                        APPLIED,
                        "proposal-for-other"),
                leftOut("an opinion is left out", FIRST, REMINDED, "opinions-missing"),
                lie(
                        "the proposer gives an opinion",
                        FIRST,
                        "same-person-twice",
                        entry -> entry.by("person", "u-h")),
                lie(
                        "a unit speaks that was not asked",
                        FIRST,
                        "participant-not-asked",
                        entry -> entry.with("participant", "203")),
                added(
                        "a unit speaks twice",
                        REMINDED,
                        "participant-not-asked",
                        opinion("u-s", "201")),
                lie(
                        "who gave an opinion ends the round",
                        CONCLUDED,
                        "same-person-twice",
                        entry -> entry.by("concluder", "u-r")),
                lie(
                        "somebody objects and it is adopted all the same",
                        HEAD,
                        entry -> entry.with("verdict", "object"),
                        CONCLUDED,
                        "objection-stands"),
                lie(
                        "after the escalation not the head speaks",
                        HEAD,
                        "opinion-escalated",
                        entry -> entry.in("reviewer")),
                lie(
                        "a late opinion is said to be in time",
                        HEAD,
                        "opinion-late",
                        entry -> entry.with("late", false)),
                lie(
                        "the matter goes up before the deadline",
                        ESCALATED,
                        "review-not-due",
                        entry -> entry.decidedAt("2026-03-09T15:59:59.999Z")),
                lie(
                        "the deadline is a day later than published",
                        ROUND,
                        "review-deadline",
                        entry -> entry.with("dueAt", "2026-03-10T16:00:00.000Z")),
                lie(
                        "the round names a table that is not in force",
                        ROUND,
                        "rule-version-in-force",
                        entry -> entry.with("tableVersion", 2)));
    }

    @Test
    void aPublishedHolidayPutsTheDeadlineOff() {
        List<MadeUpEntry> entries = honest();
        entries.addAll(ROUND, HonestSpending.table("working-days", "[\"2026-03-09\",\"no\"]"));
        int round = ROUND + 2;
        entries.set(round, entries.get(round).with("workingDaysVersion", 1));

        assertThat(replay(entries, folder, Optional.empty()))
                .startsWith(round + " review-deadline:");
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
