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

/// Payments above published limits, which need approvers added one after the other, and payments
/// that business heads ask for and approve within their own authority.
class AuthorityReplayTest {
    @TempDir Path folder;

    private static final int LIMITED = HonestSpending.PREPARED + 1;
    private static final int ASKED = HonestSpending.PREPARED + 4;
    private static final int REVIEWED = ASKED + 1;
    private static final int LED = ASKED + 2;
    private static final int HEADED = ASKED + 3;
    private static final int APPROVED = ASKED + 4;
    private static final int HEADS_OWN = ASKED + 5;
    private static final int HEADS_REVIEWED = ASKED + 6;
    private static final int HEADS_APPROVED = ASKED + 7;

    /// Above 100.00 a business head and, after that, another approver are added.
    private static List<MadeUpEntry> honest() {
        List<MadeUpEntry> entries = new ArrayList<>(HonestSpending.prepared());
        entries.addAll(
                HonestSpending.table(
                        "authority-limits",
                        "[\"*\",\"*\",\"100.00\",\"1\",\"business-head\",\"sequence\"]",
                        "[\"*\",\"*\",\"200.00\",\"2\",\"approver\",\"sequence\"]"));
        entries.addAll(
                HonestSpending.table(
                        "business-authority",
                        "[\"219011\",\"*\",\"50.00\"]",
                        "[\"*\",\"*\",\"10.00\"]"));
        entries.add(HonestSpending.submitted("P1", "200.01"));
        entries.add(HonestSpending.reviewed("P1"));
        entries.add(given("u-a", "approver"));
        entries.add(given("u-b", "business-head"));
        entries.add(
                HonestSpending.approved("P1").by("approver", "u-c").with("authorityVersion", 1));
        entries.add(
                HonestSpending.submitted("P2", "50.00").by("handler", "u-b").in("business-head"));
        entries.add(HonestSpending.reviewed("P2"));
        entries.add(
                HonestSpending.approved("P2")
                        .by("approver", "u-d")
                        .in("business-head")
                        .with("authorityVersion", 1));
        return entries;
    }

    private static MadeUpEntry given(String person, String role) {
        return HonestSpending.step("ApprovalGiven", "P1", person, "approver")
                .in(role)
                .with("role", role)
                .with("authorityVersion", 1);
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    static Stream<Lie> lies() {
        return Stream.of(
                leftOut("the head did not approve", HEADED, APPROVED, "approval-not-next"),
                leftOut("nobody leads", LED, HEADED, "approval-not-next"),
                lie(
                        "the first approval is said to be the last",
                        LED,
                        "approvals-complete",
                        entry ->
                                HonestSpending.approved("P1")
                                        .by("approver", "u-a")
                                        .with("authorityVersion", 1)),
                lie(
                        "the last approval is said to leave others to come",
                        APPROVED,
                        "approvals-complete",
                        entry -> given("u-c", "approver")),
                lie(
                        "one person approves twice",
                        APPROVED,
                        "same-person-twice",
                        entry -> entry.by("approver", "u-a")),
                lie(
                        "the handler is an added approver",
                        APPROVED,
                        "same-person-twice",
                        entry -> entry.by("approver", "u-h")),
                lie(
                        "the reviewer is an added approver",
                        HEADED,
                        "same-person-twice",
                        entry -> entry.by("approver", "u-r")),
                lie(
                        "an approver takes the head's turn",
                        HEADED,
                        "approval-not-next",
                        entry -> entry.in("approver").with("role", "approver")),
                lie(
                        "another role is recorded than the person acted in",
                        HEADED,
                        "actor-as-recorded",
                        entry -> entry.with("role", "approver")),
                lie(
                        "a role approves that approves nothing",
                        APPROVED,
                        "role-not-permitted",
                        entry -> entry.in("finance")),
                lie(
                        "the limits named are not those in force",
                        LED,
                        "rule-version-in-force",
                        entry -> entry.with("authorityVersion", 2)),
                lie(
                        "no limits are named",
                        LED,
                        "rule-version-in-force",
                        entry -> entry.without("authorityVersion")),
                leftOut(
                        "limits are named that nobody confirmed",
                        LIMITED,
                        LED,
                        "rule-version-in-force"),
                lie(
                        "a head asks for more than the own authority",
                        HEADS_OWN,
                        "authority-exceeded",
                        entry -> entry.with("amount", "50.01")),
                new Lie(
                        "a head approves alone beyond the own authority",
                        HEADS_APPROVED + " approval-not-next:",
                        entries -> {
                            entries.set(HEADS_OWN, HonestSpending.submitted("P2", "50.01"));
                            return entries;
                        }),
                leftOut(
                        "the head's payment was not reviewed",
                        HEADS_REVIEWED,
                        HEADS_APPROVED,
                        "payment-state-forbids"),
                added(
                        "an approval behind the last",
                        HEADS_OWN,
                        "payment-state-forbids",
                        given("u-e", "approver")),
                leftOut("the payment was not reviewed", REVIEWED, LED, "payment-state-forbids"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
