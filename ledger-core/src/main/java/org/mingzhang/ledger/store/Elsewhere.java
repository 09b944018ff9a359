package org.mingzhang.ledger.store;

import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Suite;

/// What others remember of the log, asked at every start and take-over, before the first append.
///
/// **Source** `docs/log-format.md`, section 6.
@FunctionalInterface
public interface Elsewhere {

    /// There is nobody to ask.
    Elsewhere NOBODY = () -> new Remembered(List.of(), List.of(), Optional.empty());

    /// A signed note that somebody has.
    ///
    /// @param where who has it, for people
    record Note(String where, Suite suite, String note) {}

    /// What was answered.
    ///
    /// @param notes checkpoints of the log, to be compared with the database
    /// @param contradictions what does not fit the database, without a note to compare
    /// @param tooFew why too few have answered for the log to go on; empty if enough have, or an
    ///   operator wants it all the same
    record Remembered(List<Note> notes, List<String> contradictions, Optional<String> tooFew) {

        public Remembered {
            notes = List.copyOf(notes);
            contradictions = List.copyOf(contradictions);
        }
    }

    /// Asks all of them; may wait for some seconds.
    Remembered remembered() throws InterruptedException;
}
