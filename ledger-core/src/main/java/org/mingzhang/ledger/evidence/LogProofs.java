package org.mingzhang.ledger.evidence;

import java.util.Optional;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.TlogProof;
import org.mingzhang.ledger.log.merkle.ConsistencyProof;
import org.mingzhang.ledger.log.merkle.InclusionProof;
import org.mingzhang.ledger.store.LogReader;

/// Proofs out of the stored tree: a few rows for each level of tiles, whatever the size of the log.
///
/// **Errors** [org.mingzhang.ledger.store.LedgerUnavailableException] if the database does not
/// answer. **Source** `docs/log-format.md`, section 9.
///
/// @param reader of the log
public record LogProofs(LogReader reader) {

    /// That an entry is in the tree of a checkpoint.
    ///
    /// @param position of the entry, below `size`
    /// @param size of the checkpoint
    /// @return empty if there is no checkpoint of that size
    /// @throws IllegalArgumentException if the position is not below the size
    public Optional<TlogProof> inclusion(Suite suite, long position, long size) {
        return reader.checkpoint(suite, size)
                .map(note ->
                        TlogProof.of(
                                reader.tree(
                                        suite,
                                        size,
                                        nodes ->
                                                InclusionProof.of(
                                                        TreeHashers.of(suite),
                                                        nodes,
                                                        position,
                                                        size)),
                                SignedNote.parse(note)));
    }

    /// That the tree of one size begins with the tree of another.
    ///
    /// @param to a size that the log has reached
    /// @throws IllegalArgumentException if the sizes fall, or the log is shorter
    public ConsistencyProof consistency(Suite suite, long from, long to) {
        return reader.tree(
                suite, to, nodes -> ConsistencyProof.of(TreeHashers.of(suite), nodes, from, to));
    }
}
