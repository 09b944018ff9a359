package org.mingzhang.ledger.codes;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of codes.
public sealed interface CodesRefusal extends Refusal {

    /// A command names codes that are in the set of its year.
    ///
    /// @param version the number in force, `<division>/<year>/<number>`
    /// @param kind what the code stands for, in words
    /// @param code the code of the command
    record CodeUnknown(String version, String kind, String code) implements CodesRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(version);
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(kind);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(code);
        }
    }

    /// A command names codes of its own year, not of the year before or after.
    ///
    /// @param version the number in force, `<division>/<year>/<number>`
    /// @param kind what the code stands for, in words
    /// @param code the code of the command
    /// @param otherYear the division's fiscal year that has the code
    record CodeOfOtherYear(String version, String kind, String code, String otherYear)
            implements CodesRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(version);
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(kind);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(code);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(otherYear);
        }
    }

    /// A retired code is used no more.
    ///
    /// @param version the number in force, `<division>/<year>/<number>`
    /// @param kind what the code stands for, in words
    /// @param code the code of the command
    record CodeIsRetired(String version, String kind, String code) implements CodesRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(version);
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(kind);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(code);
        }
    }

    /// The code sets of a division and year are numbered one after the other, and the pieces of a
    /// set as well.
    ///
    /// @param expected the next number, and the next piece of it
    /// @param proposed those of the command
    record CodeSetNotNext(String expected, String proposed) implements CodesRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(expected);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(proposed);
        }
    }

    /// A set names each code once.
    ///
    /// @param code the code that stands there twice
    record CodeTwice(String code) implements CodesRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(code);
        }
    }

    /// Only what was proposed last can be published, only when all its pieces are there, and only
    /// once.
    ///
    /// @param version the number of the command
    record CodeSetNotProposed(int version) implements CodesRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// A set keeps every code of the one before it: a code that an entry uses is never removed.
    ///
    /// @param version the number of the set that has the code
    /// @param code the code that is missing
    record CodeLeftOut(int version, String code) implements CodesRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(version));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(code);
        }
    }
}
