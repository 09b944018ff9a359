package org.mingzhang.verifier.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/// Collects what one entry moves on its lines and pools, as the read side shows it: one row for
/// each holder, with the balances after the entry and what the entry moved. For one thread.
///
/// **Source**: `docs/read-models.md`, "Movements".
final class Movements {
    private static final class Row {
        final long[] balances = new long[Account.COUNT];
        final long[] moved = new long[Account.COUNT];
    }

    private final Map<String, Row> lines = new LinkedHashMap<>();
    private final Map<String, Row> pools = new LinkedHashMap<>();

    void line(Line line, Account account, long moved) {
        add(lines, line.name(), line.record(), account, moved);
    }

    void pool(String pool, long[] balances, Account account, long moved) {
        add(pools, pool, balances, account, moved);
    }

    private static void add(
            Map<String, Row> rows, String name, long[] balances, Account account, long moved) {
        Row row = rows.computeIfAbsent(name, holder -> new Row());
        System.arraycopy(balances, 0, row.balances, 0, Account.COUNT);
        row.moved[account.slot()] += moved;
    }

    /// Hands over the rows of the entry, and forgets them.
    void flush(RecordedEvent event, MovementSink sink) {
        if (!lines.isEmpty()) {
            hand(event, sink, false, lines);
            hand(event, sink, true, pools);
        }
        clear();
    }

    private static void hand(
            RecordedEvent event, MovementSink sink, boolean pool, Map<String, Row> rows) {
        String date = event.text("effectiveDate");
        rows.forEach((name, row) ->
                sink.moved(
                        pool, name, event.position(), event.type(), date, row.balances, row.moved));
    }

    void clear() {
        lines.clear();
        pools.clear();
    }
}
