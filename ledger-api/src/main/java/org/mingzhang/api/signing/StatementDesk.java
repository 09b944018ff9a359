package org.mingzhang.api.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.mingzhang.api.commands.CommandDesk;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.identity.Signable;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.signing.Statements;
import tools.jackson.databind.node.ObjectNode;

/// Says what a caller is about to sign.
public final class StatementDesk {

    /// How long there is to read, sign and send.
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private final CommandDesk desk;
    private final Statements statements;
    private final InstantSource clock;

    /// A desk beside the one for commands.
    public StatementDesk(CommandDesk desk, Statements statements, InstantSource clock) {
        this.desk = desk;
        this.statements = statements;
        this.clock = clock;
    }

    /// The statement of a command that its caller may submit.
    ///
    /// @param command as it will be submitted, without a signature
    /// @throws FaultException if the caller may not, the command is wrong in form, is not one that
    ///   is signed, or follows a submission that is not in the log
    public ObjectNode statementOf(byte[] command, Identity caller) {
        return switch (desk.draft(command, caller)) {
            case CommandDesk.Looked.Bad(Fault fault) -> throw new FaultException(fault);
            case CommandDesk.Looked.Good(Submission submission) -> statementOf(submission);
        };
    }

    private ObjectNode statementOf(Submission submission) {
        if (!(submission.command() instanceof Signable signable)) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "type", submission.type(), Expected.Form.SIGNED_COMMAND));
        }
        Instant expiresAt = Timestamps.truncated(clock.instant().plus(VALIDITY));
        return statements
                .of(submission, expiresAt)
                .orElseThrow(() ->
                        new FaultException(
                                new Fault.NotFound(
                                        signable.subject().kind(), signable.subject().id())));
    }
}
