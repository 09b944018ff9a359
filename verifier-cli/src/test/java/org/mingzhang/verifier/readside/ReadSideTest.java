package org.mingzhang.verifier.readside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.verifier.fixture.MadeUpEntry;
import org.mingzhang.verifier.source.ReadRow;
import org.mingzhang.verifier.source.ReadTable;

/// Rows of contracts, alerts and roles, from the entries alone.
class ReadSideTest {
    @TempDir Path folder;

    /// The rows of a table as `position value value …`; a dash where there is no value.
    private List<String> rows(ReadTable table, List<String> columns, MadeUpEntry... entries) {
        List<ReadRow> rows = new ArrayList<>();
        try (ReadSide side = new ReadSide(folder, rows::add)) {
            for (int position = 0; position < entries.length; position++) {
                MadeUpEntry entry = entries[position];
                ShownEntry.of(entry.type(), entry.read(position)).ifPresent(side::next);
            }
        }
        return rows.stream()
                .filter(row -> row.table() == table)
                .map(row ->
                        columns.stream()
                                .map(column -> row.values().get(table.columns().indexOf(column)))
                                .map(value -> value.equals(ReadRow.NULL) ? "-" : value)
                                .collect(Collectors.joining(" ", row.position() + " ", "")))
                .toList();
    }

    private static MadeUpEntry of(String type, Object... members) {
        return MadeUpEntry.of("u-1", type, members).inYear();
    }

    private static MadeUpEntry signed(String contract, String supplier, String amount) {
        return of("contract.ContractSigned", "contract", contract, "amount", amount)
                .onLine("L1")
                .with(
                        "payee",
                        "{\"id\":\"%s\",\"kind\":\"organisation\",\"name\":\"shop\"}"
                                .formatted(supplier));
    }

    private static MadeUpEntry paying(String type, String payment, String amount) {
        return of("payment." + type, "payment", payment, "amount", amount)
                .onLine("L2")
                .with("contract", "C1");
    }

    @Test
    void aContractHasWhatIsAwardedCarriedAppliedForAndPaid() {
        MadeUpEntry[] entries = {
            signed("C1", "S1", "100.00"),
            of("contract.ContractReduced", "contract", "C1", "amount", "10.00").onLine("L1"),
            paying("PaymentSubmitted", "P1", "60.00"),
            paying("PaymentSettled", "P1", "60.00"),
            paying("RefundReceived", "P1", "5.00"),
            paying("PaymentSubmitted", "P2", "20.00"),
            paying("PaymentReturned", "P2", "20.00"),
            of(
                            "carryover.FundsCarriedForward",
                            "contracts",
                            "[{\"amount\":\"30.00\",\"contract\":\"C1\"}]")
                    .onLine("L1"),
            of(
                            "carryover.CarryForwardOpened",
                            "contracts",
                            "[{\"amount\":\"30.00\",\"contract\":\"C1\"}]")
                    .onLine("L3")
        };

        assertThat(
                        rows(
                                ReadTable.CONTRACT_STEP,
                                List.of(
                                        "contract",
                                        "line",
                                        "payee",
                                        "payment",
                                        "awarded",
                                        "carried",
                                        "pending",
                                        "paid"),
                                entries))
                .containsExactly(
                        "0 C1 L1 S1 - 10000 0 0 0",
                        "1 C1 L1 S1 - -1000 0 0 0",
                        "2 C1 L2 S1 P1 0 0 6000 0",
                        "3 C1 L2 S1 P1 0 0 -6000 6000",
                        "4 C1 L2 S1 P1 0 0 0 -500",
                        "5 C1 L2 S1 P2 0 0 2000 0",
                        "6 C1 L2 S1 P2 0 0 -2000 0",
                        "7 C1 L1 S1 - 0 -3000 0 0",
                        "8 C1 L3 S1 - 0 3000 0 0");
    }

    @Test
    void whatComesBackWhenTheContractHasEndedIsAwardedNoMore() {
        assertThat(
                        rows(
                                ReadTable.CONTRACT_STEP,
                                List.of("awarded", "pending", "paid"),
                                signed("C1", "S1", "100.00"),
                                paying("PaymentSubmitted", "P1", "60.00"),
                                paying("PaymentReturned", "P1", "60.00").without("contract")))
                .contains("2 -6000 -6000 0");
    }

    @Test
    void aReceiptOfALaterYearCountsForTheYearAndLineThatPaid() {
        MadeUpEntry receipt =
                paying("PriorYearRefundReceived", "P1", "1.00")
                        .without("contract")
                        .without("line")
                        .with("fiscalYear", 2027);

        assertThat(
                        rows(
                                ReadTable.CONTRACT_STEP,
                                List.of("line", "fiscal_year", "awarded", "paid"),
                                signed("C1", "S1", "100.00"),
                                paying("PaymentSubmitted", "P1", "60.00"),
                                receipt))
                .contains("2 L2 2026 -100 -100");
    }

