package org.mingzhang.verifier.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.merkle.TilePath;

/// An export in a folder. Names that are not of the layout are passed over.
final class FolderFiles implements ExportFiles {
    /// Folders within each other; nine digits of index, 256 billion entries.
    private static final int DEPTH_MAX = 3;

    /// 1,000 files, 1,000 partial folders and 1,000 folders below, at most.
    private static final int NAMES_MAX = 3_000;

    private final Path root;

    FolderFiles(Path root) {
        this.root = root;
    }

    @Override
    public String description() {
        return "directory " + root;
    }

    @Override
    public Optional<byte[]> read(String path, long bytesMax) throws SourceException {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(read(file, bytesMax));
    }

    /// Reads a file that must be there; what is no regular file could go on for ever.
    static byte[] read(Path file, long bytesMax) throws SourceException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new SourceException(file + " is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            if (size > bytesMax) {
                throw new SourceException(file + " has " + size + " bytes, more than " + bytesMax);
            }
            // Read into one array of its length: bundles are most of what an export is.
            byte[] bytes = new byte[Math.toIntExact(size)];
            int read = in.readNBytes(bytes, 0, bytes.length);
            if (read < bytes.length || in.read() >= 0) {
                throw new SourceException(file + " changed its length while it was read");
            }
            return bytes;
        } catch (IOException e) {
            throw new SourceException("cannot read " + file, e);
        }
    }

    @Override
    public boolean holds(String folder) {
        return Files.isDirectory(root.resolve(folder));
    }

    @Override
    public int readsAhead() {
        return 0;
    }

    @Override
    public Rows<IndexedFiles> list(String folder) {
        return new Walk(folder, root.resolve(folder));
    }

    private record Folder(Path path, long prefix, int depth) {}

    /// Walks the files of one folder by index, a folder's names at a time.
    private static final class Walk implements Rows<IndexedFiles> {
        private final String name;
        private final Path top;
        private final Deque<Folder> folders = new ArrayDeque<>();
        private final Deque<IndexedFiles> ready = new ArrayDeque<>();
        private int depth = -1;

        Walk(String name, Path top) {
            this.name = name;
            this.top = top;
        }

        @Override
        public @Nullable IndexedFiles next() throws SourceException {
            while (ready.isEmpty()) {
                Folder folder = folders.poll();
                if (folder == null) {
                    // Deeper files have larger indexes than all shallower ones: one walk for each
                    // depth.
                    depth++;
                    if (depth >= DEPTH_MAX || !Files.isDirectory(top)) {
                        return null;
                    }
                    folder = new Folder(top, 0, 0);
                }
                open(folder);
            }
            return ready.poll();
        }

        private void open(Folder folder) throws SourceException {
            TreeMap<Long, TreeSet<Integer>> files = new TreeMap<>();
            List<Folder> below = new ArrayList<>();
            for (Path path : names(folder.path)) {
                String file = path.getFileName().toString();
                if (folder.depth < depth) {
                    if (file.matches("x[0-9]{3}") && !(folder.depth == 0 && file.equals("x000"))) {
                        long prefix = folder.prefix * 1000 + Long.parseLong(file, 1, 4, 10);
                        below.add(new Folder(path, prefix, folder.depth + 1));
                    }
                } else if (file.matches("[0-9]{3}(\\.p)?")) {
                    long index = folder.prefix * 1000 + Long.parseLong(file, 0, 3, 10);
                    TreeSet<Integer> widths = files.computeIfAbsent(index, i -> new TreeSet<>());
                    if (file.length() == 3) {
                        widths.add(TilePath.WIDTH);
                    } else {
                        addPartials(path, widths);
                    }
                }
            }
            Collections.sort(below, (a, b) -> Long.compare(b.prefix, a.prefix));
            below.forEach(folders::push);
            files.forEach((index, widths) -> {
                if (!widths.isEmpty()) {
                    ready.add(new IndexedFiles(name, index, List.copyOf(widths)));
                }
            });
        }

        private static void addPartials(Path folder, java.util.Set<Integer> widths)
                throws SourceException {
            for (Path path : names(folder)) {
                String file = path.getFileName().toString();
                if (file.matches("[1-9][0-9]{0,2}") && Integer.parseInt(file) < TilePath.WIDTH) {
                    widths.add(Integer.parseInt(file));
                }
            }
        }

        private static List<Path> names(Path folder) throws SourceException {
            List<Path> names = new ArrayList<>();
            if (!Files.isDirectory(folder)) {
                return names;
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                for (Path path : stream) {
                    names.add(path);
                    if (names.size() > NAMES_MAX) {
                        throw new SourceException(
                                folder + " has more than " + NAMES_MAX + " files");
                    }
                }
            } catch (IOException e) {
                throw new SourceException("cannot list " + folder, e);
            }
            return names;
        }
    }

    @Override
    public void close() {}
}
