package org.mingzhang.ledger.store;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/// Durable events by criteria, page after page, without end. Not thread-safe.
final class StreamPages {

    private final EntryQueries queries;
    private final LogTail tail;
    private final EventCriteria criteria;
    private long next;

    StreamPages(EntryQueries queries, LogTail tail, EventCriteria criteria, long from) {
        this.queries = queries;
        this.tail = tail;
        this.criteria = criteria;
        this.next = from;
    }

    /// The next events; empty only when everything durable has been seen.
    List<EntryQueries.Positioned> next(int entriesMax) {
        long to = tail.durableSize();
        List<EntryQueries.Positioned> page =
                queries.matching(criteria, next, to, Optional.of(entriesMax));
        // A full page may end in front of further matches; a short one reaches the end.
        next = page.size() < entriesMax ? Math.max(next, to) : page.getLast().position() + 1;
        return page;
    }
}
