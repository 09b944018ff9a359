package org.mingzhang.verifier.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What a database derives from the entries and keeps beside them: tag rows, receipts, the head.
/// The engine and its readers rely on these rows, so that a verifier compares them all.
public interface DerivedTables {
    /// The size up to which the tags of entries have rows: those behind it are filed later, and are
    /// read from the entries until then. Empty if nothing says so.
    OptionalLong tagReach() throws SourceException;

    /// All tag rows, in no order.
    Rows<TagRow> tags() throws SourceException;

    /// The tag rows from one position to another, exclusive, by position.
    Rows<TagRow> tags(long from, long to) throws SourceException;

    /// All receipts, in no order.
    Rows<ReceiptRow> receipts() throws SourceException;

    /// The receipts whose first position lies from one position to another, exclusive, by position.
    Rows<ReceiptRow> receipts(long from, long to) throws SourceException;

    /// The entries from one position to another, exclusive, once more.
    Rows<EntryChunk> entries(long from, long to) throws SourceException;

    /// The read tables, if there are any that may be read.
    ///
    /// @param accounts the names of the columns of balances
    /// @param absent hears why there are none
    Optional<ReadTables> readTables(List<String> accounts, Consumer<String> absent)
            throws SourceException;

    /// The head row.
    Optional<HeadRow> head() throws SourceException;
}
