package org.mingzhang.ledger.attachment;

import java.util.List;
import java.util.function.Function;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;

/// What spends money, or asks others to agree to it, rests on files whose bytes are stored: an
/// invoice that nobody can show is none.
public final class StoredFiles {

    private StoredFiles() {}

    /// The same decisions, for commands whose files are stored.
    ///
    /// @param attachments the digests that a command names
    public static <C extends Command> Decider<C> behind(
            Function<C, List<String>> attachments, Decider<C> decider) {
        return (command, state, occasion) ->
                Attachment.missing(attachments.apply(command), state)
                        .map(Decision::refuse)
                        .orElseGet(() -> decider.decide(command, state, occasion));
    }
}
