package org.mingzhang.api.problem;

import java.time.LocalDateTime;
import java.util.List;
import org.mingzhang.ledger.axon.LedgerReceipt;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.shape.Violation;

/// Everything that can go wrong at the edge, as values. [ProblemMapper] gives each its document.
public sealed interface Fault {

    /// A rule of public finance forbids the command; the attempt is recorded.
    record Refused(LedgerReceipt receipt, CommandRefused refusal, boolean repeated)
            implements Fault {}

    /// The input breaks rules of form; nothing is recorded.
    ///
    /// @param violations all of them
    record InvalidInput(List<Violation> violations) implements Fault {
        public InvalidInput {
            violations = List.copyOf(violations);
        }
    }

    /// The id was used before for another command.
    record IdReused(String client, String commandId) implements Fault {}

    /// A query parameter or a part of the path is wrong.
    ///
    /// @param name the parameter
    /// @param value what was given
    /// @param expected what it must be
    record BadParameter(String name, String value, Expected expected) implements Fault {

        /// Returns if a number lies between two others, both included.
        ///
        /// @throws FaultException otherwise
        public static void requireWithin(String name, long value, long least, long most) {
            if (value < least || value > most) {
                throw new FaultException(
                        new BadParameter(
                                name, Long.toString(value), new Expected.Whole(least, most)));
            }
        }
    }

    /// No token, or one that opens nothing.
    record Unauthenticated(boolean tokenGiven) implements Fault {}

    /// The caller may not read or do this.
    record Forbidden() implements Fault {}

    /// The token is for other divisions.
    ///
    /// @param scope the beginning of the codes of the divisions that it is for
    /// @param division the division that was asked for
    record OutsideScope(String scope, String division) implements Fault {}

    /// Whoever acts in this role sees no money.
    ///
    /// @param role the role
    record NoSightOfMoney(String role) implements Fault {}

    /// The caller is for other units.
    ///
    /// @param units the beginning of the codes of the units that the caller may read
    /// @param unit the unit that was asked for; the division, where that was
    record OutsideUnits(String units, String unit) implements Fault {}

    /// What was asked for does not exist.
    ///
    /// @param kind what it would be: `path`, `entry`, `receipt`, `command-type`, `checkpoint`,
    ///   `log-file`, `tag-index`
    record NotFound(String kind, String value) implements Fault {}

    /// No entry holds the personal text whose erasure is proposed.
    record CommitmentUnknown(String commitment) implements Fault {}

    /// Passphrase or second factor is wrong; which of them is not said.
    record StepUpFailed() implements Fault {}

    /// The caller's token, or the module in front of it, does not sign.
    ///
    /// @param reason what failed, in the words of PKCS#11
    record TokenFailed(String reason) implements Fault {}

    /// The command is one for which the second factor must have been shown a moment ago.
    record StepUpNeeded() implements Fault {}

    /// What was to be made exists.
    ///
    /// @param kind what it is: `second-factor`
    record AlreadyThere(String kind, String value) implements Fault {}

    /// A position that the log has not reached.
    record PositionBeyondEnd(long position, long size) implements Fault {}

    /// A moment at which the log had not begun.
    ///
    /// @param name the parameter
    /// @param value what was given
    /// @param first when the first entry was recorded, in the zone of the log
    record BeforeLog(String name, String value, LocalDateTime first) implements Fault {}

    /// A moment that has not come: what will be known then is not known.
    ///
    /// @param name the parameter
    /// @param value what was given
    /// @param now the present, in the zone of the log
    record AfterNow(String name, String value, LocalDateTime now) implements Fault {}

    /// The method is not offered at this path.
    record MethodNotAllowed(String method, List<String> allowed) implements Fault {
        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }
    }

    /// No representation that the caller accepts.
    record NotAcceptable(List<String> offered) implements Fault {
        public NotAcceptable {
            offered = List.copyOf(offered);
        }
    }

    /// The body has another media type.
    record UnsupportedMediaType(String given, List<String> supported) implements Fault {
        public UnsupportedMediaType {
            supported = List.copyOf(supported);
        }
    }

    /// The body or a line of it is too long.
    record TooLarge(String what, long bytesMax) implements Fault {}

    /// A rule forbids the command, and the client was refused so often that the refusal is only
    /// counted; nothing is recorded of it, and the id is free.
    record TooManyRefusals(CommandRefused refusal, long retryAfterSeconds) implements Fault {}

    /// No more of something at the same time.
    ///
    /// @param kind what it is: `stream`, `subscription`
    /// @param most how many there may be
    record TooMany(String kind, int most) implements Fault {}

    /// The operator has not named the place that events are to be sent to.
    ///
    /// @param place scheme, host and port
    record SinkNotAllowed(String place) implements Fault {}

    /// The ledger cannot decide at the moment; the same command may be sent again.
    record Unavailable(long retryAfterSeconds) implements Fault {}

    /// The ledger answers questions and takes no commands.
    ///
    /// @param reason why, and what to do, from the writer itself
    record ReadOnly(String reason) implements Fault {}

    /// Another node takes the commands.
    ///
    /// @param where the name of that node, as it gave it
    record Standby(String where, long retryAfterSeconds) implements Fault {}

    /// The position to wait for was not reached in time.
    record PositionNotReached(long position, long size, long retryAfterSeconds) implements Fault {}

    /// This one command breaks the writer; it is refused alone and an operator must look.
    record PoisonCommand(String incident) implements Fault {}

    /// A defect of ours.
    record Internal(String incident) implements Fault {}
}
