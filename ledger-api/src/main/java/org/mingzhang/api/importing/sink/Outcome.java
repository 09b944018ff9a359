package org.mingzhang.api.importing.sink;

import java.util.Optional;

/// What became of a command.
public sealed interface Outcome {

    /// It holds.
    ///
    /// @param position the place of its first entry in the log
    /// @param repeated whether it had been recorded before
    record Accepted(long position, boolean repeated) implements Outcome {}

    /// A rule forbade it, and the refusal is recorded.
    ///
    /// @param position the place of the refusal in the log
    /// @param rule the stable code of the rule
    /// @param limit what the rule allows
    /// @param value what the command asked for
    /// @param repeated whether it had been recorded before
    record Refused(
            long position,
            String rule,
            Optional<String> limit,
            Optional<String> value,
            boolean repeated)
            implements Outcome {}

    /// It is no valid command; nothing is recorded.
    ///
    /// @param pointer a JSON Pointer to what is wrong
    /// @param rule the stable code of the rule
    /// @param value what stood there, where it may be shown
    record Invalid(String pointer, String rule, Optional<String> value) implements Outcome {}

    /// Its id was used before for another command; nothing is recorded.
    record IdReused() implements Outcome {}
}
