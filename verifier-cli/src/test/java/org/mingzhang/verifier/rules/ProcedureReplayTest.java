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

/// An exception and a cash plan whose writer tells the truth, and lies about both.
class ProcedureReplayTest {
    private static final String YEAR = "440100000/2026";
    private static final String LEVELS = "[\"reviewer\",\"businessHead\"]";
    private static final String RULE = "{\"cashPlans\":\"%s\",\"exceptionLevels\":" + LEVELS + "}";

    @TempDir Path folder;

    private static MadeUpEntry approval(String person, String level, String role) {
        return MadeUpEntry.of(
                        person,
                        "exception.ExceptionApproved",
                        "exception",
                        "X1",
                        "level",
                        level,
                        "approver",
                        person)
                .in(role);
    }

    private static MadeUpEntry closing(String person) {
        return MadeUpEntry.of(
                person, "exception.ExceptionClosed", "exception", "X1", "reviewer", person);
    }

    private static final int RULED = 3;
    private static final int CONFIRMED = 4;
    private static final int OPENED = 5;
    private static final int EVIDENCED = 6;
    private static final int REVIEWED = 7;
    private static final int HEADED = 8;
    private static final int SUBMITTED = 9;
    private static final int PLANNED = 10;
    private static final int PAID = 11;
    private static final int WITHDRAWN = 12;
    private static final int CLOSED = 13;
    private static final int SPENT = 14;
    private static final int DRAWN = 15;

