package org.mingzhang.projections.payments;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledPaymentRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledRefundRecorded;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentEvent;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.replay.StoredRows;
import org.mingzhang.projections.sql.CopyRows;
import org.mingzhang.projections.sql.Recent;

/// Folds payments, refunds and their steps.
final class PaymentsProjection implements Projection {

    private static final long OPEN = Long.MAX_VALUE;

    private final CopyRows payments = new CopyRows("payment", PaymentTables.PAYMENT_COLUMNS);
    private final CopyRows steps = new CopyRows("payment_step", PaymentTables.STEP_COLUMNS);
    private final Recent<String, Running> running;

    /// Steps of this batch; one of them may yet be followed by another.
    private final List<Step> batch = new ArrayList<>();

    /// Steps of earlier batches that were followed in this one.
    private final List<Step> followed = new ArrayList<>();

    private PaymentsProjection(int states, boolean fromStart) {
        running = new Recent<>(states, fromStart);
    }

    /// A payment after the last step folded.
    private static final class Running {
        private final long position;
        private final long amount;
        private long refunded;
        private Step last;

        private Running(long position, long amount, Step last) {
            this.position = position;
            this.amount = amount;
            this.last = last;
        }
    }

    /// One step.
    private static final class Step {
        private final long paymentPosition;
        private final long position;

        /// Null once its row is there.
        private @Nullable StepFacts facts;

        private long until = OPEN;

        private Step(long paymentPosition, long position, @Nullable StepFacts facts) {
            this.paymentPosition = paymentPosition;
            this.position = position;
            this.facts = facts;
        }
    }

    private record StepFacts(
            RecordedEvent entry,
            PaymentState state,
            Optional<Money> amount,
            long refunded,
            LocalDate effectiveDate,
            Optional<String> voucher,
            Optional<String> note,
            Optional<Evidence> evidence) {}

