package org.mingzhang.verifier.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;

/// Roots against the golden ones, and roots and proofs of every size up to 300 against the
/// recursive definitions of RFC 9162.
class MerkleTest {
    private static final int SIZE_MAX = 300;
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    /// MTH of RFC 9162 section 2.1.1, as written there.
    private static Hash32 root(TreeHasher hasher, List<Hash32> leaves) {
        if (leaves.isEmpty()) {
            return hasher.empty();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return hasher.node(
                root(hasher, leaves.subList(0, split)),
                root(hasher, leaves.subList(split, leaves.size())));
    }

    /// PATH of section 2.1.3.1.
    private static List<Hash32> path(TreeHasher hasher, int index, List<Hash32> leaves) {
        List<Hash32> path = new ArrayList<>();
        if (leaves.size() > 1) {
            int split = Integer.highestOneBit(leaves.size() - 1);
            List<Hash32> left = leaves.subList(0, split);
            List<Hash32> right = leaves.subList(split, leaves.size());
            if (index < split) {
                path.addAll(path(hasher, index, left));
                path.add(root(hasher, right));
            } else {
                path.addAll(path(hasher, index - split, right));
                path.add(root(hasher, left));
            }
        }
        return path;
    }

    /// SUBPROOF of section 2.1.4.1.
    private static List<Hash32> consistency(
            TreeHasher hasher, int first, List<Hash32> leaves, boolean whole) {
        List<Hash32> path = new ArrayList<>();
        if (first == leaves.size()) {
            if (!whole) {
                path.add(root(hasher, leaves));
            }
            return path;
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<Hash32> left = leaves.subList(0, split);
        List<Hash32> right = leaves.subList(split, leaves.size());
        if (first <= split) {
            path.addAll(consistency(hasher, first, left, whole));
            path.add(root(hasher, right));
        } else {
            path.addAll(consistency(hasher, first - split, right, false));
            path.add(root(hasher, left));
        }
        return path;
    }

    private static List<Hash32> leaves(TreeHasher hasher, int count) {
        List<Hash32> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(hasher.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return leaves;
    }

    private static Hash32 streamed(TreeHasher hasher, List<Hash32> leaves) {
        CompactRange range = new CompactRange(hasher, (level, index, hashes, offset) -> {});
        byte[] leaf = new byte[32];
        for (Hash32 hash : leaves) {
            hash.copyTo(leaf, 0);
            range.append(leaf, 0);
        }
        return range.root();
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,"
                + "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d,"
                + "2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125,"
                + "0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77,"
                + "209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c,"
                + "bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328,"
                + "bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38"
    })
    void givesTheGoldenRoots(int size, String sha256, String sm3) {
        for (Suite suite : Suite.values()) {
            TreeHasher hasher = suite.newHasher();
            List<Hash32> leaves =
                    LEAVES.subList(0, size).stream()
                            .map(hex -> hasher.leaf(HexFormat.of().parseHex(hex)))
                            .toList();
            assertThat(streamed(hasher, leaves).hex()).isEqualTo(suite == Suite.SM3 ? sm3 : sha256);
        }
    }

    @ParameterizedTest
    @EnumSource
    void streamsTheRootOfEverySize(Suite suite) {
        TreeHasher hasher = suite.newHasher();
        List<Hash32> leaves = leaves(hasher, SIZE_MAX);
        CompactRange range = new CompactRange(hasher, (level, index, hashes, offset) -> {});
        for (int size = 0; size <= SIZE_MAX; size++) {
            assertThat(range.root()).isEqualTo(root(hasher, leaves.subList(0, size)));
            if (size < SIZE_MAX) {
                byte[] leaf = new byte[32];
                leaves.get(size).copyTo(leaf, 0);
                range.append(leaf, 0);
            }
        }
    }

    @Test
    void tellsOfEverySubtreeOnce() {
        TreeHasher hasher = Suite.SHA256.newHasher();
        List<Hash32> leaves = leaves(hasher, 21);
        List<String> completed = new ArrayList<>();
        CompactRange range =
                new CompactRange(
                        hasher,
                        (level, index, hashes, offset) -> {
                            int from = Math.toIntExact(index << level);
                            int to = Math.toIntExact((index + 1) << level);
                            assertThat(Hash32.at(hashes, offset))
                                    .isEqualTo(root(hasher, leaves.subList(from, to)));
                            completed.add(level + "/" + index);
                        });
        byte[] subtree = new byte[32];
        root(hasher, leaves.subList(0, 8)).copyTo(subtree, 0);
        range.append(3, subtree, 0);
        root(hasher, leaves.subList(8, 16)).copyTo(subtree, 0);
        range.append(3, subtree, 0);
        for (int i = 16; i < 21; i++) {
            leaves.get(i).copyTo(subtree, 0);
            range.append(subtree, 0);
        }
        assertThat(completed)
                .containsExactly(
                        "3/0", "3/1", "4/0", "0/16", "0/17", "1/8", "0/18", "0/19", "1/9", "2/4",
                        "0/20");
        assertThat(range.root()).isEqualTo(root(hasher, leaves));
        assertThatThrownBy(() -> range.append(3, subtree, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void acceptsEveryInclusionProofAndNothingNearIt() {
        TreeHasher hasher = Suite.SHA256.newHasher();
        Proofs proofs = new Proofs(hasher);
        List<Hash32> all = leaves(hasher, SIZE_MAX);
        for (int size = 1; size <= SIZE_MAX; size += size < 70 ? 1 : 23) {
            List<Hash32> leaves = all.subList(0, size);
            Hash32 root = root(hasher, leaves);
            for (int index = 0; index < size; index++) {
                List<Hash32> path = path(hasher, index, leaves);
                Hash32 leaf = leaves.get(index);
                assertThat(proofs.includes(leaf, index, size, path, root)).isTrue();
                assertThat(proofs.includes(leaf, index, index, path, root)).isFalse();
                assertThat(proofs.includes(leaf, -1, size, path, root)).isFalse();
                assertThat(proofs.includes(leaf, size, size, path, root)).isFalse();
                assertThat(proofs.includes(hasher.empty(), index, size, path, root)).isFalse();
                List<Hash32> longer = new ArrayList<>(path);
                longer.add(root);
                assertThat(proofs.includes(leaf, index, size, longer, root)).isFalse();
                if (!path.isEmpty()) {
                    List<Hash32> shorter = path.subList(0, path.size() - 1);
                    assertThat(proofs.includes(leaf, index, size, shorter, root)).isFalse();
                }
            }
        }
    }

    @Test
    void acceptsEveryConsistencyProofAndNothingNearIt() {
        TreeHasher hasher = Suite.SM3.newHasher();
        Proofs proofs = new Proofs(hasher);
        List<Hash32> all = leaves(hasher, SIZE_MAX);
        for (int second = 1; second <= SIZE_MAX; second += second < 40 ? 1 : 37) {
            List<Hash32> leaves = all.subList(0, second);
            Hash32 root = root(hasher, leaves);
            for (int first = 1; first <= second; first++) {
                Hash32 old = root(hasher, leaves.subList(0, first));
                List<Hash32> path = consistency(hasher, first, leaves, true);
                assertThat(proofs.consistent(first, old, second, root, path))
                        .as("%d to %d", first, second)
                        .isTrue();
                assertThat(proofs.consistent(first, hasher.empty(), second, root, path)).isFalse();
                assertThat(proofs.consistent(first, old, second, hasher.empty(), path)).isFalse();
                List<Hash32> longer = new ArrayList<>(path);
                longer.add(root);
                assertThat(proofs.consistent(first, old, second, root, longer)).isFalse();
                if (!path.isEmpty()) {
                    List<Hash32> shorter = path.subList(0, path.size() - 1);
                    assertThat(proofs.consistent(first, old, second, root, shorter)).isFalse();
                }
            }
        }
        assertThat(proofs.consistent(2, hasher.empty(), 1, hasher.empty(), List.of())).isFalse();
        assertThat(proofs.consistent(0, hasher.empty(), 5, hasher.empty(), List.of())).isTrue();
    }

    @Test
    void writesThePathsOfTheSpecification() {
        assertThat(TilePath.of(0)).isEqualTo("000");
        assertThat(TilePath.of(999)).isEqualTo("999");
        assertThat(TilePath.of(1_000)).isEqualTo("x001/000");
        assertThat(TilePath.of(1_234_067)).isEqualTo("x001/x234/067");
    }
}