    private static List<MadeUpEntry> honest() {
        return new ArrayList<>(
                List.of(
                        HonestSpending.prepared().get(0),
                        HonestSpending.prepared().get(1),
                        HonestSpending.prepared().get(2),
                        MadeUpEntry.of(
                                "u-1",
                                "procedure.ProcedureRuleProposed",
                                "year",
                                YEAR,
                                "version",
                                1,
                                "proposer",
                                "u-1",
                                "rule",
                                RULE.formatted("optional")),
                        MadeUpEntry.of(
                                "u-2",
                                "procedure.ProcedureRuleConfirmed",
                                "year",
                                YEAR,
                                "version",
                                1,
                                "confirmer",
                                "u-2"),
                        MadeUpEntry.of(
                                        "u-h",
                                        "exception.ExceptionOpened",
                                        "exception",
                                        "X1",
                                        "amount",
                                        "500.00",
                                        "levels",
                                        LEVELS,
                                        "ruleVersion",
                                        1,
                                        "opener",
                                        "u-h")
                                .onLine("L1"),
                        MadeUpEntry.of("u-h", "exception.DecisionBasisAttached", "exception", "X1"),
                        approval("u-r", "reviewer", "reviewer"),
                        approval("u-a", "businessHead", "business-head"),
                        MadeUpEntry.of(
                                        "u-h",
                                        "cashplan.CashPlanSubmitted",
                                        "line",
                                        "L1",
                                        "months",
                                        "[\"0.00\",\"0.00\",\"100.00\"]",
                                        "submitter",
                                        "u-h")
                                .inYear(),
                        MadeUpEntry.of(
                                        "u-1",
                                        "cashplan.CashPlanApproved",
                                        "line",
                                        "L1",
                                        "approver",
                                        "u-1")
                                .inYear(),
                        HonestSpending.submitted("P1", "500.00").with("exception", "X1"),
                        HonestSpending.moved("PaymentWithdrawn", "P1", "500.00", "u-h"),
                        closing("u-9"),
                        HonestSpending.submitted("P2", "100.00"),
                        MadeUpEntry.of(
                                "u-h",
                                "cashplan.CashDrawn",
                                "line",
                                "L1",
                                "payment",
                                "P2",
                                "amount",
                                "100.00",
                                "month",
                                3)));
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    private static MadeUpEntry givenBack(String payment) {
        return MadeUpEntry.of(
                "u-h",
                "cashplan.CashGivenBack",
                "line",
                "L1",
                "payment",
                payment,
                "amount",
                "100.00",
                "month",
                3);
    }

    static Stream<Lie> lies() {
        return Stream.of(
                lie(
                        "the rule skips a version",
                        RULED,
                        "procedure-version-not-next",
                        entry -> entry.with("version", 2)),
                lie(
                        "a rule is confirmed that nobody proposed",
                        CONFIRMED,
                        "procedure-not-proposed",
                        entry -> entry.with("version", 2)),
                lie(
                        "the proposer confirms the rule",
                        CONFIRMED,
                        "same-person-twice",
                        entry -> entry.by("confirmer", "u-1")),
                leftOut("no rule is in force", CONFIRMED, OPENED, "rule-version-in-force"),
                lie(
                        "the exception names a rule that is not in force",
                        OPENED,
                        "rule-version-in-force",
                        entry -> entry.with("ruleVersion", 2)),
                lie(
                        "a level is left out",
                        OPENED,
                        "levels-as-published",
                        entry -> entry.with("levels", "[\"reviewer\"]")),
                added(
                        "an exception is opened twice",
                        EVIDENCED,
                        "exception-exists",
                        honest().get(OPENED)),
                leftOut("no decision is attached", EVIDENCED, REVIEWED, "exception-stage-forbids"),
                leftOut("a level did not approve", HEADED, PAID, "exception-not-approved"),
                leftOut("the first level did not approve", REVIEWED, HEADED, "not-the-level"),
                lie(
                        "a level is approved in another role",
                        HEADED,
                        "not-the-level",
                        entry -> entry.in("reviewer")),
                lie(
                        "the opener approves",
                        HEADED,
                        "same-person-twice",
                        entry -> entry.by("approver", "u-h")),
                lie(
                        "one person approves at both levels",
                        HEADED,
                        "same-person-twice",
                        entry -> entry.by("approver", "u-r")),
                lie(
                        "who approved reviews it at the end",
                        CLOSED,
                        "same-person-twice",
                        entry -> entry.by("reviewer", "u-r")),
                added("it is closed twice", CLOSED + 1, "exception-stage-forbids", closing("u-8")),
                lie(
                        "more is paid than the exception allows",
                        PAID,
                        "amount-exceeds-exception",
                        entry -> entry.with("amount", "500.01")),
                lie(
                        "the payment names an exception that nobody opened",
                        PAID,
                        "exception-not-approved",
                        entry -> entry.with("exception", "X2")),
                lie(
                        "the exception was for another line",
                        OPENED,
                        entry -> entry.onLine("L2"),
                        PAID,
                        "exception-on-other-line"),
                leftOut(
                        "it is closed while it is paid",
                        WITHDRAWN,
                        CLOSED,
                        "exception-stage-forbids"),
                lie(
                        "who opened it reviews it at the end",
                        CLOSED,
                        "same-person-twice",
                        entry -> entry.by("reviewer", "u-h")),
                added(
                        "an exception is paid twice",
                        WITHDRAWN,
                        "exception-has-payment",
                        HonestSpending.submitted("P3", "1.00").with("exception", "X1")),
                lie(
                        "the submitter approves the plan",
                        PLANNED,
                        "same-person-twice",
                        entry -> entry.by("approver", "u-h")),
                leftOut("nobody submitted the plan", SUBMITTED, PLANNED, "cash-plan-not-submitted"),
                lie(
                        "more is planned than the line has",
                        SUBMITTED,
                        entry -> entry.with("months", "[\"900.01\"]"),
                        PLANNED,
                        "cash-plan-exceeds-available"),
                lie(
                        "more is paid than the month has",
                        SPENT,
                        "cash-plan-exceeded",
                        entry -> entry.with("amount", "100.01")),
                lie(
                        "less is drawn than was paid",
                        DRAWN,
                        "cash-drawn-as-paid",
                        entry -> entry.with("amount", "99.99")),
                added(
                        "what was paid is given back all the same",
                        DRAWN + 1,
                        "cash-drawn-as-paid",
                        givenBack("P2")),
                new Lie(
                        "the plan is cut below what was drawn",
                        DRAWN + 2 + " cash-plan-below-drawn:",
                        entries -> {
                            entries.add(
                                    MadeUpEntry.of(
                                                    "u-h",
                                                    "cashplan.CashPlanAdjusted",
                                                    "line",
                                                    "L1",
                                                    "months",
                                                    "[\"0.00\",\"0.00\",\"99.99\"]",
                                                    "submitter",
                                                    "u-h")
                                            .inYear());
                            entries.add(entries.get(PLANNED));
                            return entries;
                        }),
                new Lie(
                        "a plan is required and none is in force",
                        SPENT - 1 + " cash-plan-missing:",
                        entries -> {
                            entries.set(
                                    RULED,
                                    entries.get(RULED).with("rule", RULE.formatted("required")));
                            entries.remove(PLANNED);
                            return entries;
                        }));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
