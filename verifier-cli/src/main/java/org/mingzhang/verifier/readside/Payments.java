package org.mingzhang.verifier.readside;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mingzhang.verifier.source.ReadRow;
import org.mingzhang.verifier.source.ReadTable;

/// The register of payments and their steps. Not safe for use by two threads at once.
final class Payments implements AutoCloseable {
    private static final String SUBMITTED = "payment.PaymentSubmitted";
    private static final String RECORDED = "importedyear.SettledPaymentRecorded";
    private static final String REFUND_RECORDED = "importedyear.SettledRefundRecorded";

    /// The state after a step; a refund's depends on how much has come back.
    private static final String REFUND = "refunded";

    /// The payment goes on from the state that the entry names.
    private static final String GOES_ON = "";

    private static final Map<String, String> STATES =
            Map.ofEntries(
                    entry(SUBMITTED, "submitted"),
                    entry("payment.PaymentReviewed", "reviewed"),
                    entry("payment.ApprovalGiven", "reviewed"),
                    entry("payment.PaymentApproved", "approved"),
                    entry("payment.VoucherIssued", "voucher-issued"),
                    entry("payment.PaymentBlocked", "blocked"),
                    entry("payment.PaymentUnblocked", GOES_ON),
                    entry("payment.PaymentReturned", "returned"),
                    entry("payment.PaymentWithdrawn", "withdrawn"),
                    entry("payment.PaymentSettled", "settled"),
                    entry("payment.PaymentCorrected", "corrected"),
                    entry("payment.RefundReceived", REFUND),
                    entry("payment.PriorYearRefundReceived", REFUND),
                    entry(RECORDED, "settled"),
                    entry(REFUND_RECORDED, REFUND));

    /// The steps whose amount the register shows.
    private static final Set<String> WITH_AMOUNT =
            Set.of(
                    SUBMITTED,
                    "payment.VoucherIssued",
                    "payment.PaymentSettled",
                    "payment.RefundReceived",
                    "payment.PriorYearRefundReceived",
                    RECORDED,
                    REFUND_RECORDED);

    private static final int POSITION = 0;
    private static final int LAST = 1;
    private static final int AMOUNT = 2;
    private static final int REFUNDED = 3;
    private static final int FIELDS = 4;

    private final NamedRecords running;
    private final Consumer<ReadRow> rows;

    Payments(Path workDirectory, Consumer<ReadRow> rows) {
        this.running = new NamedRecords(workDirectory, FIELDS);
        this.rows = rows;
    }

    static boolean shows(String type) {
        return STATES.containsKey(type);
    }

    void next(ShownEntry entry) {
        String state = STATES.getOrDefault(entry.type(), GOES_ON);
        boolean begins =
                entry.type().equals(SUBMITTED)
                        || entry.type().equals(RECORDED)
                        || (entry.type().equals(REFUND_RECORDED)
                                && entry.find("payment").isEmpty());
        long[] payment = begins ? begin(entry, state) : follow(entry);
        if (state.equals(REFUND)) {
            payment[REFUNDED] = Math.addExact(payment[REFUNDED], entry.minorUnits("amount"));
        }
        step(entry, state, payment);
        payment[LAST] = entry.position();
        entry.find("payment").ifPresent(name -> running.put(name, payment));
    }

    private long[] begin(ShownEntry entry, String state) {
        boolean live = entry.type().equals(SUBMITTED);
        List<String> values = new ArrayList<>();
        values.add(entry.text("payment"));
        values.add(state.equals(REFUND) ? "refund" : "payment");
        for (String path : List.of("line", "pool", "division", "unit", "fiscalYear", "project")) {
            values.add(entry.text(path));
        }
        values.add(Long.toString(entry.minorUnits("amount")));
        values.add(entry.text("payee.id"));
        values.add(entry.text("payee.kind"));
        for (String text : List.of("payee.name", "payee.account", "purpose")) {
            values.add(entry.text(text));
            values.add(entry.text(text + ".commitment"));
        }
        for (String path : List.of("expectedResult", "invoices", "contractLine", "resubmits")) {
            values.add(live ? entry.text(path) : ReadRow.NULL);
        }
        values.add(live ? "live" : "imported");
        addEvidence(entry, values);
        rows.accept(new ReadRow(ReadTable.PAYMENT, entry.position(), values));
        return new long[] {entry.position(), entry.position(), entry.minorUnits("amount"), 0};
    }

    /// The row of another system's file, `<hex digest>:<row>`.
    private static void addEvidence(ShownEntry entry, List<String> values) {
        String[] parts = entry.find("evidence").orElse("").split(":", 2);
        values.add(parts.length < 2 ? ReadRow.NULL : parts[0]);
        values.add(parts.length < 2 ? ReadRow.NULL : parts[1]);
    }

    private long[] follow(ShownEntry entry) {
        long[] payment = running.get(entry.text("payment"));
        if (payment == null) {
            // The rules have said so already: the row is one that nothing began.
            return new long[] {entry.position(), entry.position(), 0, 0};
        }
        rows.accept(
                new ReadRow(
                        ReadTable.PAYMENT_STEP_FOLLOWED,
                        entry.position(),
                        List.of(Long.toString(payment[POSITION]), Long.toString(payment[LAST]))));
        return payment;
    }

    private void step(ShownEntry entry, String state, long[] payment) {
        boolean partly = state.equals(REFUND) && payment[REFUNDED] < payment[AMOUNT];
        List<String> values = new ArrayList<>();
        values.add(Long.toString(payment[POSITION]));
        values.add(entry.type());
        values.add(partly ? "partly-refunded" : state.equals(GOES_ON) ? stage(entry) : state);
        values.add(
                WITH_AMOUNT.contains(entry.type())
                        ? Long.toString(entry.minorUnits("amount"))
                        : ReadRow.NULL);
        values.add(Long.toString(payment[REFUNDED]));
        for (String path :
                List.of("effectiveDate", "recordedAt", "actor.id", "actor.role", "actor.unit")) {
            values.add(entry.text(path));
        }
        values.add(entry.text("voucher"));
        values.add(note(entry));
        addEvidence(entry, values);
        rows.accept(new ReadRow(ReadTable.PAYMENT_STEP, entry.position(), values));
    }

    /// `voucherIssued` is shown as `voucher-issued`.
    private static String stage(ShownEntry entry) {
        return entry.text("stage").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String note(ShownEntry entry) {
        String said = entry.find("remark").orElseGet(() -> entry.text("reason"));
        return entry.find("caseReference").map(number -> number + ": " + said).orElse(said);
    }

    @Override
    public void close() {
        running.close();
    }
}
