package org.mingzhang.verifier.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables and sorts that outgrow their memory say what those would that do not.
class SpillTest {
    /// Odd, so that different numbers stay different; a hash table wants them all over its range.
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    @TempDir Path folder;

    private long files() throws Exception {
        try (var names = Files.list(folder)) {
            return names.count();
        }
    }

    @ParameterizedTest(name = "{0} bytes in memory")
    @ValueSource(longs = {0, 65_536, 1 << 20, 16 << 20})
    void aTableKeepsEveryRecordWhereverItLies(long memoryBytes) throws Exception {
        SplittableRandom random = new SplittableRandom(20_260_301);
        Map<Long, List<Long>> expected = new HashMap<>();
        try (RecordTable table = new RecordTable(folder, 3, memoryBytes)) {
            for (int i = 0; i < 50_000; i++) {
                // Every key is written twice on average, and five share each low half.
                long key = random.nextInt(25_000);
                long[] record = {i, -i, key};
                table.put(key * SPREAD, key % 5_000 * SPREAD, record);
                expected.put(key, List.of((long) i, (long) -i, key));
            }

            assertThat(table.size()).isEqualTo(expected.size());
            assertThat(files()).isEqualTo(memoryBytes < 4 << 20 ? 1 : 0);
            Map<Long, List<Long>> found = new HashMap<>();
            for (long key : expected.keySet()) {
                long @Nullable [] record = table.get(key * SPREAD, key % 5_000 * SPREAD);
                if (record != null) {
                    found.put(key, Arrays.stream(record).boxed().toList());
                }
            }
            assertThat(found).isEqualTo(expected);
            assertThat(table.get(0x1234L, 1)).isNull();
        }
        assertThat(files()).isZero();
    }

    @ParameterizedTest(name = "runs of {0} bytes")
    @ValueSource(longs = {100, 4_096, 32 << 20})
    void rowsComeInTheOrderOfTheirBytes(long runBytes) throws Exception {
        SplittableRandom random = new SplittableRandom(20_260_301);
        List<byte[]> expected = new ArrayList<>();
        try (SortedRuns runs = new SortedRuns(folder, runBytes)) {
            for (int i = 0; i < 500; i++) {
                byte[] row = new byte[random.nextInt(20)];
                random.nextBytes(row);
                runs.add(row);
                expected.add(row);
            }
            expected.sort(Arrays::compareUnsigned);

            for (byte[] row : expected) {
                assertThat(runs.next()).isEqualTo(row);
            }
            assertThat(runs.next()).isNull();
        }
        assertThat(files()).isZero();
    }

    @Test
    void aTableThatIsClosedLeavesNothingBehind() throws Exception {
        try (RecordTable table = new RecordTable(folder, 1, 0)) {
            table.put(1, 1, new long[] {1});
            assertThat(files()).isEqualTo(1);
        }
        assertThat(files()).isZero();
    }

    @ParameterizedTest(name = "{0} segments in memory")
    @ValueSource(ints = {0, 1, 16})
    void textsAreKeptWhereverTheyLie(int memorySegments) throws Exception {
        Map<Long, List<String>> expected = new HashMap<>();
        try (TextStore texts = new TextStore(folder, memorySegments)) {
            for (int i = 0; i < 3_000; i++) {
                List<String> some = List.of("账 " + i, "", "x".repeat(i % 1_000));
                expected.put(texts.add(some), some);
            }

            assertThat(files()).isEqualTo(memorySegments < 2 ? 1 : 0);
            assertThat(expected).hasSize(3_000);
            expected.forEach((number, some) -> assertThat(texts.get(number)).isEqualTo(some));
        }
        assertThat(files()).isZero();
    }
}
