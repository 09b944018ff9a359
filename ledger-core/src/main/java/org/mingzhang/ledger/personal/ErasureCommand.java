package org.mingzhang.ledger.personal;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What erases a personal text that lies beside the log: two persons.
public sealed interface ErasureCommand extends Command {

    /// Proposes to erase a personal text.
    ///
    /// @param commitment what the entry carries in its place
    /// @param ground the legal ground; it names no person
    @Introspected
    record ProposeErasure(
            @NotNull @Sha256Hex @Tagged("commitment") String commitment,
            @NotNull @FreeText String ground)
            implements ErasureCommand {}

    /// Has the text erased that another person proposed to erase. Text and salt are gone for good;
    /// the entry, its proofs and what they prove stay as they are.
    ///
    /// @param commitment what the entry carries in its place
    @Introspected
    record ConfirmErasure(@NotNull @Sha256Hex @Tagged("commitment") String commitment)
            implements ErasureCommand {}
}
