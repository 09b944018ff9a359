package org.mingzhang.projections.asof;

import java.time.Instant;

/// Why a cut cannot be made: the value and the limit that it breaks.
public sealed interface CutProblem {

    /// One sentence for people.
    String message();

    /// What a word of a question must be.
    enum Form {
        /// By which days is asked.
        BASIS("recorded or effective"),

        /// A day.
        DATE("a date such as 2026-06-30"),

        /// A day, a time or a position.
        MOMENT(
                "a date, a time such as 2026-06-30T14:05:09.123,"
                        + " or a position such as @812345");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        /// The form in English.
        public String words() {
            return words;
        }
    }

    /// The text is in no known form.
    ///
    /// @param field which word of the question, `at` or `by`
    /// @param value the text
    /// @param form what it must be
    record Malformed(String field, String value, Form form) implements CutProblem {
        @Override
        public String message() {
            return "%s must be %s, not %s".formatted(field, form.words(), value);
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
