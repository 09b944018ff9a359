package org.mingzhang.ledger.evidence;

import java.util.Optional;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.Receipt;
import org.mingzhang.ledger.store.tagindex.TagIndex;
import org.mingzhang.ledger.store.tagindex.TagIndexRoot;

/// An index of tags that the log has committed to.
///
/// @param position of the entry that says so
/// @param root what it says
public record CommittedTagIndex(long position, TagIndexRoot root) {

    private static final String CLIENT = "ledger";

    /// The id of the ledger's command that commits to the index of a size.
    public static String commandId(long size) {
        return "tag-index-" + size;
    }

    /// The index that proofs can be made from; empty if there is none, or the last one is not
    /// committed to yet.
    public static Optional<CommittedTagIndex> newest(LogReader reader, TagIndex index) {
        return index.newest().flatMap(made -> of(reader, made));
    }

    /// Where an index is committed to; empty if it is not yet.
    static Optional<CommittedTagIndex> of(LogReader reader, TagIndexRoot made) {
        return reader.receipt(CLIENT, commandId(made.size()))
                .map(Receipt::position)
                .map(position -> new CommittedTagIndex(position, made));
    }
}
