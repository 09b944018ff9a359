package org.mingzhang.ledger.codec.binding;

import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.CommandDigest;
import org.mingzhang.ledger.log.entry.Origin;

/// Makes submissions of the commands that the ledger sends itself, as the client and actor
/// `ledger`.
///
/// @param types of the commands
/// @param log that takes them
/// @param hasher of its first suite
public record OwnCommands(TypeCatalogue types, Origin log, TreeHasher hasher) {

    /// The client of these commands.
    public static final String CLIENT = "ledger";

    private static final Sender LEDGER =
            new Sender(CLIENT, new Occasion.Person("ledger", "system", "ledger"));

    /// The submission of a command.
    ///
    /// @param id the same for the same command, however often it is sent
    public <C extends Command> Submission submission(String id, C command) {
        var type = types.typeOf(command);
        return new Submission(
                type.name(),
                command,
                LEDGER,
                id,
                CommandDigest.of(
                        hasher,
                        log,
                        LEDGER.actor().id(),
                        CLIENT,
                        id,
                        type.name(),
                        type.shape().write(command)),
                Optional.empty(),
                List.of());
    }
}
