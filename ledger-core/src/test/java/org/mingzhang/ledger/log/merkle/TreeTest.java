package org.mingzhang.ledger.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;

class TreeTest {

    private static final List<String> GOLDEN_LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    /// `docs/log-format.md`, section 11.
    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, "
                + "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d, "
                + "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125, "
                + "0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77, "
                + "209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c, "
                + "bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328, "
                + "bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38",
    })
    void givesTheGoldenRoots(int size, String sha256, String sm3) {
        for (Map.Entry<Suite, String> root :
                Map.of(Suite.SHA256, sha256, Suite.SM3, sm3).entrySet()) {
            TreeHasher hasher = TreeHashers.of(root.getKey());
            CompactRange range = CompactRange.empty(hasher);
            for (String leaf : GOLDEN_LEAVES.subList(0, size)) {
                range.append(hasher.leaf(HexFormat.of().parseHex(leaf)));
            }
            assertThat(range.root().hex()).isEqualTo(root.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheDefinedRootAtEverySizeAndGoesOnFromStoredNodes(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        StoredTree tree = new StoredTree(hasher);
        for (int size = 0; size <= 300; size++) {
            CompactRange reloaded = CompactRange.of(hasher, size, tree);

            assertThat(tree.range().size()).isEqualTo(size);
            assertThat(tree.range().root())
                    .as("size %d", size)
                    .isEqualTo(tree.definedRoot(0, size))
                    .isEqualTo(reloaded.root());
            assertThat(reloaded.size()).isEqualTo(size);
            assertThat(reloaded.roots()).isEqualTo(tree.range().roots());
            tree.append(StoredTree.leaf(hasher, size));
        }
    }

    @Test
    void givesEachCompleteNodeOnce() {
        StoredTree tree = StoredTree.ofNumbers(TreeHashers.of(Suite.SHA256), 1000);
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int level = 0; 1000 >> level > 0; level++) {
            counts.put(level, 1000 >> level);
        }

        assertThat(tree.nodeCount()).isEqualTo(counts.values().stream().mapToInt(i -> i).sum());
        counts.forEach((level, count) -> {
            for (int i = 0; i < count; i++) {
                assertThat(tree.read(level, i))
                        .isEqualTo(tree.definedRoot(i << level, (i + 1) << level));
            }
        });
    }

    @Test
    void aCopyGoesOnAlone() {
        TreeHasher hasher = TreeHashers.of(Suite.SM3);
        CompactRange range = StoredTree.ofNumbers(hasher, 5).range();
        Hash32 before = range.root();
        CompactRange copy = range.copy();
        copy.append(Hash32.ZERO);

        assertThat(range.root()).isEqualTo(before);
        assertThat(range.size()).isEqualTo(5);
        assertThat(copy.size()).isEqualTo(6);
        assertThat(copy.root()).isNotEqualTo(before);
    }

    @Test
    void readsEveryNodeOutOfTiles() {
        TreeHasher hasher = TreeHashers.of(Suite.SHA256);
        for (int size : new int[] {1, 2, 255, 256, 257, 600}) {
            StoredTree tree = StoredTree.ofNumbers(hasher, size);
            HashReader tiles = Tiles.reader(hasher, tree::tile, size);
            for (int level = 0; level < 12; level++) {
                for (int index = 0; index < size >> level; index++) {
                    assertThat(tiles.read(level, index)).isEqualTo(tree.read(level, index));
                }
                int beyond = size >> level;
                int height = level;
                assertThatThrownBy(() -> tiles.read(height, beyond))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(CompactRange.of(hasher, size, tiles).root())
                    .isEqualTo(tree.definedRoot(0, size));
        }
    }

    @Test
    void readsFromLargeTilesAcrossTwoTileLevels() {
        TreeHasher hasher = TreeHashers.of(Suite.SM3);
        int size = 256 * 256 + 300;
        StoredTree tree = StoredTree.ofNumbers(hasher, size);
        HashReader tiles = Tiles.reader(hasher, tree::tile, size);

        assertThat(tiles.read(16, 0)).isEqualTo(tree.read(16, 0));
        assertThat(tiles.read(11, 31)).isEqualTo(tree.read(11, 31));
        assertThat(CompactRange.of(hasher, size, tiles).root()).isEqualTo(tree.range().root());
        assertThat(
                        InclusionProof.of(hasher, tiles, 65_700, size)
                                .verify(hasher, tree.leaf(65_700), tree.range().root()))
                .isTrue();
    }
}
