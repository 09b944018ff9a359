package org.mingzhang.verifier.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.merkle.TilePath;
import org.mingzhang.verifier.source.TileFiles.Files256;

/// Walks the files of one folder of tiles or bundles by index, a folder's names at a time. Names
/// that are not of the layout are passed over.
final class TileFiles implements Rows<Files256> {
    /// The files of one index: partial ones by width, the full one under 256.
    record Files256(long index, NavigableMap<Integer, Path> byWidth) {}

    /// Folders within each other; nine digits of index, 256 billion entries.
    private static final int DEPTH_MAX = 3;

    /// 1,000 files, 1,000 partial folders and 1,000 folders below, at most.
    private static final int NAMES_MAX = 3_000;

    private record Folder(Path path, long prefix, int depth) {}

    private final Path root;
    private final Deque<Folder> folders = new ArrayDeque<>();
    private final Deque<Files256> ready = new ArrayDeque<>();
    private int depth = -1;

    TileFiles(Path root) {
        this.root = root;
    }

    @Override
    public @Nullable Files256 next() throws SourceException {
        while (ready.isEmpty()) {
            Folder folder = folders.poll();
            if (folder == null) {
                // Deeper files have larger indexes than all shallower ones: one walk for each
                // depth.
                depth++;
                if (depth >= DEPTH_MAX || !Files.isDirectory(root)) {
                    return null;
                }
                folder = new Folder(root, 0, 0);
            }
            open(folder);
        }
        return ready.poll();
    }

    private void open(Folder folder) throws SourceException {
        TreeMap<Long, NavigableMap<Integer, Path>> files = new TreeMap<>();
        List<Folder> below = new ArrayList<>();
        for (Path path : list(folder.path)) {
            String name = path.getFileName().toString();
            if (folder.depth < depth) {
                if (name.matches("x[0-9]{3}") && !(folder.depth == 0 && name.equals("x000"))) {
                    long prefix = folder.prefix * 1000 + Long.parseLong(name, 1, 4, 10);
                    below.add(new Folder(path, prefix, folder.depth + 1));
                }
            } else if (name.matches("[0-9]{3}(\\.p)?")) {
                long index = folder.prefix * 1000 + Long.parseLong(name, 0, 3, 10);
                NavigableMap<Integer, Path> byWidth =
                        files.computeIfAbsent(index, i -> new TreeMap<>());
                if (name.length() == 3) {
                    byWidth.put(TilePath.WIDTH, path);
                } else {
                    addPartials(path, byWidth);
                }
            }
        }
        Collections.sort(below, (a, b) -> Long.compare(b.prefix, a.prefix));
        below.forEach(folders::push);
        files.forEach((index, byWidth) -> {
            if (!byWidth.isEmpty()) {
                ready.add(new Files256(index, byWidth));
            }
        });
    }

    private static void addPartials(Path folder, NavigableMap<Integer, Path> byWidth)
            throws SourceException {
        for (Path path : list(folder)) {
            String name = path.getFileName().toString();
            if (name.matches("[1-9][0-9]{0,2}") && Integer.parseInt(name) < TilePath.WIDTH) {
                byWidth.put(Integer.parseInt(name), path);
            }
        }
    }

    private static List<Path> list(Path folder) throws SourceException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                names.add(path);
                if (names.size() > NAMES_MAX) {
                    throw new SourceException(folder + " has more than " + NAMES_MAX + " files");
                }
            }
        } catch (IOException e) {
            throw new SourceException("cannot list " + folder, e);
        }
        return names;
    }
}
