package org.mingzhang.ledger.log.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;

/// Proofs hold for every place in every tree of up to 300 leaves and around each power of two up to
/// 2^12, and for nothing that is changed.
class ProofTest {

    private static final int LARGEST = 4097;

    private static final TreeHasher SHA256 = TreeHashers.of(Suite.SHA256);

    @ParameterizedTest
    @EnumSource
    void provesEveryLeafOfEveryTreeUpTo300(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        StoredTree tree = StoredTree.ofNumbers(hasher, 300);
        for (int size = 1; size <= 300; size++) {
            Hash32 root = tree.definedRoot(0, size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(hasher, tree, index, size);
                if (!proof.verify(hasher, tree.leaf(index), root)) {
                    throw new AssertionError("leaf " + index + " of " + size);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void provesThatEveryTreeUpTo300BeginsWithEverySmallerOne(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        StoredTree tree = StoredTree.ofNumbers(hasher, 300);
        List<Hash32> roots =
                IntStream.rangeClosed(0, 300).mapToObj(size -> tree.definedRoot(0, size)).toList();
        for (int newSize = 0; newSize <= 300; newSize++) {
            for (int oldSize = 0; oldSize <= newSize; oldSize++) {
                ConsistencyProof proof = ConsistencyProof.of(hasher, tree, oldSize, newSize);
                if (!proof.verify(hasher, roots.get(oldSize), roots.get(newSize))) {
                    throw new AssertionError(oldSize + " to " + newSize);
                }
            }
        }
    }

    @Test
    void provesAroundEveryPowerOfTwo() {
        StoredTree tree = StoredTree.ofNumbers(SHA256, LARGEST);
        List<Integer> sizes = aroundPowersOfTwo();
        for (int size : sizes) {
            Hash32 root = tree.definedRoot(0, size);
            for (int index : sizes) {
                if (index < size) {
                    assertThat(
                                    InclusionProof.of(SHA256, tree, index, size)
                                            .verify(SHA256, tree.leaf(index), root))
                            .isTrue();
                }
                if (index <= size) {
                    assertThat(
                                    ConsistencyProof.of(SHA256, tree, index, size)
                                            .verify(SHA256, tree.definedRoot(0, index), root))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void anInclusionProofHoldsForNothingElse() {
        StoredTree tree = StoredTree.ofNumbers(SHA256, 70);
        for (int size = 1; size <= 70; size++) {
            Hash32 root = tree.definedRoot(0, size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(SHA256, tree, index, size);
                Hash32 leaf = tree.leaf(index);

                assertThat(proof.verify(SHA256, other(leaf), root)).isFalse();
                assertThat(proof.verify(SHA256, leaf, other(root))).isFalse();
                assertThat(proof.verify(TreeHashers.of(Suite.SM3), leaf, root))
                        .isEqualTo(size == 1);
                for (List<Hash32> path : damaged(proof.path())) {
                    assertThat(new InclusionProof(index, size, path).verify(SHA256, leaf, root))
                            .as("leaf %d of %d with %s", index, size, path)
                            .isFalse();
                }
                for (int wrong = 0; wrong < size; wrong++) {
                    if (wrong != index) {
                        assertThat(
                                        new InclusionProof(wrong, size, proof.path())
                                                .verify(SHA256, leaf, root))
                                .as("leaf %d of %d as leaf %d", index, size, wrong)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void aConsistencyProofHoldsForNothingElse() {
        StoredTree tree = StoredTree.ofNumbers(SHA256, 40);
        for (int newSize = 0; newSize <= 40; newSize++) {
            Hash32 newRoot = tree.definedRoot(0, newSize);
            for (int oldSize = 0; oldSize <= newSize; oldSize++) {
                Hash32 oldRoot = tree.definedRoot(0, oldSize);
                ConsistencyProof proof = ConsistencyProof.of(SHA256, tree, oldSize, newSize);

                assertThat(proof.verify(SHA256, other(oldRoot), newRoot))
                        .as("%d to %d, old root", oldSize, newSize)
                        .isFalse();
                // Every tree begins with the tree without leaves.
                assertThat(proof.verify(SHA256, oldRoot, other(newRoot)))
                        .as("%d to %d, new root", oldSize, newSize)
                        .isEqualTo(oldSize == 0 && newSize > 0);
                for (List<Hash32> path : damaged(proof.path())) {
                    assertThat(
                                    new ConsistencyProof(oldSize, newSize, path)
                                            .verify(SHA256, oldRoot, newRoot))
                            .as("%d to %d with %s", oldSize, newSize, path)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void refusesAnIndexThatIsNotBelowTheSize() {
        StoredTree tree = StoredTree.ofNumbers(SHA256, 3);

        refused(() -> InclusionProof.of(SHA256, tree, 3, 3));
        refused(() -> InclusionProof.of(SHA256, tree, -1, 3));
        refused(() -> new InclusionProof(0, 0, List.of()));
        refused(() -> new InclusionProof(5, 5, List.of(Hash32.ZERO)));
    }

    @Test
    void refusesSizesThatFallAndTreesThatAreTooSmall() {
        StoredTree tree = StoredTree.ofNumbers(SHA256, 3);

        refused(() -> new ConsistencyProof(3, 2, List.of()));
        refused(() -> new ConsistencyProof(-1, 2, List.of()));
        refused(() -> ConsistencyProof.of(SHA256, tree, 2, 5));
        refused(() -> InclusionProof.of(SHA256, tree, 0, 4));
        refused(() -> CompactRange.of(SHA256, 4, tree));
        refused(() -> CompactRange.of(SHA256, -1, tree));
    }

    private static List<Integer> aroundPowersOfTwo() {
        List<Integer> sizes = new ArrayList<>();
        for (int power = 4; power < LARGEST; power *= 2) {
            sizes.addAll(List.of(power - 1, power, power + 1));
        }
        return sizes;
    }

    /// The path with each hash changed, with each left out, and with one more at either end.
    private static List<List<Hash32>> damaged(List<Hash32> path) {
        List<List<Hash32>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Hash32> changed = new ArrayList<>(path);
            changed.set(i, other(path.get(i)));
            all.add(changed);
            List<Hash32> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
        }
        List<Hash32> longer = new ArrayList<>(path);
        longer.addLast(Hash32.ZERO);
        all.add(longer);
        List<Hash32> shifted = new ArrayList<>(path);
        shifted.addFirst(Hash32.ZERO);
        all.add(shifted);
        return all;
    }

    private static Hash32 other(Hash32 hash) {
        return new Hash32(hash.first(), hash.second(), hash.third(), hash.fourth() ^ 1);
    }

    private static void refused(ThrowingCallable code) {
        assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class);
    }
}
