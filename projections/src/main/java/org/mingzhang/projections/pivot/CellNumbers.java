package org.mingzhang.projections.pivot;

import java.util.Arrays;

/// Numbers cells, each a row and a column, in the order in which they are first asked for: a hash
/// table of numbers alone, because a million flows would make a million objects as keys of a map.
final class CellNumbers {

    private static final int BEGIN = 1_024;
    private static final int COLUMN_BITS = 32;

    /// Spreads keys that lie close together: the odd number next to 2^64 divided by the golden
    /// ratio.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /// Numbers plus one, at the place of their cell or behind it; 0 where there is none.
    private int[] places = new int[2 * BEGIN];

    /// The cells by their numbers.
    private long[] cells = new long[BEGIN];

    private int count;

    /// The number of a cell.
    int of(int row, int column) {
        long cell = ((long) row << COLUMN_BITS) | column;
        int place = placeOf(cell);
        if (places[place] != 0) {
            return places[place] - 1;
        }
        if (count == cells.length) {
            grow();
            place = placeOf(cell);
        }
        cells[count] = cell;
        places[place] = ++count;
        return count - 1;
    }

    private int placeOf(long cell) {
        int last = places.length - 1;
        int place = (int) ((cell * SPREAD) >>> COLUMN_BITS) & last;
        while (places[place] != 0 && cells[places[place] - 1] != cell) {
            place = (place + 1) & last;
        }
        return place;
    }

    private void grow() {
        cells = Arrays.copyOf(cells, 2 * count);
        places = new int[2 * cells.length];
        for (int number = 0; number < count; number++) {
            places[placeOf(cells[number])] = number + 1;
        }
    }

    /// The row of a cell.
    int row(int number) {
        return (int) (cells[number] >>> COLUMN_BITS);
    }

    /// The column of a cell.
    int column(int number) {
        return (int) cells[number];
    }
}
