package org.mingzhang.verifier.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.report.Finding;

/// Up to 256 entries as they lie in the source, all within one multiple of 256. Columns lie beside
/// each other in arrays, and entries in the buffers they arrived in, because an object for each
/// would be the verifier's largest cost after hashing.
public final class EntryChunk {
    /// The most entries of a chunk.
    public static final int ENTRIES_MAX = 256;

    private final long[] positions = new long[ENTRIES_MAX];
    private final byte[][] data = new byte[ENTRIES_MAX][];
    private final int[] offsets = new int[ENTRIES_MAX];
    private final int[] lengths = new int[ENTRIES_MAX];
    private final @Nullable EntryColumns[] columns = new EntryColumns[ENTRIES_MAX];
    private final List<Finding> findings = new ArrayList<>(0);
    private int count;

    void add(long position, byte[] buffer, int offset, int length, @Nullable EntryColumns indexed) {
        positions[count] = position;
        data[count] = buffer;
        offsets[count] = offset;
        lengths[count] = length;
        columns[count] = indexed;
        count++;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /// How many entries it has.
    public int count() {
        return count;
    }

    /// The position under which the source keeps entry `i`.
    public long position(int i) {
        return positions[i];
    }

    /// The buffers of the entries.
    public byte[][] data() {
        return data;
    }

    /// Where each entry starts in its buffer.
    public int[] offsets() {
        return offsets;
    }

    /// How long each entry is.
    public int[] lengths() {
        return lengths;
    }

    /// What a database keeps beside entry `i`; null in a dump.
    public @Nullable EntryColumns columns(int i) {
        return columns[i];
    }

    /// What the source could not make an entry of.
    public List<Finding> findings() {
        return findings;
    }
}
