package org.mingzhang.projections.asof;

import java.time.Instant;

/// Why a cut cannot be made: the value and the limit that it breaks.
public sealed interface CutProblem {

    /// One sentence for people.
    String message();

    /// The text is in no known form.
    ///
    /// @param field which word of the question, `at` or `by`
    /// @param value the text
    /// @param rule the forms that are known
    record Malformed(String field, String value, String rule) implements CutProblem {
        @Override
        public String message() {
            return "%s must be %s, not %s".formatted(field, rule, value);
        }
    }

    /// There is no entry at the position.
    ///
    /// @param position what was asked
    /// @param last the last position there is, -1 in an empty log
    record PositionBeyondEnd(long position, long last) implements CutProblem {
        @Override
        public String message() {
            return "position must be 0 to %d, not %d".formatted(last, position);
        }
    }

    /// The log had not begun.
    ///
    /// @param time what was asked
    /// @param first the time of the first entry
    record TimeBeforeLog(Instant time, Instant first) implements CutProblem {
        @Override
        public String message() {
            return "the log begins at %s, after %s".formatted(first, time);
        }
    }

    /// What will be known then is not known.
    ///
    /// @param time what was asked
    /// @param now the present
    record TimeAfterNow(Instant time, Instant now) implements CutProblem {
        @Override
        public String message() {
            return "it is %s, before %s".formatted(now, time);
        }
    }

    /// The entry is there, but the read models have not reached it in time. Asking again helps.
    ///
    /// @param position what must be included
    /// @param reached the last position that the read models include
    record NotReached(long position, long reached) implements CutProblem {
        @Override
        public String message() {
            return "the read models have reached position %d, not yet %d"
                    .formatted(reached, position);
        }
    }

    /// The read models have not been built. Asking again helps.
    record NotBuilt() implements CutProblem {
        @Override
        public String message() {
            return "the read models are not built yet";
        }
    }
}
