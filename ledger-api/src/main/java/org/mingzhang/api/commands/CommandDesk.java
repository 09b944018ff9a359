package org.mingzhang.api.commands;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.axon.LedgerReceipt;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.duty.Duty;
import org.mingzhang.ledger.duty.SecondFactor;
import org.mingzhang.ledger.personal.ErasureCommand.ProposeErasure;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.PoisonCommandException;
import org.mingzhang.ledger.store.WriterState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is the same for one command and for a stream: who may, what is wrong, what came of it.
/// Thread-safe.
public final class CommandDesk {

    /// How much one command may be, as JSON.
    public static final int COMMAND_BYTES_MAX = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final long RETRY_AFTER_SECONDS = 2;

    // Refusals are counted by the minute.
    private static final long REFUSALS_RETRY_AFTER_SECONDS = 60;

    private final Ledger ledger;
    private final CommandBinder binder;
    private final Supplier<String> incidents;
    private final InstantSource clock;
    private final Predicate<String> secondFactors;
    private final Predicate<String> personalTexts;

    /// A desk in front of a ledger.
    ///
    /// @param incidents gives a new incident id with each call
    /// @param secondFactors whether a person has a second factor
    /// @param personalTexts whether the log holds, or held, the personal text of a commitment
    public CommandDesk(
            Ledger ledger,
            CommandBinder binder,
            Supplier<String> incidents,
            InstantSource clock,
            Predicate<String> secondFactors,
            Predicate<String> personalTexts) {
        this.personalTexts = personalTexts;
        this.secondFactors = secondFactors;
        this.ledger = ledger;
        this.binder = binder;
        this.incidents = incidents;
        this.clock = clock;
    }

    /// An input that was looked at.
    public sealed interface Looked {

        /// A command.
        record Good(Submission submission) implements Looked {}

        /// Anything else; nothing is recorded of it.
        record Bad(Fault fault) implements Looked {}
    }

    /// The types of commands that some role may submit; the others are the ledger's own.
    public static List<CommandType<?>> offered(TypeCatalogue types) {
        return types.commands().stream()
                .<CommandType<?>>map(type -> type)
                .filter(type -> !Duty.rolesFor(type.shape().type()).isEmpty())
                .toList();
    }

    /// Looks at one input. Who may submit it is decided, and refusals recorded, by the ledger.
    ///
    /// Whoever has several roles acts in the first that may submit the command.
    public Looked look(byte[] json, Identity caller) {
        return switch (draft(json, caller)) {
            case Looked.Good(Submission submission) when needsStepUp(submission, caller) ->
                    new Looked.Bad(new Fault.StepUpNeeded());
            case Looked.Good(Submission submission)
                    when submission.command() instanceof ProposeErasure erasure
                            && isOfNothing(erasure, submission) ->
                    new Looked.Bad(new Fault.CommitmentUnknown(erasure.commitment()));
            case Looked looked -> looked;
        };
    }

    /// Entries have no tag for the texts that they hold, so that the ledger itself cannot see that
    /// none does. Whoever may not propose an erasure does not learn it either: the ledger refuses.
    private boolean isOfNothing(ProposeErasure erasure, Submission submission) {
        return Duty.permits(submission.sender().actor().role(), ProposeErasure.class)
                && !personalTexts.test(erasure.commitment());
    }

    /// Looks at one input that is signed before it is submitted: the second factor is a matter of
    /// the submission.
    public Looked draft(byte[] json, Identity caller) {
        Sender sender = sender(caller, caller.roles().getFirst());
        return switch (binder.bind(json, sender)) {
            case Binding.Invalid(var violations) ->
                    new Looked.Bad(new Fault.InvalidInput(violations));
            case Binding.Bound(Submission submission) ->
                    new Looked.Good(inTheRightRole(submission, caller));
        };
    }

    /// A command that was accepted, durably.
    ///
    /// @param submission the command
    /// @param receipt its place in the log
    /// @param repeated whether it was submitted before
    public record Done(Submission submission, LedgerReceipt receipt, boolean repeated) {}

    /// Submits one command and waits until its answer is durable.
    ///
    /// @throws FaultException if it was not accepted, for whatever reason
    public Done submit(byte[] json, Identity caller) throws InterruptedException {
        closed().ifPresent(CommandDesk::refuse);
        if (json.length > COMMAND_BYTES_MAX) {
            refuse(new Fault.TooLarge("body", COMMAND_BYTES_MAX));
        }
        return switch (look(json, caller)) {
            case Looked.Bad(Fault fault) -> throw new FaultException(fault);
            case Looked.Good(Submission submission) -> submit(submission);
        };
    }

