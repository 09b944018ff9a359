package org.mingzhang.projections.balances;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.importedyear.ImportedYearEvent;
import org.mingzhang.ledger.payment.PaymentEvent;
import org.mingzhang.projections.replay.Projection;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.replay.RecordedEvent;
import org.mingzhang.projections.replay.StoredRows;

/// Folds every event that posts into movements of its lines and its pools.
final class BalancesProjection implements Projection {

    private final MovementTable lines;
    private final MovementTable pools;

    private BalancesProjection(int states, boolean fromStart) {
        lines = new MovementTable(AccountHolder.LINE, states, fromStart);
        pools = new MovementTable(AccountHolder.POOL, states, fromStart);
    }

    /// The read model of balances.
    static final class Model implements ReadModel {

        @Override
        public String name() {
            return "balances";
        }

        @Override
        public List<String> tables() {
            return Stream.of(AccountHolder.values()).map(MovementTable::create).toList();
        }

        @Override
        public List<String> keys() {
            return Stream.of(AccountHolder.values()).map(MovementTable::createKey).toList();
        }

        @Override
        public List<String> indexes() {
            return Stream.of(AccountHolder.values()).map(MovementTable::createIndex).toList();
        }

        @Override
        public List<CanonicalRows> canonicalRows() {
            return Stream.of(AccountHolder.values()).map(MovementTable::canonicalRows).toList();
        }

        @Override
        public Projection fold(int states, boolean fromStart) {
            return new BalancesProjection(states, fromStart);
        }
    }

    @Override
    public void prepare(StoredRows stored, List<RecordedEvent> batch) throws SQLException {
        lines.prepare(stored, touches(batch, Posting::line));
        pools.prepare(stored, touches(batch, Posting::pool));
    }

    private static Stream<MovementTable.HolderDay> touches(
            List<RecordedEvent> batch, Function<Posting, String> holder) {
        return batch.stream()
                .map(RecordedEvent::event)
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .flatMap(event ->
                        event.postings().stream()
                                .map(holder)
                                .distinct()
                                .map(name ->
                                        new MovementTable.HolderDay(name, event.effectiveDate())));
    }

    @Override
    public void apply(RecordedEvent entry) {
        if (entry.event() instanceof Posted event) {
            List<Posting> postings = event.postings();
            Optional<String> payment = paymentOf(event);
            post(lines, entry, event, postings, Posting::line, payment);
            post(pools, entry, event, postings, Posting::pool, payment);
        }
    }

    @SuppressWarnings("EnumOrdinal") // The array lives as long as this call and its row.
    private static void post(
            MovementTable table,
            RecordedEvent entry,
            Posted event,
            List<Posting> postings,
            Function<Posting, String> holder,
            Optional<String> payment) {
        Map<String, long[]> moved = new LinkedHashMap<>();
        for (Posting posting : postings) {
            long[] amounts =
                    moved.computeIfAbsent(
                            holder.apply(posting), _ -> new long[Account.all().size()]);
            Account account = posting.account();
            long debit = posting.amount().minorUnits();
            amounts[account.ordinal()] =
                    Math.addExact(
                            amounts[account.ordinal()],
                            account.side() == Account.Side.DEBIT ? debit : -debit);
        }
        moved.forEach((name, amounts) ->
                table.post(entry, name, event.effectiveDate(), payment, amounts));
    }

    private static Optional<String> paymentOf(Event event) {
        return switch (event) {
            case PaymentEvent payment -> Optional.of(paymentOf(payment));
            case ImportedYearEvent.SettledPaymentRecorded recorded ->
                    Optional.of(recorded.payment());
            case ImportedYearEvent.SettledRefundRecorded recorded -> recorded.payment();
            default -> Optional.empty();
        };
    }

    private static String paymentOf(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.PaymentSubmitted e -> e.payment();
            case PaymentEvent.PaymentReviewed e -> e.payment();
            case PaymentEvent.ApprovalGiven e -> e.payment();
            case PaymentEvent.VoucherIssued e -> e.payment();
            case PaymentEvent.PaymentBlocked e -> e.payment();
            case PaymentEvent.PaymentUnblocked e -> e.payment();
            case PaymentEvent.PaymentApproved e -> e.payment();
            case PaymentEvent.PaymentReturned e -> e.payment();
            case PaymentEvent.PaymentWithdrawn e -> e.payment();
            case PaymentEvent.PaymentSettled e -> e.payment();
            case PaymentEvent.RefundReceived e -> e.payment();
            case PaymentEvent.PaymentCorrected e -> e.payment();
            case PaymentEvent.PriorYearRefundReceived e -> e.payment();
        };
    }

    @Override
    public void write(Connection connection) throws SQLException {
        lines.write(connection);
        pools.write(connection);
    }

    @Override
    public void committed() {
        lines.committed();
        pools.committed();
    }
}
