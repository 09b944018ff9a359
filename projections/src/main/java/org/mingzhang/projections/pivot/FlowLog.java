package org.mingzhang.projections.pivot;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.sql.Reads;

/// The flows of the payment register in memory, brought up to each cut that asks for more than is
/// there. An earlier cut reads fewer of them. Thread-safe.
///
/// What came back after its year was closed posts nothing and is no flow. Of a payment that was
/// corrected the money stays where it was asked for.
final class FlowLog {

    /// Entries that are read at once.
    private static final long STEP = 100_000;

    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final Reads reads;
    private final ReentrantLock lock = new ReentrantLock();
    private FlowColumns columns = new FlowColumns();
    private String schema = "";
    private long size;

    FlowLog(Reads reads) {
        this.reads = reads;
    }

    /// What somebody makes of the flows that are known at a cut.
    <T> T read(Cut cut, Function<Known, T> use) {
        lock.lock();
        try {
            if (!schema.equals(cut.schema())) {
                columns = new FlowColumns();
                schema = cut.schema();
                size = 0;
            }
            while (size < cut.size()) {
                long next = Math.min(cut.size(), size + STEP);
                between(size, next).forEach(columns::add);
                size = next;
            }
            return use.apply(new Known(columns, cut.size(), cut.until().orElse(EVER)));
        } finally {
            lock.unlock();
        }
    }

    /// The flows of a cut.
    record Known(FlowColumns columns, long size, LocalDate until) {

        /// Hands them out.
        void read(FlowColumns.Reader reader) {
            columns.read(size, until, reader);
        }
    }

    private List<FlowColumns.Flow> between(long from, long to) {
        return reads.list(
                schema,
                """
                select s.position, s.effective_date, p.line,
                       case when s.state = 'settled' then s.amount else -s.amount end as amount,
                       case when p.payee_kind = 'organisation' then p.payee else '' end as payee
                  from $.payment_step s
                  join $.payment p on p.position = s.payment_position
                 where s.position >= ? and s.position < ?
                   and s.state in ('settled', 'partly-refunded', 'refunded')
                   and s.type <> 'payment.PriorYearRefundReceived'
                 order by s.position\
                """,
                List.of(from, to),
                row ->
                        new FlowColumns.Flow(
                                row.getLong("position"),
                                row.getObject("effective_date", LocalDate.class),
                                row.getLong("amount"),
                                row.getString("line"),
                                row.getString("payee")));
    }
}