    private Done submit(Submission submission) throws InterruptedException {
        Answer answer;
        try {
            answer = ledger.submit(submission).get();
        } catch (ExecutionException e) {
            throw new FaultException(faultOf(e, submission.id()));
        }
        if (answer instanceof Answer.Accepted(LedgerReceipt receipt, boolean repeated)) {
            return new Done(submission, receipt, repeated);
        }
        throw new FaultException(faultOf(answer).orElseThrow());
    }

    private static void refuse(Fault fault) {
        throw new FaultException(fault);
    }

    /// What a command would meet now.
    ///
    /// @param refusal the rule that would forbid it
    /// @param stepUp whether the second factor is shown again before it
    public record Outlook(Optional<CommandRefused> refusal, boolean stepUp) {}

    /// What a command would meet if it were submitted now. Nothing is recorded.
    ///
    /// @throws FaultException if it is wrong in form, or the ledger takes no commands
    public Outlook foresee(byte[] json, Identity caller) {
        closed().ifPresent(CommandDesk::refuse);
        return switch (binder.bind(json, sender(caller, caller.roles().getFirst()))) {
            case Binding.Invalid(var violations) ->
                    throw new FaultException(new Fault.InvalidInput(violations));
            case Binding.Bound(Submission submission) -> {
                try {
                    yield new Outlook(
                            ledger.foresee(inTheRightRole(submission, caller)),
                            needsStepUp(submission, caller));
                } catch (LedgerUnavailableException _) {
                    throw new FaultException(unavailable());
                }
            }
        };
    }

    /// Whoever has a second factor shows it again, or signs: a token alone approves nothing then.
    private boolean needsStepUp(Submission submission, Identity caller) {
        if (!SecondFactor.isNeededFor(submission.command().getClass())) {
            return false;
        }
        return caller.assurance().bySecondFactor()
                ? !caller.assurance().sufficesAt(clock.instant())
                : submission.signature().isEmpty() && secondFactors.test(caller.person());
    }

    /// Whoever has no role that may submit it acts in their first: the ledger refuses it and has
    /// the attempt on record.
    private static Submission inTheRightRole(Submission submission, Identity caller) {
        Class<? extends Command> type = submission.command().getClass();
        return caller.roles().stream()
                .filter(role -> Duty.permits(role, type))
                .findFirst()
                .map(role -> actingAs(role, submission, caller))
                .orElse(submission);
    }

    private static Submission actingAs(String role, Submission submission, Identity caller) {
        return submission.sender().actor().role().equals(role)
                ? submission
                : submission.by(sender(caller, role));
    }

    private static Sender sender(Identity caller, String role) {
        return new Sender(caller.client(), caller.actingAs(role));
    }

    /// The fault that an answer stands for, or nothing if the command was accepted.
    public static Optional<Fault> faultOf(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> Optional.empty();
            case Answer.Refused(var receipt, var refusal, boolean repeated) ->
                    Optional.of(new Fault.Refused(receipt, refusal, repeated));
            case Answer.TooManyRefusals(String _, var refusal) ->
                    Optional.of(new Fault.TooManyRefusals(refusal, REFUSALS_RETRY_AFTER_SECONDS));
            case Answer.IdReused(String client, String id) ->
                    Optional.of(new Fault.IdReused(client, id));
        };
    }

    /// The fault that a failed answer stands for. One that nobody foresaw is an incident, logged
    /// here under the id that the client gets.
    public Fault faultOf(Throwable failure, String commandId) {
        return switch (failure) {
            case CompletionException e when e.getCause() != null ->
                    faultOf(e.getCause(), commandId);
            case ExecutionException e when e.getCause() != null -> faultOf(e.getCause(), commandId);
            case LedgerUnavailableException _ -> unavailable();
            case PoisonCommandException poison -> new Fault.PoisonCommand(poison.incident());
            default -> {
                String incident = incidents.get();
                LOG.atError()
                        .setCause(failure)
                        .addKeyValue("incident.id", incident)
                        .addKeyValue("command.id", commandId)
                        .log("command failed");
                yield new Fault.Internal(incident);
            }
        };
    }

    private Fault unavailable() {
        return closed().orElse(new Fault.Unavailable(RETRY_AFTER_SECONDS));
    }

    /// Why no command is taken until somebody has acted, if so. A ledger that is merely starting or
    /// changing its writer is worth waiting for.
    Optional<Fault> closed() {
        return switch (ledger.engine().state()) {
            case WriterState.ReadOnly(String reason) -> Optional.of(new Fault.ReadOnly(reason));
            case WriterState.Stopped(String reason) -> Optional.of(new Fault.ReadOnly(reason));
            case WriterState.Standby(String where) ->
                    Optional.of(new Fault.Standby(where, RETRY_AFTER_SECONDS));
            case WriterState.Active _, WriterState.Starting _ -> Optional.empty();
        };
    }
}
