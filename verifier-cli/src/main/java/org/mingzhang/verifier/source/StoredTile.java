package org.mingzhang.verifier.source;

/// A tile of hashes as the source keeps it.
///
/// @param index the tile's index within its level
/// @param width how many hashes it should hold, 1 to 256
/// @param hashes 32 bytes for each, if it is as it should be
public record StoredTile(long index, int width, Bytes hashes) {}
