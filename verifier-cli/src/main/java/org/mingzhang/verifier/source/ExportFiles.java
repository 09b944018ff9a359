package org.mingzhang.verifier.source;

import java.util.Optional;

/// The files of an export, wherever they lie. Paths are those of the layout, with `/`.
///
/// **Source**: `docs/log-format.md` section 8.
interface ExportFiles extends AutoCloseable {
    /// What is read, for the report.
    String description();

    /// A file's bytes, or nothing when there is no such file. More than `bytesMax` is a {@link
    /// SourceException} before they are held.
    Optional<byte[]> read(String path, long bytesMax) throws SourceException;

    /// The files of a folder of tiles, bundles or checkpoints, by index.
    Rows<IndexedFiles> list(String folder) throws SourceException;

    /// Whether a folder of tiles or bundles is there.
    boolean holds(String folder) throws SourceException;

    /// How many files are worth reading at the same time, 0 for one after the other.
    int readsAhead();

    @Override
    void close();
}
