package org.mingzhang.verifier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.merkle.TilePath;

/// What the hashes of an export cost by themselves: every leaf, which is also the link of the
/// chain, and every node of the tree over each bundle, of the bytes that the export holds, which
/// lie in memory before the clock starts. Nothing is read, compared or kept.
final class TightLoop {
    private final List<Bundle> bundles = new ArrayList<>();
    private int entries;

    /// Entries as they lie in a file of the export.
    private static final class Bundle {
        private final byte[][] data = new byte[TilePath.WIDTH][];
        private final int[] offsets = new int[TilePath.WIDTH];
        private final int[] lengths = new int[TilePath.WIDTH];
        private int count;

        Bundle(byte[] file) {
            for (int at = 0; at < file.length; at += 2 + lengths[count], count++) {
                data[count] = file;
                offsets[count] = at + 2;
                lengths[count] = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
            }
        }
    }

    private TightLoop() {}

    /// Reads the entry bundles of an export.
    static TightLoop over(Path export) throws IOException {
        TightLoop loop = new TightLoop();
        try (var files = Files.walk(export.resolve("tile/entries"))) {
            files.filter(Files::isRegularFile).sorted().forEach(loop::add);
        }
        return loop;
    }

    private void add(Path file) {
        try {
            Bundle bundle = new Bundle(Files.readAllBytes(file));
            bundles.add(bundle);
            entries += bundle.count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many entries there are.
    int entries() {
        return entries;
    }

    /// Hashes everything once in each suite, bundle by bundle in turn on so many threads.
    void hash(Set<Suite> suites, int threads) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int first = i;
            Thread worker = new Thread(() -> hash(suites, first, threads));
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private void hash(Set<Suite> suites, int first, int step) {
        byte[] out = new byte[TilePath.WIDTH * TreeHasher.HASH_BYTES];
        for (Suite suite : suites) {
            TreeHasher hasher = suite.newHasher();
            for (int i = first; i < bundles.size(); i += step) {
                Bundle bundle = bundles.get(i);
                hasher.leaves(bundle.data, bundle.offsets, bundle.lengths, bundle.count, out);
                for (int pairs = bundle.count / 2; pairs >= 1; pairs /= 2) {
                    hasher.parents(out, pairs, out);
                }
            }
        }
    }
}
