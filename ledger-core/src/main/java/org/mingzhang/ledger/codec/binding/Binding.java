package org.mingzhang.ledger.codec.binding;

import java.util.List;
import org.mingzhang.ledger.codec.shape.Violation;

/// What became of an input.
public sealed interface Binding {

    /// It is a command.
    ///
    /// @param submission ready to be decided
    record Bound(Submission submission) implements Binding {}

    /// It is not.
    ///
    /// @param violations everything that is wrong with it, at least one
    record Invalid(List<Violation> violations) implements Binding {
        public Invalid {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("an invalid input has at least one violation");
            }
        }
    }
}
