package org.mingzhang.verifier.check;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;

/// Finds command keys that occur twice, in bounded memory at any size of the log.
///
/// Keys are held as keyed 128-bit hashes, 24 bytes with the position. A million are kept in memory;
/// when there are more, all are written to 256 files by their first byte, and each file is looked
/// through on its own at the end: 16 MiB at a time for a log of 170 million commands. Not safe for
/// use by two threads at once.
final class CommandKeys implements AutoCloseable {
    private static final int FIELDS = 3;
    private static final int PARTITIONS = 256;

    private final Path workDirectory;
    private final int keptMax;
    private final List<Path> files = new ArrayList<>();
    private @Nullable Path folder;
    private long[] buffer = new long[1024 * FIELDS];
    private int buffered;

    /// @param workDirectory where files are put, if any are needed
    /// @param keptMax how many keys are kept in memory
    CommandKeys(Path workDirectory, int keptMax) {
        this.workDirectory = workDirectory;
        this.keptMax = keptMax;
    }

    /// Notes that a command starts at `position`; positions rise from call to call.
    void add(long high, long low, long position) throws IOException {
        if (buffered == keptMax) {
            spill();
        }
        int at = buffered * FIELDS;
        if (at == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * at, keptMax * FIELDS));
        }
        buffer[at] = high;
        buffer[at + 1] = low;
        buffer[at + 2] = position;
        buffered++;
    }

    private void spill() throws IOException {
        if (files.isEmpty()) {
            Path created = Files.createTempDirectory(workDirectory, "mingzhang-verify-");
            folder = created;
            for (int i = 0; i < PARTITIONS; i++) {
                files.add(created.resolve("keys-" + i));
            }
        }
        // Counting sort by partition, so that each file is opened once per spill.
        int[] starts = new int[PARTITIONS + 1];
        for (int i = 0; i < buffered; i++) {
            starts[partition(i) + 1]++;
        }
        for (int i = 0; i < PARTITIONS; i++) {
            starts[i + 1] += starts[i];
        }
        int[] order = new int[buffered];
        int[] next = Arrays.copyOf(starts, PARTITIONS);
        for (int i = 0; i < buffered; i++) {
            order[next[partition(i)]++] = i;
        }
        for (int p = 0; p < PARTITIONS; p++) {
            append(files.get(p), order, starts[p], starts[p + 1]);
        }
        buffered = 0;
    }

    private int partition(int i) {
        return (int) (buffer[i * FIELDS] >>> 56);
    }

    private void append(Path file, int[] order, int from, int to) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(
                                        file,
                                        java.nio.file.StandardOpenOption.CREATE,
                                        java.nio.file.StandardOpenOption.APPEND),
                                65_536))) {
            for (int i = from; i < to; i++) {
                for (int field = 0; field < FIELDS; field++) {
                    out.writeLong(buffer[order[i] * FIELDS + field]);
                }
            }
        }
    }

    /// Reports every key that occurs again, at the position where it does.
    void reportRepeated(Findings findings) throws IOException {
        if (files.isEmpty()) {
            reportRepeated(buffer, buffered, findings);
            return;
        }
        spill();
        for (Path file : files) {
            int count = Math.toIntExact(Files.size(file) / (FIELDS * Long.BYTES));
            long[] keys = new long[count * FIELDS];
            try (DataInputStream in =
                    new DataInputStream(
                            new BufferedInputStream(Files.newInputStream(file), 65_536))) {
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = in.readLong();
                }
            }
            reportRepeated(keys, count, findings);
        }
    }

    private static void reportRepeated(long[] keys, int count, Findings findings) {
        int slots = Integer.highestOneBit(Math.max(1, count)) << 2;
        int[] table = new int[slots];
        for (int i = 0; i < count; i++) {
            int at = i * FIELDS;
            int slot = (int) keys[at + 1] & (slots - 1);
            boolean repeated = false;
            while (table[slot] != 0 && !repeated) {
                int other = (table[slot] - 1) * FIELDS;
                repeated = keys[other] == keys[at] && keys[other + 1] == keys[at + 1];
                if (repeated) {
                    findings.add(
                            new Finding.AtEntry(
                                    Code.COMMAND_REPLAYED,
                                    keys[at + 2],
                                    "the command of position " + keys[other + 2] + " again"));
                } else {
                    slot = slot + 1 & slots - 1;
                }
            }
            if (!repeated) {
                table[slot] = i + 1;
            }
        }
    }

    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the work files", e);
        }
    }
}