    @Test
    void aPaymentUnderNoContractIsNoStepOfOne() {
        assertThat(
                        rows(
                                ReadTable.CONTRACT_STEP,
                                List.of("contract"),
                                paying("PaymentSubmitted", "P1", "60.00").without("contract"),
                                paying("PaymentSettled", "P1", "60.00").without("contract")))
                .isEmpty();
    }

    private List<String> alerts(MadeUpEntry... entries) {
        return rows(
                ReadTable.ALERT_STEP,
                List.of(
                        "kind",
                        "subject",
                        "step",
                        "due_at",
                        "role",
                        "acting_for",
                        "effective_date",
                        "unit"),
                entries);
    }

    private static MadeUpEntry review(String type, String missing) {
        return of("jointreview." + type, "proposal", "B1", "round", 1, "missing", missing);
    }

    @Test
    void aUnitIsRemindedAndItsHeadTold() {
        String due = "2026-03-09T16:00:00.000Z";

        assertThat(
                        alerts(
                                review("ParticipantsReminded", "[\"201\",\"202\"]")
                                        .with("dueAt", due),
                                review("ReviewEscalated", "[\"202\"]").with("dueAt", due)))
                .containsExactly(
                        "0 opinion B1/1/201 raised " + due + " - 201 2026-03-01 219011",
                        "0 opinion B1/1/202 raised " + due + " - 202 2026-03-01 219011",
                        "1 escalation B1/1/202 raised "
                                + due
                                + " business-head 202 2026-03-01 219011");
    }

    @Test
    void anOpinionOrTheEndOfTheRoundAnswersBoth() {
        assertThat(
                        alerts(
                                review("OpinionGiven", "[]").with("participant", "201"),
                                review("ReviewRoundConcluded", "[\"202\"]")))
                .containsExactly(
                        "0 opinion B1/1/201 answered - - - 2026-03-01 219011",
                        "0 escalation B1/1/201 answered - - - 2026-03-01 219011",
                        "1 opinion B1/1/202 answered - - - 2026-03-01 219011",
                        "1 escalation B1/1/202 answered - - - 2026-03-01 219011");
    }

    @Test
    void everyKindOfAlertSaysWhoIsToAnswer() {
        assertThat(
                        alerts(
                                of("pace.PaceAlertRaised", "alert", "A1"),
                                of("exception.ExceptionOverdue", "exception", "X1"),
                                of("payment.PaymentBlocked", "payment", "P1"),
                                of("multiyear.SpecialAuditTriggered", "project", "J1"),
                                of(
                                        "expense.ReceptionOverStandard",
                                        "claim",
                                        "K1",
                                        "recipient",
                                        "discipline"),
                                MadeUpEntry.of(
                                        "u-1",
                                        "identity.AccessBlocked",
                                        "effectiveDate",
                                        "2026-03-01",
                                        "person",
                                        "u-2"),
                                MadeUpEntry.of("u-1", "log.StartedUnwitnessed")))
                .containsExactly(
                        "0 pace A1 raised - business-head - 2026-03-01 219011",
                        "1 exception X1 raised - budget - 2026-03-01 219011",
                        "2 blocked-payment P1 raised - discipline - 2026-03-01 219011",
                        "3 special-audit J1/2026 raised - auditor - 2026-03-01 219011",
                        "4 reception K1 raised - discipline - 2026-03-01 219011",
                        "5 blocked-access u-2 raised - admin - - -",
                        "6 unwitnessed log raised - admin - - -");
    }

    @Test
    void whatIsAnsweredIsNobodysAnyMore() {
        assertThat(
                        alerts(
                                of("pace.PaceAlertAnswered", "alert", "A1"),
                                of("exception.ExceptionClosed", "exception", "X1"),
                                of("payment.PaymentUnblocked", "payment", "P1"),
                                of("identity.AccessUnblocked", "person", "u-2")))
                .extracting(row -> row.split(" - ", 2)[0])
                .containsExactly(
                        "0 pace A1 answered",
                        "1 exception X1 answered",
                        "2 blocked-payment P1 answered",
                        "3 blocked-access u-2 answered");
    }

    @Test
    void aRoleIsHeldWithItsScopeUntilItIsRevoked() {
        MadeUpEntry granted =
                MadeUpEntry.of(
                        "u-1",
                        "identity.RoleGranted",
                        "person",
                        "u-2",
                        "grant",
                        "G1",
                        "role",
                        "business-head",
                        "forUnit",
                        "219011",
                        "units",
                        "2190",
                        "from",
                        "2026-03-01");
        MadeUpEntry revoked =
                MadeUpEntry.of(
                        "u-1",
                        "identity.RoleRevoked",
                        "person",
                        "u-2",
                        "grant",
                        "G1",
                        "role",
                        "business-head");

        assertThat(rows(ReadTable.ROLE_HOLDER, ReadTable.ROLE_HOLDER.columns(), granted, revoked))
                .containsExactly(
                        "0 u-2 G1 business-head 219011  2190 2026-03-01 9999-12-31 true",
                        "1 u-2 G1 business-head - - - - - false");
    }
}
