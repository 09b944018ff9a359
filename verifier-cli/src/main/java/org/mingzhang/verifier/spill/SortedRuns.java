package org.mingzhang.verifier.spill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Sorts more rows than fit into memory, by their bytes: runs of 32 MiB are sorted and put aside,
/// and merged while they are read. Rows are added first and read then. Not safe for use by two
/// threads at once.
public final class SortedRuns implements AutoCloseable {
    private static final int RUN_BYTES_MAX = 32 << 20;

    /// An array's header and its place in a list.
    private static final int ROW_OVERHEAD_BYTES = 24;

    private static final int BUFFER_BYTES = 65_536;

    private final Path workDirectory;
    private final long runBytesMax;
    private final List<Path> files = new ArrayList<>();
    private final List<DataInputStream> open = new ArrayList<>();
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.row, b.row));
    private List<byte[]> rows = new ArrayList<>();
    private long bytes;
    private int next;
    private boolean reading;

    /// The next row of a run.
    private static final class Head {
        final DataInputStream run;
        byte[] row;

        Head(DataInputStream run, byte[] row) {
            this.run = run;
            this.row = row;
        }
    }

    /// @param workDirectory where runs are put, if any are needed
    public SortedRuns(Path workDirectory) {
        this(workDirectory, RUN_BYTES_MAX);
    }

    SortedRuns(Path workDirectory, long runBytesMax) {
        this.workDirectory = workDirectory;
        this.runBytesMax = runBytesMax;
    }

    /// Adds a row; the array is kept.
    public void add(byte[] row) throws IOException {
        rows.add(row);
        bytes += row.length + ROW_OVERHEAD_BYTES;
        if (bytes > runBytesMax) {
            spill();
        }
    }

    private void spill() throws IOException {
        rows.sort(Arrays::compareUnsigned);
        Path file = Files.createTempFile(workDirectory, "mingzhang-verify-", ".run");
        files.add(file);
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            for (byte[] row : rows) {
                out.writeInt(row.length);
                out.write(row);
            }
        }
        rows = new ArrayList<>();
        bytes = 0;
    }

    /// The next row in order, or null after the last.
    public byte @Nullable [] next() throws IOException {
        if (!reading) {
            reading = true;
            start();
        }
        if (files.isEmpty()) {
            return next < rows.size() ? rows.get(next++) : null;
        }
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        byte[] row = head.row;
        advance(head.run);
        return row;
    }

    private void start() throws IOException {
        if (files.isEmpty()) {
            rows.sort(Arrays::compareUnsigned);
            return;
        }
        if (!rows.isEmpty()) {
            spill();
        }
        for (Path file : files) {
            DataInputStream run =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            open.add(run);
            advance(run);
        }
    }

    private void advance(DataInputStream run) throws IOException {
        byte[] length = run.readNBytes(Integer.BYTES);
        if (length.length == Integer.BYTES) {
            heads.add(new Head(run, run.readNBytes(java.nio.ByteBuffer.wrap(length).getInt())));
        }
    }

    @Override
    public void close() throws IOException {
        for (DataInputStream run : open) {
            run.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
