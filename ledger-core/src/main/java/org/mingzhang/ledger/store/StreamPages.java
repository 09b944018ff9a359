package org.mingzhang.ledger.store;

import java.util.List;
import java.util.Optional;

/// Durable events of a selection, page after page, without end. Not thread-safe.
final class StreamPages {

    private final EntryQueries queries;
    private final LogTail tail;
    private final Selection selection;
    private long next;

    StreamPages(EntryQueries queries, LogTail tail, Selection selection, long from) {
        this.queries = queries;
        this.tail = tail;
        this.selection = selection;
        this.next = from;
    }

    /// The next events; empty only when everything durable has been seen.
    List<SourcedEvent> next(int entriesMax) {
        long to = tail.durableSize();
        List<SourcedEvent> page = queries.matching(selection, next, to, Optional.of(entriesMax));
        // A full page may end in front of further matches; a short one reaches the end.
        next = page.size() < entriesMax ? Math.max(next, to) : page.getLast().position() + 1;
        return page;
    }
}
