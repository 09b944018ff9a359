package org.mingzhang.ledger.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What the installation puts on record about reading and signing in. Sent by the ledger itself.
public sealed interface RecordKeepingCommand extends Command {

    /// Seals what was read since the last seal: the record of readings lies beside the log, and
    /// from here on nobody changes these of its lines unseen.
    ///
    /// @param record which record: `readings`
    /// @param first the number of the first line that is sealed
    /// @param last the number of the last one
    /// @param count how many lines there are; numbers can be left out
    /// @param digest hash of the lines, by the log's first suite
    @Introspected
    record SealReadings(
            @NotNull @Code @Tagged("record") String record,
            @Positive long first,
            @Positive long last,
            @Positive int count,
            @NotNull @Sha256Hex String digest)
            implements RecordKeepingCommand {}

    /// Reports that something with which a person signs in was made, changed or taken back.
    ///
    /// @param person whose it is
    /// @param change what became of it
    /// @param by who did it
    /// @param reason why, where somebody else did it
    @Introspected
    record RecordCredential(
            @NotNull @ActorName @Tagged("person") String person,
            @NotNull Change change,
            @NotNull @ActorName String by,
            Optional<@FreeText String> reason)
            implements RecordKeepingCommand {}

    /// What became of something with which a person signs in.
    enum Change {
        /// An account, with a password for one use.
        ACCOUNT_OPENED,
        /// A password for one use, in the place of a forgotten one.
        PASSWORD_RESET,
        /// A password that the person chose.
        PASSWORD_CHOSEN,
        /// A second factor.
        SECOND_FACTOR_ADDED,
        /// A second factor that an administrator wants taken away, since it is lost.
        SECOND_FACTOR_RESET_PROPOSED,
        /// A second factor, taken away by another administrator.
        SECOND_FACTOR_RESET,
        /// An account, closed for good.
        ACCOUNT_CLOSED
    }
}
