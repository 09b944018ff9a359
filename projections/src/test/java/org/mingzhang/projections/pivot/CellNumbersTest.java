package org.mingzhang.projections.pivot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Cells are numbered as a map of the standard library numbers them, also when there are many.
final class CellNumbersTest {

    private record Cell(int row, int column) {}

    @Test
    void eachCellHasOneNumberInTheOrderOfAsking() {
        SplittableRandom random = new SplittableRandom(3);
        CellNumbers numbers = new CellNumbers();
        Map<Cell, Integer> expected = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            Cell cell = new Cell(random.nextInt(20_000), random.nextInt(3) * 1_000_000);
            int next = expected.size();
            int number = expected.computeIfAbsent(cell, _ -> next);

            assertThat(numbers.of(cell.row(), cell.column())).isEqualTo(number);
        }
        expected.forEach((cell, number) -> {
            assertThat(numbers.row(number)).isEqualTo(cell.row());
            assertThat(numbers.column(number)).isEqualTo(cell.column());
        });
        assertThat(expected).hasSizeGreaterThan(10_000);
    }
}
