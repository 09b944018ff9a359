package org.mingzhang.ledger.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.FreeText;

/// What is on record of persons who prove that they are themselves.
public sealed interface AccessCommand extends Command {

    /// Reports that a person showed passphrase and second factor, or the wrong ones. Sent by the
    /// ledger itself.
    ///
    /// @param person who was asked
    /// @param outcome what they showed
    @Introspected
    record RecordSignIn(
            @NotNull @ActorName @Tagged("person") String person, @NotNull Outcome outcome)
            implements AccessCommand {}

    /// Lets a person who was blocked try again.
    ///
    /// @param person who was blocked
    /// @param reason why
    @Introspected
    record UnblockAccess(
            @NotNull @ActorName @Tagged("person") String person, @NotNull @FreeText String reason)
            implements AccessCommand {}

    /// What a person showed.
    enum Outcome {
        /// Passphrase and second factor, both right.
        SUCCEEDED,
        /// Another passphrase, or another key than one of theirs.
        WRONG_PASSPHRASE,
        /// A code that is wrong, old or used before.
        WRONG_CODE
    }
}