    /// The read model of payments.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "payments";
        }

        @Override
        public List<String> tables() {
            return PaymentTables.CREATE;
        }

        @Override
        public List<String> keys() {
            return PaymentTables.KEYS;
        }

        @Override
        public List<String> indexes() {
            return PaymentTables.INDEXES;
        }

        @Override
        public List<String> laterIndexes() {
            return PaymentTables.LATER_INDEXES;
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return List.of(PaymentTables.CANONICAL_PAYMENTS, PaymentTables.CANONICAL_STEPS);
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new PaymentsProjection(states, fromStart);
        }
    }

    @Override
    public void prepare(StoredRows stored, List<RecordedEvent> events) throws SQLException {
        if (running.isComplete()) {
            return;
        }
        List<String> missing =
                events.stream()
                        .flatMap(entry -> followedBy(entry.event()))
                        .distinct()
                        .filter(running::mayLack)
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        Connection connection = stored.byKey();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select p.payment, p.position, p.amount, s.position as last, s.refunded
                          from payment p
                          cross join lateral (select * from payment_step
                                               where payment_position = p.position
                                               order by position desc limit 1) s
                         where p.payment = any (?)\
                        """)) {
            select.setArray(1, connection.createArrayOf("text", missing.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long position = found.getLong("position");
                    Running loaded =
                            new Running(
                                    position,
                                    found.getLong("amount"),
                                    new Step(position, found.getLong("last"), null));
                    loaded.refunded = found.getLong("refunded");
                    running.put(found.getString("payment"), loaded);
                }
            }
        }
    }

    /// The payment of which this event is a further step.
    private static Stream<String> followedBy(Event event) {
        return switch (event) {
            case PaymentEvent.PaymentSubmitted _ -> Stream.empty();
            case PaymentEvent.PaymentReviewed e -> Stream.of(e.payment());
            case PaymentEvent.ApprovalGiven e -> Stream.of(e.payment());
            case PaymentEvent.PaymentApproved e -> Stream.of(e.payment());
            case PaymentEvent.VoucherIssued e -> Stream.of(e.payment());
            case PaymentEvent.PaymentBlocked e -> Stream.of(e.payment());
            case PaymentEvent.PaymentUnblocked e -> Stream.of(e.payment());
            case PaymentEvent.PaymentReturned e -> Stream.of(e.payment());
            case PaymentEvent.PaymentWithdrawn e -> Stream.of(e.payment());
            case PaymentEvent.PaymentSettled e -> Stream.of(e.payment());
            case PaymentEvent.RefundReceived e -> Stream.of(e.payment());
            case PaymentEvent.PaymentCorrected e -> Stream.of(e.payment());
            case PaymentEvent.PriorYearRefundReceived e -> Stream.of(e.payment());
            case SettledRefundRecorded e -> e.payment().stream();
            default -> Stream.empty();
        };
    }

    @Override
    public void apply(RecordedEvent entry) {
        switch (entry.event()) {
            case PaymentEvent event -> apply(entry, event);
            case SettledPaymentRecorded event -> recorded(entry, event);
            case SettledRefundRecorded event -> recorded(entry, event);
            default -> {}
        }
    }

    private void apply(RecordedEvent entry, PaymentEvent event) {
        switch (event) {
            case PaymentEvent.PaymentSubmitted e -> submitted(entry, e);
            case PaymentEvent.PaymentReviewed e ->
                    step(entry, e.payment(), PaymentState.REVIEWED, e.effectiveDate(), e.remark());
            case PaymentEvent.PaymentApproved e ->
                    step(entry, e.payment(), PaymentState.APPROVED, e.effectiveDate(), e.remark());
            case PaymentEvent.ApprovalGiven e ->
                    step(entry, e.payment(), PaymentState.REVIEWED, e.effectiveDate(), e.remark());
            case PaymentEvent.VoucherIssued e ->
                    add(
                            entry,
                            e.payment(),
                            PaymentState.VOUCHER_ISSUED,
                            Optional.of(e.amount()),
                            e.effectiveDate(),
                            Optional.of(e.voucher()),
                            Optional.empty(),
                            Optional.empty());
            case PaymentEvent.PaymentBlocked e ->
                    step(
                            entry,
                            e.payment(),
                            PaymentState.BLOCKED,
                            e.effectiveDate(),
                            Optional.of(e.caseReference() + ": " + e.reason()));
            case PaymentEvent.PaymentUnblocked e ->
                    step(
                            entry,
                            e.payment(),
                            PaymentState.valueOf(e.stage().name()),
                            e.effectiveDate(),
                            Optional.of(e.caseReference() + ": " + e.reason()));
            case PaymentEvent.PaymentReturned e ->
                    add(
                            entry,
                            e.payment(),
                            PaymentState.RETURNED,
                            Optional.empty(),
                            e.effectiveDate(),
                            Optional.empty(),
                            Optional.of(e.reason()),
                            e.evidence());
            case PaymentEvent.PaymentWithdrawn e ->
                    step(
                            entry,
                            e.payment(),
                            PaymentState.WITHDRAWN,
                            e.effectiveDate(),
                            Optional.of(e.reason()));
            case PaymentEvent.PaymentSettled e ->
                    add(
                            entry,
                            e.payment(),
                            PaymentState.SETTLED,
                            Optional.of(e.amount()),
                            e.effectiveDate(),
                            Optional.of(e.voucher()),
                            Optional.empty(),
                            e.evidence());
            case PaymentEvent.RefundReceived e ->
                    refunded(
                            entry,
                            e.payment(),
                            e.amount(),
                            e.effectiveDate(),
                            e.voucher(),
                            Optional.of(e.reason()),
                            Optional.empty());
            case PaymentEvent.PriorYearRefundReceived e ->
                    refunded(
                            entry,
                            e.payment(),
                            e.amount(),
                            e.effectiveDate(),
                            e.voucher(),
                            Optional.of(e.reason()),
                            Optional.empty());
            case PaymentEvent.PaymentCorrected e ->
                    step(
                            entry,
                            e.payment(),
                            PaymentState.CORRECTED,
                            e.effectiveDate(),
                            Optional.of(e.reason()));
        }
    }

    private void submitted(RecordedEvent entry, PaymentEvent.PaymentSubmitted e) {
        payments.row()
                .put(entry.position())
                .put(PaymentKind.PAYMENT.code())
                .put(e.payment())
                .put(e.line())
                .put(e.pool())
                .put(e.division())
                .put(e.unit())
                .putInteger(e.fiscalYear())
                .put(e.project())
                .put(e.amount().minorUnits());
        putPayee(e.payee(), e.purpose());
        payments.put(e.expectedResult());
        if (e.invoices().isEmpty()) {
            payments.putNull();
        } else {
            payments.put(String.join("\n", e.invoices()));
        }
        payments.put(e.contractLine())
                .put(e.resubmits())
                .put(PaymentSource.LIVE.code())
                .putNull()
                .putNull();
        putPairs(e.payee(), e.purpose(), Optional.of(e.expectedResult()));
        begin(
                Optional.of(e.payment()),
                new StepFacts(
                        entry,
                        PaymentState.SUBMITTED,
                        Optional.of(e.amount()),
                        0,
                        e.effectiveDate(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                e.amount());
    }

    private void recorded(RecordedEvent entry, SettledPaymentRecorded e) {
        payments.row()
                .put(entry.position())
                .put(PaymentKind.PAYMENT.code())
                .put(e.payment())
                .put(e.line())
                .put(e.pool())
                .put(e.division())
                .put(e.unit())
                .putInteger(e.fiscalYear())
                .put(e.project())
                .put(e.amount().minorUnits());
        putPayee(e.payee(), e.purpose());
        putImported(e.evidence());
        putPairs(e.payee(), e.purpose(), Optional.empty());
        begin(
                Optional.of(e.payment()),
                new StepFacts(
                        entry,
                        PaymentState.SETTLED,
                        Optional.of(e.amount()),
                        0,
                        e.effectiveDate(),
                        Optional.of(e.voucher()),
                        Optional.empty(),
                        Optional.of(e.evidence())),
                e.amount());
    }

    private void recorded(RecordedEvent entry, SettledRefundRecorded e) {
        if (e.payment().isPresent()) {
            refunded(
                    entry,
                    e.payment().get(),
                    e.amount(),
                    e.effectiveDate(),
                    e.voucher(),
                    Optional.empty(),
                    Optional.of(e.evidence()));
            return;
        }
        payments.row()
                .put(entry.position())
                .put(PaymentKind.REFUND.code())
                .putNull()
                .put(e.line())
                .put(e.pool())
                .put(e.division())
                .put(e.unit())
                .putInteger(e.fiscalYear())
                .put(e.project())
                .put(e.amount().minorUnits());
        putPayee(e.payee(), e.purpose());
        putImported(e.evidence());
        putPairs(e.payee(), e.purpose(), Optional.empty());
        begin(
                Optional.empty(),
                new StepFacts(
                        entry,
                        PaymentState.REFUNDED,
                        Optional.of(e.amount()),
                        e.amount().minorUnits(),
                        e.effectiveDate(),
                        Optional.of(e.voucher()),
                        Optional.empty(),
                        Optional.of(e.evidence())),
                e.amount());
    }

    private void putPayee(Payee payee, Disclosable purpose) {
        payments.put(payee.id()).put(payee.kind().name().toLowerCase(Locale.ROOT));
        putText(Optional.of(payee.name()));
        putText(payee.account());
        putText(Optional.of(purpose));
    }

    private void putText(Optional<Disclosable> text) {
        if (text.isEmpty()) {
            payments.putNull().putNull();
            return;
        }
        switch (text.get()) {
            case Disclosable.Disclosed open -> payments.put(open.value()).putNull();
            case Disclosable.Committed closed -> payments.putNull().put(closed.commitment());
        }
    }

    private void putImported(Evidence evidence) {
        payments.putNull()
                .putNull()
                .putNull()
                .putNull()
                .put(PaymentSource.IMPORTED.code())
                .put(evidence.file())
                .putInteger(evidence.row());
    }

    private void putPairs(Payee payee, Disclosable purpose, Optional<String> expectedResult) {
        payments.put(
                CharacterPairs.of(
                        Stream.of(
                                        disclosed(purpose),
                                        expectedResult,
                                        disclosed(payee.name()),
                                        Optional.of(payee.id()))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining("\n"))));
    }

    private static Optional<String> disclosed(Disclosable text) {
        return text instanceof Disclosable.Disclosed open
                ? Optional.of(open.value())
                : Optional.empty();
    }

    private void begin(Optional<String> payment, StepFacts facts, Money amount) {
        long position = facts.entry.position();
        Step first = new Step(position, position, facts);
        batch.add(first);
        payment.ifPresent(
                name -> running.put(name, new Running(position, amount.minorUnits(), first)));
    }

    private void step(
            RecordedEvent entry,
            String payment,
            PaymentState state,
            LocalDate effectiveDate,
            Optional<String> note) {
        add(
                entry,
                payment,
                state,
                Optional.empty(),
                effectiveDate,
                Optional.empty(),
                note,
                Optional.empty());
    }

    private void add(
            RecordedEvent entry,
            String payment,
            PaymentState state,
            Optional<Money> amount,
            LocalDate effectiveDate,
            Optional<String> voucher,
            Optional<String> note,
            Optional<Evidence> evidence) {
        Running of = runningOf(entry, payment);
        add(
                of,
                new StepFacts(
                        entry, state, amount, of.refunded, effectiveDate, voucher, note, evidence));
    }

    private void refunded(
            RecordedEvent entry,
            String payment,
            Money amount,
            LocalDate effectiveDate,
            String voucher,
            Optional<String> note,
            Optional<Evidence> evidence) {
        Running of = runningOf(entry, payment);
        of.refunded = Math.addExact(of.refunded, amount.minorUnits());
        add(
                of,
                new StepFacts(
                        entry,
                        of.refunded < of.amount
                                ? PaymentState.PARTLY_REFUNDED
                                : PaymentState.REFUNDED,
                        Optional.of(amount),
                        of.refunded,
                        effectiveDate,
                        Optional.of(voucher),
                        note,
                        evidence));
    }

    private void add(Running payment, StepFacts facts) {
        Step next = new Step(payment.position, facts.entry.position(), facts);
        payment.last.until = next.position;
        if (payment.last.facts == null) {
            followed.add(payment.last);
        }
        payment.last = next;
        batch.add(next);
    }

    private Running runningOf(RecordedEvent entry, String payment) {
        Running found = running.get(payment);
        if (found == null) {
            throw new CorruptHistoryException(
                    "entry %d is a step of payment %s, which no entry before it began"
                            .formatted(entry.position(), payment));
        }
        return found;
    }

    @Override
    public void write(Connection connection) throws SQLException {
        payments.flush(connection);
        for (Step step : batch) {
            put(step);
        }
        steps.flush(connection);
        if (!followed.isEmpty()) {
            try (PreparedStatement update =
                    connection.prepareStatement(
                            """
                            update payment_step s set until = f.until
                              from unnest(?, ?, ?) as f (payment_position, position, until)
                             where s.payment_position = f.payment_position
                               and s.position = f.position\
                            """)) {
                update.setArray(
                        1, longs(connection, followed.stream().map(s -> s.paymentPosition)));
                update.setArray(2, longs(connection, followed.stream().map(s -> s.position)));
                update.setArray(3, longs(connection, followed.stream().map(s -> s.until)));
                update.executeUpdate();
            }
        }
    }

    private static Array longs(Connection connection, Stream<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }

    private void put(Step step) {
        StepFacts facts = step.facts;
        if (facts == null) {
            throw new IllegalStateException("a step of this batch has its facts");
        }
        steps.row()
                .put(step.paymentPosition)
                .put(step.position)
                .put(step.until)
                .put(facts.entry.type())
                .put(facts.state.code());
        if (facts.amount.isPresent()) {
            steps.put(facts.amount.get().minorUnits());
        } else {
            steps.putNull();
        }
        steps.put(facts.refunded)
                .put(facts.effectiveDate)
                .put(facts.entry.recordedAt())
                .put(facts.entry.actor().id())
                .put(facts.entry.actor().role())
                .put(facts.entry.actor().unit())
                .put(facts.voucher)
                .put(facts.note);
        if (facts.evidence.isPresent()) {
            steps.put(facts.evidence.get().file()).putInteger(facts.evidence.get().row());
        } else {
            steps.putNull().putNull();
        }
    }

    @Override
    public void committed() {
        batch.forEach(step -> step.facts = null);
        batch.clear();
        followed.clear();
        running.trim();
    }
}
