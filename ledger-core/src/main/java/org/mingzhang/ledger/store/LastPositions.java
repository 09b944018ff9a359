package org.mingzhang.ledger.store;

/// About where the last entry with a tag stands: never in front of where it is, and perhaps behind.
///
/// So it can say "not since then" without asking the database, far behind the entries that are in
/// memory: a state that was folded a while ago, and that nothing was added to, can still be used. A
/// no is certain; a yes means "perhaps".
///
/// Every tag has three cells in one line of the processor's cache, which hold the last position
/// that was written to them; the lowest of the three is the answer. With six tags an entry, one
/// look in twenty at what is 100,000 entries back says "perhaps" for nothing, one in three at
/// 300,000. Positions are kept without their high bits. Not thread-safe: guarded by the lock of
/// [LogTail].
final class LastPositions {

    private static final int LINE_BITS = 18;
    private static final int CELLS_OF_LINE = 16;
    private static final int CELLS_OF_KEY = 3;
    private static final int CELL_BITS = 4;

    private final int[] cells = new int[CELLS_OF_LINE << LINE_BITS];
    private long start;
    private long highest;

    /// Nothing is known of what is stored in front of a position.
    void startAt(long size) {
        start = size;
        highest = size;
    }

    /// Notes an entry. Positions rise, but for those that were taken back and are given again.
    void add(long position, long[] keys) {
        highest = position;
        for (long key : keys) {
            int line = lineOf(key);
            for (int i = 0; i < CELLS_OF_KEY; i++) {
                cells[line + cellOf(key, i)] = (int) position;
            }
        }
    }

    /// Whether an entry at a position or behind it may be selected, as far as tags tell.
    boolean mayMeet(Selection selection, long from) {
        return selection.everything()
                || selection.criteria().stream().anyMatch(criterion -> mayMeet(criterion, from));
    }

    private boolean mayMeet(Selection.Criterion criterion, long from) {
        return criterion.tags().stream()
                .allMatch(tag -> mayContain(AbsenceFilter.keyOf(tag), from));
    }

    /// Whether an entry at a position or behind it may have the key.
    boolean mayContain(long key, long from) {
        if (from < start || highest - from > Integer.MAX_VALUE) {
            return true;
        }
        int line = lineOf(key);
        for (int i = 0; i < CELLS_OF_KEY; i++) {
            // Right for all that is written behind the position, whatever the high bits.
            if (cells[line + cellOf(key, i)] - (int) from < 0) {
                return false;
            }
        }
        return true;
    }

    private static int lineOf(long key) {
        return (int) (key >>> (Long.SIZE - LINE_BITS)) * CELLS_OF_LINE;
    }

    private static int cellOf(long key, int i) {
        return (int) (key >>> (i * CELL_BITS)) & (CELLS_OF_LINE - 1);
    }
}
