package org.mingzhang.ledger.identity;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of keeping records beside the log.
public sealed interface RecordKeepingRefusal extends Refusal {

    /// A line is sealed once, and seals follow one another.
    ///
    /// @param sealed the number of the last line that is sealed
    /// @param first the number of the first line of the command
    record LinesSealedBefore(long sealed, long first) implements RecordKeepingRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Long.toString(sealed));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Long.toString(first));
        }
    }
}
