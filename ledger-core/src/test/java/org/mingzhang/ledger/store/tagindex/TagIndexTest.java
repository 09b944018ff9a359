package org.mingzhang.ledger.store.tagindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.InclusionProof;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.testing.TestLedger;

/// The index against the definition of the log format, computed from the entries alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TagIndexTest {

    private static final int LINES = 270;

    private final TestLedger ledger = TestLedger.create(TagIndexTest.class);
    private final LogReader reader = new LogReader(ledger.database().reader(), ledger.log());
    private final TagIndex index = new TagIndex(ledger.database().writer(), reader);

    @BeforeAll
    void fill() {
        for (int i = 0; i < LINES; i++) {
            ledger.submit(
                    TestLedger.approve("L-%03d".formatted(i), Money.parse("10.00")),
                    "budget-a",
                    "budget");
        }
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    /// One tag by the words of the format.
    private static final class Naive {
        private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        private long count;
        private long last;
    }

    private NavigableMap<String, Naive> naive(Suite suite, long size) {
        NavigableMap<String, Naive> tags = new TreeMap<>();
        for (var stored : reader.entries(0, (int) size)) {
            byte[] bytes = stored.bytes().toBytes();
            for (String tag : Entry.parse(bytes).tags()) {
                Naive naive = tags.computeIfAbsent(tag, _ -> new Naive());
                naive.hashes.writeBytes(TreeHashers.of(suite).leaf(bytes).toBytes());
                naive.count++;
                naive.last = stored.position();
            }
        }
        return tags;
    }

    private static Hash32 leaf(TreeHasher hasher, String tag, Naive naive) {
        String text =
                tag
                        + "\n"
                        + naive.count
                        + "\n"
                        + naive.last
                        + "\n"
                        + hasher.digest(naive.hashes.toByteArray()).hex();
        return hasher.leaf(text.getBytes(StandardCharsets.UTF_8));
    }

    private Hash32 naiveRoot(Suite suite, long size) {
        CompactRange range = CompactRange.empty(TreeHashers.of(suite));
        naive(suite, size).forEach((tag, naive) -> range.append(leaf(range(suite), tag, naive)));
        return range.root();
    }

    private static TreeHasher range(Suite suite) {
        return TreeHashers.of(suite);
    }

    @Test
    void theRootIsTheOneOfTheDefinitionHoweverItWasReached() {
        long size = reader.size();
        for (long reached : new long[] {1, 50, 51, size - 1, size}) {
            TagIndexRoot made = index.bringTo(reached);

            long expected = Math.max(reached, made.size());
            assertThat(made.tags()).isEqualTo(naive(Suite.SHA256, expected).size());
            for (Suite suite : Suite.values()) {
                assertThat(made.roots()).containsEntry(suite, naiveRoot(suite, expected));
            }
        }
        assertThat(index.newest()).map(TagIndexRoot::size).contains(size);
        assertThat(index.bringTo(3).size()).isEqualTo(size);
    }

    @Test
    void everyTagIsProvedWithItsEntries() {
        TagIndexRoot made = index.bringTo(reader.size());
        NavigableMap<String, Naive> expected = naive(Suite.SM3, made.size());
        List<String> some = new ArrayList<>(expected.keySet());
        assertThat(some).hasSizeGreaterThan(256);
        for (int i = 0; i < some.size(); i += 7) {
            TagProof proof = index.prove(some.get(i)).orElseThrow();

            assertThat(proof.isPresent()).isTrue();
            verify(proof);
            TagLeaf leaf = proof.leaves().getFirst().leaf();
            Naive naive = Objects.requireNonNull(expected.get(some.get(i)));
            assertThat(leaf.count()).isEqualTo(naive.count);
            assertThat(leaf.lastPosition()).isEqualTo(naive.last);
        }
    }

    @Test
    void aTagThatNoEntryCarriesIsProvedByItsNeighbours() {
        TagIndexRoot made = index.bringTo(reader.size());
        for (Map.Entry<String, Integer> absent :
                Map.of("a:first", 1, "line:L-100x", 2, "zz:last", 1, "line:L-269x", 2).entrySet()) {
            TagProof proof = index.prove(absent.getKey()).orElseThrow();

            assertThat(proof.isPresent()).isFalse();
            assertThat(proof.leaves()).hasSize(absent.getValue());
            verify(proof);
            TagProof.Proved first = proof.leaves().getFirst();
            TagProof.Proved last = proof.leaves().getLast();
            if (proof.leaves().size() == 2) {
                assertThat(last.number()).isEqualTo(first.number() + 1);
                assertThat(first.leaf().tag()).isLessThan(absent.getKey());
                assertThat(last.leaf().tag()).isGreaterThan(absent.getKey());
            } else {
                assertThat(first.number()).isIn(0L, made.tags() - 1);
            }
        }
    }

    @Test
    void theLastTreeProvesUntilTheNextOneIsMade() {
        TagIndexRoot last = index.bringTo(reader.size());
        for (String line : List.of("M-1", "M-2", "M-3")) {
            ledger.submit(TestLedger.approve(line, Money.parse("10.00")), "budget-a", "budget");
        }
        List<String> tags = new ArrayList<>(naive(Suite.SM3, reader.size()).keySet());
        AtomicInteger looks = new AtomicInteger();

        TagIndexRoot next =
                new TagIndex(ledger.database().writer(), reader, 1)
                        .bringTo(
                                reader.size(),
                                () -> {
                                    looks.incrementAndGet();
                                    for (int i = 0; i < tags.size(); i += 5) {
                                        TagProof proof = index.prove(tags.get(i)).orElseThrow();
                                        assertThat(proof.index()).isEqualTo(last);
                                        verify(proof);
                                    }
                                    assertThat(index.prove("line:M-1"))
                                            .hasValueSatisfying(proof ->
                                                    assertThat(proof.isPresent()).isFalse());
                                });

        assertThat(looks).hasPositiveValue();
        assertThat(next.size()).isEqualTo(reader.size());
        for (Suite suite : Suite.values()) {
            assertThat(next.roots()).containsEntry(suite, naiveRoot(suite, next.size()));
        }
        TagProof proof = index.prove("line:M-1").orElseThrow();
        assertThat(proof.isPresent()).isTrue();
        verify(proof);
    }

    private static void verify(TagProof proof) {
        for (TagProof.Proved proved : proof.leaves()) {
            for (Suite suite : Suite.values()) {
                InclusionProof path =
                        new InclusionProof(
                                proved.number(),
                                proof.index().tags(),
                                Objects.requireNonNull(proved.paths().get(suite)));
                assertThat(
                                path.verify(
                                        TreeHashers.of(suite),
                                        proved.leaf().hash(TreeHashers.of(suite)),
                                        Objects.requireNonNull(proof.index().roots().get(suite))))
                        .isTrue();
            }
        }
    }
}
