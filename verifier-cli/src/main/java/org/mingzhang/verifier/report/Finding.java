package org.mingzhang.verifier.report;

import org.mingzhang.verifier.crypto.Suite;

/// One thing that is not as it must be: a value, never an exception.
public sealed interface Finding {
    /// Which check failed.
    Code code();

    /// What was expected and what was found.
    String message();

    /// Where to look first: the smaller, the earlier in the log. Within one place, entries come
    /// before tiles and checkpoints.
    long order();

    /// Where, in words.
    String place();

    /// Something about the entry at a position, or about the place where it should be.
    ///
    /// @param position 0-based, as in the log
    record AtEntry(Code code, long position, String message) implements Finding {
        @Override
        public long order() {
            return position;
        }

        @Override
        public String place() {
            return "position " + position;
        }
    }

    /// Something about a stored tile of hashes.
    ///
    /// @param level the tile's level, 0 for leaf hashes
    /// @param index the tile's index within its level
    /// @param position the first entry that the wrong hash covers
    record AtTile(Code code, Suite suite, int level, long index, long position, String message)
            implements Finding {
        @Override
        public long order() {
            return position;
        }

        @Override
        public String place() {
            return suite.id() + " tile " + level + "/" + index + ", position " + position;
        }
    }

    /// Something about a checkpoint.
    ///
    /// @param treeSize the size it speaks of
    record AtCheckpoint(Code code, Suite suite, long treeSize, String message) implements Finding {
        @Override
        public long order() {
            return treeSize;
        }

        @Override
        public String place() {
            return suite.id() + " checkpoint of size " + treeSize;
        }
    }

    /// Something about the log as a whole.
    record OfLog(Code code, String message) implements Finding {
        @Override
        public long order() {
            return 0;
        }

        @Override
        public String place() {
            return "the log";
        }
    }
}
