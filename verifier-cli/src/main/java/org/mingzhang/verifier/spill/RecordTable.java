package org.mingzhang.verifier.spill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hash table of fixed records of longs under 128-bit keys, which are hashes already. A small one
/// lies in memory; from 16 MiB on it lies in a mapped file, so that the heap stays as it is.
///
/// Open addressing with linear probing, doubled when it is two thirds full. Not safe for use by two
/// threads at once.
public final class RecordTable implements AutoCloseable {
    private static final int FIRST_SLOTS = 1024;
    private static final long MEMORY_BYTES_MAX = 16L << 20;
    private static final int SEGMENT_SLOTS = 1 << 20;
    private static final int KEY_LONGS = 2;

    private final Path workDirectory;
    private final long memoryBytesMax;
    private final int slotBytes;
    private final int fields;
    private final List<Path> files = new ArrayList<>();
    private List<ByteBuffer> segments;
    private long slots = FIRST_SLOTS;
    private long used;

    /// @param workDirectory where a file is put, if one is needed
    /// @param fields the longs of a record
    public RecordTable(Path workDirectory, int fields) {
        this(workDirectory, fields, MEMORY_BYTES_MAX);
    }

    RecordTable(Path workDirectory, int fields, long memoryBytesMax) {
        this.memoryBytesMax = memoryBytesMax;
        this.workDirectory = workDirectory;
        this.fields = fields;
        // One more long marks a slot as used.
        this.slotBytes = (1 + KEY_LONGS + fields) * Long.BYTES;
        this.segments = allocate(slots);
    }

    /// How many records there are.
    public long size() {
        return used;
    }

    /// The record of a key, or null; a copy.
    public long @Nullable [] get(long high, long low) {
        long slot = find(high, low);
        ByteBuffer segment = segment(slot);
        int at = offset(slot);
        if (segment.getLong(at) == 0) {
            return null;
        }
        long[] record = new long[fields];
        for (int i = 0; i < fields; i++) {
            record[i] = segment.getLong(at + (1 + KEY_LONGS + i) * Long.BYTES);
        }
        return record;
    }

    /// Stores the record of a key, in place of the one before.
    public void put(long high, long low, long[] record) {
        if (used * 3 >= slots * 2) {
            grow();
        }
        long slot = find(high, low);
        ByteBuffer segment = segment(slot);
        int at = offset(slot);
        if (segment.getLong(at) == 0) {
            used++;
            segment.putLong(at, 1);
            segment.putLong(at + Long.BYTES, high);
            segment.putLong(at + 2 * Long.BYTES, low);
        }
        for (int i = 0; i < fields; i++) {
            segment.putLong(at + (1 + KEY_LONGS + i) * Long.BYTES, record[i]);
        }
    }

    private long find(long high, long low) {
        long slot = low & (slots - 1);
        while (true) {
            ByteBuffer segment = segment(slot);
            int at = offset(slot);
            boolean free = segment.getLong(at) == 0;
            if (free
                    || (segment.getLong(at + Long.BYTES) == high
                            && segment.getLong(at + 2 * Long.BYTES) == low)) {
                return slot;
            }
            slot = (slot + 1) & (slots - 1);
        }
    }

    private ByteBuffer segment(long slot) {
        return segments.get((int) (slot / SEGMENT_SLOTS));
    }

    private int offset(long slot) {
        return (int) (slot % SEGMENT_SLOTS) * slotBytes;
    }

    private void grow() {
        List<ByteBuffer> old = segments;
        long oldSlots = slots;
        slots *= 2;
        segments = allocate(slots);
        used = 0;
        for (long slot = 0; slot < oldSlots; slot++) {
            ByteBuffer segment = old.get((int) (slot / SEGMENT_SLOTS));
            int at = offset(slot);
            if (segment.getLong(at) != 0) {
                long[] record = new long[fields];
                for (int i = 0; i < fields; i++) {
                    record[i] = segment.getLong(at + (1 + KEY_LONGS + i) * Long.BYTES);
                }
                put(segment.getLong(at + Long.BYTES), segment.getLong(at + 2 * Long.BYTES), record);
            }
        }
        if (files.size() > 1) {
            delete(files.remove(0));
        }
    }

    private List<ByteBuffer> allocate(long count) {
        long bytes = count * slotBytes;
        List<ByteBuffer> allocated = new ArrayList<>();
        if (bytes <= memoryBytesMax) {
            allocated.add(ByteBuffer.allocate(Math.toIntExact(bytes)));
            return allocated;
        }
        try {
            Path file = Files.createTempFile(workDirectory, "mingzhang-verify-", ".table");
            files.add(file);
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                for (long from = 0; from < count; from += SEGMENT_SLOTS) {
                    long size = Math.min(SEGMENT_SLOTS, count - from) * slotBytes;
                    allocated.add(
                            channel.map(FileChannel.MapMode.READ_WRITE, from * slotBytes, size));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put a table into " + workDirectory, e);
        }
        return allocated;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    @Override
    public void close() {
        files.forEach(RecordTable::delete);
        files.clear();
    }
}
