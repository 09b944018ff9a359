package org.mingzhang.verifier.source;

import java.util.Optional;
import org.mingzhang.verifier.crypto.Suite;

/// A log as somebody keeps it. All streams of one source show the same moment.
public interface LogSource extends AutoCloseable {
    /// What is read, for the report.
    String description();

    /// About how many entries there are, for the progress bar; trusted for nothing else.
    long sizeHint() throws SourceException;

    /// The entries in the order of their positions, up to 256 at a time, never across a multiple of
    /// 256.
    Rows<EntryChunk> entries() throws SourceException;

    /// The checkpoints of a suite as stored, the smallest size first.
    Rows<StoredCheckpoint> checkpoints(Suite suite) throws SourceException;

    /// The stored tiles of one level of a suite's tree, by index.
    Rows<StoredTile> tiles(Suite suite, int level) throws SourceException;

    /// Whether the source must hold every full tile that its checkpoints cover. A dump without any
    /// hash tile is as good as one with them, since they are computed from the entries.
    boolean tilesExpected(Suite suite) throws SourceException;

    /// The tables that a database derives from the entries.
    Optional<DerivedTables> derivedTables();

    @Override
    void close() throws SourceException;
}
