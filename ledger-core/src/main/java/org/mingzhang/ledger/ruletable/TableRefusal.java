package org.mingzhang.ledger.ruletable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of published tables.
public sealed interface TableRefusal extends Refusal {

    /// A table has one of the names that rules look up.
    ///
    /// @param table the table of the command
    record TableUnknown(String table) implements TableRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(
                    Arrays.stream(TableForm.values())
                            .map(TableForm::id)
                            .collect(Collectors.joining(", ")));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(table);
        }
    }

    /// Versions are numbered one after the other.
    ///
    /// @param table the table
    /// @param expected the next number
    /// @param version the number of the command
    record TableVersionNotNext(String table, int expected, int version) implements TableRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(table);
        }
    }

    /// Only the version proposed last is confirmed, and once.
    ///
    /// @param table the table
    /// @param version the number of the command
    record TableNotProposed(String table, int version) implements TableRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(table);
        }
    }

    /// A version does not end before it begins.
    ///
    /// @param from the first day
    /// @param until the last day
    record TableValidityBackwards(LocalDate from, LocalDate until) implements TableRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(from.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(until.toString());
        }
    }

    /// A table has the columns of its name, in their order.
    ///
    /// @param expected the columns
    /// @param found those of the command
    record TableColumnsDiffer(String expected, String found) implements TableRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(expected);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(found);
        }
    }

    /// A cell has the form of its column.
    ///
    /// @param row the row, counted from 1
    /// @param column the column
    /// @param form what it may hold, a regular expression
    /// @param cell what it holds
    record TableCellInvalid(int row, String column, String form, String cell)
            implements TableRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(form);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(cell);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(row + ", " + column);
        }
    }

    /// No two rows have one key.
    ///
    /// @param row the second of them, counted from 1
    /// @param first the first of them
    /// @param key the key
    record TableRowTwice(int row, int first, String key) implements TableRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(first));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(row));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(key);
        }
    }
}
