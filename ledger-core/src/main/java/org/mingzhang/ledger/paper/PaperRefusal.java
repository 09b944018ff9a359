package org.mingzhang.ledger.paper;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of white papers.
public sealed interface PaperRefusal extends Refusal {

    /// A paper is published again only if it is made of more entries.
    ///
    /// @param published how many entries the paper published last is made of
    /// @param size how many the command names
    record PaperNotNewer(long published, long size) implements PaperRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Long.toString(published));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Long.toString(size));
        }
    }

    /// A paper counts up to the last day of its period, or up to today while the period lasts.
    ///
    /// @param expected that day
    /// @param until the day of the command
    record PaperDayNotLast(LocalDate expected, LocalDate until) implements PaperRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(expected.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(until.toString());
        }
    }

    /// The period of a paper has begun.
    ///
    /// @param begins the first day of the period
    /// @param today the day of the decision
    record PaperPeriodNotBegun(LocalDate begins, LocalDate today) implements PaperRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(begins.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(today.toString());
        }
    }
}
