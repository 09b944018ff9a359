package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;

/// Repeated keys are found whether or not the keys fit into memory.
class CommandKeysTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1_000, 9_999, 10_000, 10_001, 1_000_000})
    void findsEveryRepetition(int keptMax) throws Exception {
        Findings findings = new Findings(10);
        SplittableRandom random = new SplittableRandom(9);
        long[][] seen = new long[10_000][2];
        try (CommandKeys keys = new CommandKeys(folder, keptMax)) {
            for (int position = 0; position < seen.length; position++) {
                long[] key =
                        position == 7_000 || position == 9_999
                                ? seen[position - 6_900]
                                : new long[] {random.nextLong(), random.nextLong()};
                seen[position] = key;
                keys.add(key[0], key[1], position);
            }
            keys.reportRepeated(findings);
        }
        assertThat(findings.of(Code.COMMAND_REPLAYED))
                .containsExactly(
                        new Finding.AtEntry(
                                Code.COMMAND_REPLAYED, 7_000, "the command of position 100 again"),
                        new Finding.AtEntry(
                                Code.COMMAND_REPLAYED,
                                9_999,
                                "the command of position 3099 again"));
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keysThatDifferInOneHalfAreDifferent() throws Exception {
        Findings findings = new Findings(10);
        try (CommandKeys keys = new CommandKeys(folder, 10)) {
            keys.add(1, 2, 0);
            keys.add(1, 3, 1);
            keys.add(2, 2, 2);
            keys.reportRepeated(findings);
        }
        assertThat(findings.total()).isZero();
    }

    @Test
    void sumsOfEqualSetsCancelInAnyOrder() {
        BucketSums sums = new BucketSums();
        SplittableRandom random = new SplittableRandom(4);
        long[][] rows = new long[50_000][3];
        for (long[] row : rows) {
            row[0] = random.nextInt(300_000);
            row[1] = random.nextLong();
            row[2] = random.nextLong();
            sums.add(row[0], row[1], row[2]);
        }
        assertThat(sums.nextDifference(0)).isZero();
        for (int i = rows.length - 1; i >= 0; i--) {
            sums.subtract(rows[i][0], rows[i][1], rows[i][2]);
        }
        assertThat(sums.nextDifference(0)).isEqualTo(-1);
        sums.add(200_000, 0, 1);
        assertThat(sums.nextDifference(0)).isEqualTo(200_000 / 4_096 * 4_096);
        assertThat(sums.nextDifference(200_704)).isEqualTo(-1);
    }
}
