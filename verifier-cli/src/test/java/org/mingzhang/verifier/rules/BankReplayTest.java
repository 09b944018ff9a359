package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.verifier.fixture.HonestSpending.moved;
import static org.mingzhang.verifier.fixture.HonestSpending.step;
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

/// Payments between their approval and the bank: supervision blocks one and lets it go, vouchers go
/// to the bank, one comes back and is asked for anew, one is withdrawn.
class BankReplayTest {
    @TempDir Path folder;

    private static final int ASKED = HonestSpending.PREPARED;
    private static final int BLOCKED = ASKED + 1;
    private static final int UNBLOCKED = ASKED + 2;
    private static final int REVIEWED = ASKED + 3;
    private static final int APPROVED = ASKED + 4;
    private static final int ISSUED = ASKED + 5;
    private static final int SETTLED = ASKED + 6;
    private static final int SENT_BACK = ASKED + 11;
    private static final int ASKED_ANEW = ASKED + 12;
    private static final int WITHDRAWN = ASKED + 13;

    private static MadeUpEntry voucher(String payment, String voucher) {
        return step("VoucherIssued", payment, "u-c", "cashier").with("voucher", voucher);
    }

    private static MadeUpEntry block(String type, String payment) {
        return step(type, payment, "u-i", "inspector");
    }

    private static MadeUpEntry settlement(String payment, String voucher) {
        return moved("PaymentSettled", payment, "100.00", "u-c").with("voucher", voucher);
    }

    private static List<MadeUpEntry> honest() {
        List<MadeUpEntry> entries = new ArrayList<>(HonestSpending.prepared());
        entries.add(HonestSpending.submitted("P1", "100.00"));
        entries.add(block("PaymentBlocked", "P1"));
        entries.add(block("PaymentUnblocked", "P1"));
        entries.add(HonestSpending.reviewed("P1"));
        entries.add(HonestSpending.approved("P1"));
        entries.add(voucher("P1", "V1"));
        entries.add(settlement("P1", "V1"));
        entries.add(HonestSpending.submitted("P2", "100.00"));
        entries.add(HonestSpending.reviewed("P2"));
        entries.add(HonestSpending.approved("P2"));
        entries.add(voucher("P2", "V2"));
        entries.add(moved("PaymentReturned", "P2", "100.00", "u-f").in("finance"));
        entries.add(HonestSpending.submitted("P3", "100.00").with("resubmits", "P2"));
        entries.add(moved("PaymentWithdrawn", "P3", "100.00", "u-h"));
        return entries;
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest(), folder, Optional.empty())).isEmpty();
    }

    static Stream<Lie> lies() {
        return Stream.of(
                leftOut(
                        "it is reviewed while it is blocked",
                        UNBLOCKED,
                        REVIEWED,
                        "payment-is-blocked"),
                added(
                        "it is blocked twice",
                        UNBLOCKED,
                        "payment-is-blocked",
                        block("PaymentBlocked", "P1")),
                leftOut("what is not blocked is let go", BLOCKED, UNBLOCKED, "payment-not-blocked"),
                lie(
                        "another person is said to have blocked it",
                        BLOCKED,
                        "actor-as-recorded",
                        entry -> entry.with("inspector", "u-x")),
                lie(
                        "another person is said to have let it go",
                        UNBLOCKED,
                        "actor-as-recorded",
                        entry -> entry.with("inspector", "u-x")),
                added(
                        "what is paid is blocked",
                        SETTLED + 1,
                        "payment-state-forbids",
                        block("PaymentBlocked", "P1")),
                lie(
                        "it is paid while it is blocked",
                        ISSUED,
                        unused -> block("PaymentBlocked", "P1"),
                        SETTLED,
                        "payment-is-blocked"),
                added(
                        "a payment is submitted twice",
                        BLOCKED,
                        "payment-exists",
                        HonestSpending.submitted("P1", "100.00")),
                leftOut(
                        "a voucher goes out that nobody approved",
                        APPROVED,
                        ISSUED,
                        "payment-state-forbids"),
                lie(
                        "the reviewer issues the voucher",
                        ISSUED,
                        "same-person-twice",
                        entry -> entry.by("cashier", "u-r")),
                lie(
                        "another person is said to have issued the voucher",
                        ISSUED,
                        "actor-as-recorded",
                        entry -> entry.with("cashier", "u-x")),
                added(
                        "a second voucher goes out",
                        SETTLED,
                        "payment-state-forbids",
                        voucher("P1", "V9")),
                lie(
                        "it is paid on another voucher",
                        SETTLED,
                        "voucher-differs",
                        entry -> entry.with("voucher", "V9")),
                lie(
                        "it is paid without its voucher",
                        SETTLED,
                        "voucher-differs",
                        entry -> entry.without("voucher")),
                lie(
                        "somebody in the division sends back what is at the bank",
                        SENT_BACK,
                        "payment-state-forbids",
                        entry -> entry.in("reviewer")),
                lie(
                        "less comes back than was asked for",
                        SENT_BACK,
                        "payment-as-submitted",
                        entry -> entry.with("amount", "99.99")),
                leftOut(
                        "what is at the bank is asked for anew",
                        SENT_BACK,
                        ASKED_ANEW,
                        "payment-state-forbids"),
                added(
                        "it is asked for anew twice",
                        WITHDRAWN,
                        "payment-already-replaced",
                        HonestSpending.submitted("P4", "100.00").with("resubmits", "P2")),
                lie(
                        "another person withdraws it",
                        WITHDRAWN,
                        "not-the-handler",
                        entry -> moved("PaymentWithdrawn", "P3", "100.00", "u-x")),
                lie(
                        "what takes effect on no day",
                        ISSUED,
                        "effective-date",
                        entry -> entry.with("effectiveDate", "2026-02-30")),
                lie(
                        "what takes effect in another year",
                        ISSUED,
                        "effective-date-outside-year",
                        entry -> entry.with("effectiveDate", "2025-12-31")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(Lie lie) {
        assertThat(lie.toldIn(honest(), folder)).startsWith(lie.found());
    }
}
