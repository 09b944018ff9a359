package org.mingzhang.ledger.axon;

import org.mingzhang.ledger.codec.CommandRefused;

/// What became of a command. Given only when it is durable.
public sealed interface Answer {

    /// The command holds, and its events are recorded.
    ///
    /// @param receipt where they stand
    /// @param repeated whether the same command was submitted and answered before
    record Accepted(LedgerReceipt receipt, boolean repeated) implements Answer {}

    /// A rule forbade the command, and the refusal is recorded.
    ///
    /// @param receipt where it stands
    /// @param refusal the rule, its limit and the value
    /// @param repeated whether the same command was submitted and answered before
    record Refused(LedgerReceipt receipt, CommandRefused refusal, boolean repeated)
            implements Answer {}

    /// A rule forbade the command, but the client was refused so often within a minute that the
    /// refusal is only counted. The id is free again.
    ///
    /// @param client who was refused so often
    /// @param refusal the rule, its limit and the value
    record TooManyRefusals(String client, CommandRefused refusal) implements Answer {}

    /// The id was used before for another command. Nothing is recorded.
    record IdReused(String client, String commandId) implements Answer {}

    /// The same answer, given once more.
    default Answer again() {
        return switch (this) {
            case Accepted(LedgerReceipt receipt, boolean _) -> new Accepted(receipt, true);
            case Refused(LedgerReceipt receipt, CommandRefused refusal, boolean _) ->
                    new Refused(receipt, refusal, true);
            case TooManyRefusals tooMany -> tooMany;
            case IdReused reused -> reused;
        };
    }
}
