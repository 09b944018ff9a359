package org.mingzhang.verifier.spill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists of texts under the numbers that {@link #add} gives them. The first 16 MiB lie in memory,
/// the rest in a mapped file, so that the heap stays as it is. Not safe for use by two threads at
/// once.
///
/// A list lies in one segment: how many texts, then each as its length and its bytes in UTF-8.
public final class TextStore implements AutoCloseable {
    /// Longer than the texts of any entry that fits its schema.
    private static final int SEGMENT_BYTES = 1 << 20;

    private static final int MEMORY_SEGMENTS_MAX = 16;

    private final Path workDirectory;
    private final int memorySegmentsMax;
    private final List<ByteBuffer> segments = new ArrayList<>();
    private Optional<Path> file = Optional.empty();

    /// @param workDirectory where a file is put, if one is needed
    public TextStore(Path workDirectory) {
        this(workDirectory, MEMORY_SEGMENTS_MAX);
    }

    TextStore(Path workDirectory, int memorySegmentsMax) {
        this.workDirectory = workDirectory;
        this.memorySegmentsMax = memorySegmentsMax;
    }

    /// Keeps a list of texts; returns its number.
    public long add(List<String> texts) {
        List<byte[]> all =
                texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        int bytes = Integer.BYTES;
        for (byte[] text : all) {
            bytes = Math.addExact(bytes, Integer.BYTES + text.length);
        }
        if (segments.isEmpty() || last().remaining() < bytes) {
            segments.add(allocate());
        }
        ByteBuffer segment = last();
        long number = (long) (segments.size() - 1) * SEGMENT_BYTES + segment.position();
        segment.putInt(all.size());
        all.forEach(text -> segment.putInt(text.length).put(text));
        return number;
    }

    /// The list of a number.
    public List<String> get(long number) {
        ByteBuffer segment =
                segments.get((int) (number / SEGMENT_BYTES))
                        .duplicate()
                        .clear()
                        .position((int) (number % SEGMENT_BYTES));
        List<String> texts = new ArrayList<>();
        for (int left = segment.getInt(); left > 0; left--) {
            byte[] text = new byte[segment.getInt()];
            segment.get(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private ByteBuffer last() {
        return segments.get(segments.size() - 1);
    }

    private ByteBuffer allocate() {
        if (segments.size() < memorySegmentsMax) {
            return ByteBuffer.allocate(SEGMENT_BYTES);
        }
        try {
            if (file.isEmpty()) {
                file =
                        Optional.of(
                                Files.createTempFile(workDirectory, "mingzhang-verify-", ".texts"));
            }
            try (FileChannel channel =
                    FileChannel.open(
                            file.get(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(
                        FileChannel.MapMode.READ_WRITE,
                        (long) (segments.size() - memorySegmentsMax) * SEGMENT_BYTES,
                        SEGMENT_BYTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put texts into " + workDirectory, e);
        }
    }

    @Override
    public void close() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + path, e);
            }
        });
    }
}
