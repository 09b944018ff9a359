package org.mingzhang.ledger.store;

import java.time.Instant;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.EntryDraft;

/// An entry whose bytes are final, with its leaf hashes.
final class SealedEntry {

    private final EntryDraft draft;
    private final long position;
    private final Instant recordedAt;
    private final byte[] bytes;
    private final Map<Suite, Hash32> leaves;

    SealedEntry(
            EntryDraft draft,
            long position,
            Instant recordedAt,
            byte[] bytes,
            Map<Suite, Hash32> leaves) {
        this.draft = draft;
        this.position = position;
        this.recordedAt = recordedAt;
        this.bytes = bytes;
        this.leaves = leaves;
    }

    EntryDraft draft() {
        return draft;
    }

    long position() {
        return position;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    /// Not copied: nobody in this package changes them.
    byte[] bytes() {
        return bytes;
    }

    Map<Suite, Hash32> leaves() {
        return leaves;
    }
}
