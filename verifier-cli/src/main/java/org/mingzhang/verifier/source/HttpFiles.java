package org.mingzhang.verifier.source;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.merkle.TilePath;

/// An export over HTTP. There is no list of files, so that their names are made from the size that
/// the newest checkpoint claims; what is then missing is missing.
///
/// The checkpoints are fetched once: whoever asks again sees the same moment.
final class HttpFiles implements ExportFiles {
    private static final int READS_AHEAD = 8;

    private final HttpFetcher fetcher;
    private final Map<String, byte[]> newest;

    private HttpFiles(HttpFetcher fetcher, Map<String, byte[]> newest) {
        this.fetcher = fetcher;
        this.newest = newest;
    }

    static HttpFiles open(URI address, Optional<String> token) throws SourceException {
        HttpFetcher fetcher = new HttpFetcher(address, token);
        Map<String, byte[]> newest = new TreeMap<>();
        for (String path : List.of("checkpoint", "sm3/checkpoint")) {
            Optional<byte[]> note = fetcher.get(path, ExportSource.NOTE_BYTES_MAX);
            note.ifPresent(bytes -> newest.put(path, bytes));
        }
        if (newest.isEmpty()) {
            throw new SourceException("not a log: " + address + " has no checkpoint");
        }
        return new HttpFiles(fetcher, newest);
    }

    @Override
    public String description() {
        return fetcher.address().toString();
    }

    @Override
    public Optional<byte[]> read(String path, long bytesMax) throws SourceException {
        if (path.endsWith("checkpoint")) {
            return Optional.ofNullable(newest.get(path));
        }
        Optional<byte[]> found = fetcher.get(path, bytesMax);
        int partial = path.indexOf(".p/");
        if (found.isPresent() || partial < 0 || path.contains("checkpoints/")) {
            return found;
        }
        // A mirror that went on meanwhile may hold the full file only, which begins with the same.
        int width = Integer.parseInt(path.substring(partial + 3));
        return fetcher.get(path.substring(0, partial), bytesMax)
                .map(full -> Arrays.copyOf(full, end(path, full, width)));
    }

    private static int end(String path, byte[] full, int width) {
        return path.contains("tile/entries/")
                ? BundleReader.end(full, width)
                : Math.min(full.length, width * TreeHasher.HASH_BYTES);
    }

    private long size(String folder) {
        if (folder.endsWith("entries")) {
            return newest.values().stream().mapToLong(ExportSource::size).max().orElse(0);
        }
        byte[] note = newest.get(folder.startsWith("sm3/") ? "sm3/checkpoint" : "checkpoint");
        return note == null ? 0 : ExportSource.size(note);
    }

    @Override
    public Rows<IndexedFiles> list(String folder) {
        if (folder.endsWith("checkpoints")) {
            return new Notes(folder);
        }
        int level =
                folder.endsWith("entries")
                        ? 0
                        : Integer.parseInt(folder.substring(folder.lastIndexOf('/') + 1));
        long count = size(folder) >> (TilePath.LEVELS * level);
        return new Rows<>() {
            private long index;

            @Override
            public @Nullable IndexedFiles next() {
                long left = count - index * TilePath.WIDTH;
                if (left <= 0) {
                    return null;
                }
                int width = (int) Math.min(TilePath.WIDTH, left);
                return new IndexedFiles(folder, index++, List.of(width));
            }
        };
    }

    /// How many notes there are is nowhere said: full files are asked for until there is none, and
    /// the width of the last one is found by halving or, where a mirror has one width only, by
    /// trying.
    private final class Notes implements Rows<IndexedFiles> {
        private final String folder;
        private long index;
        private boolean ended;

        Notes(String folder) {
            this.folder = folder;
        }

        @Override
        public @Nullable IndexedFiles next() throws SourceException {
            if (ended) {
                return null;
            }
            IndexedFiles full = new IndexedFiles(folder, index, List.of(TilePath.WIDTH));
            if (exists(full, TilePath.WIDTH)) {
                index++;
                return full;
            }
            ended = true;
            int width = exists(full, 1) ? halve(full) : lastOf(full);
            return width == 0 ? null : new IndexedFiles(folder, index, List.of(width));
        }

        private boolean exists(IndexedFiles file, int width) throws SourceException {
            return fetcher.exists(file.path(width));
        }

        private int halve(IndexedFiles file) throws SourceException {
            int there = 1;
            int missing = TilePath.WIDTH;
            while (missing - there > 1) {
                int middle = (there + missing) / 2;
                if (exists(file, middle)) {
                    there = middle;
                } else {
                    missing = middle;
                }
            }
            return there;
        }

        private int lastOf(IndexedFiles file) throws SourceException {
            for (int width = TilePath.WIDTH - 1; width > 1; width--) {
                if (exists(file, width)) {
                    return width;
                }
            }
            return 0;
        }
    }

    @Override
    public boolean holds(String folder) {
        boolean sm3 = folder.startsWith("sm3/");
        boolean sha256 = newest.containsKey("checkpoint");
        return sm3 ? newest.containsKey("sm3/checkpoint") : sha256;
    }

    @Override
    public int readsAhead() {
        return READS_AHEAD;
    }

    @Override
    public void close() {}
}
