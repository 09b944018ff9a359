package org.mingzhang.api.importing.sink;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.axon.OrderedSubmissions;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.codec.shape.Violation;
import org.mingzhang.ledger.duty.Duty;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// A stream into the ledger of this process, through the same binding and validation as the API.
public final class LedgerSink implements CommandSink {

    /// How many commands of a stream are in flight at most.
    public static final int IN_FLIGHT_MAX = 2_048;

    private final OrderedSubmissions stream;
    private final CommandBinder binder;
    private final Sender sender;

    /// A stream of one person or service.
    public LedgerSink(Ledger ledger, CommandBinder binder, Sender sender) {
        this(ledger.ordered(IN_FLIGHT_MAX), binder, sender);
    }

    /// One person's part of a stream that several share, which keeps their commands in order.
    public LedgerSink(OrderedSubmissions stream, CommandBinder binder, Sender sender) {
        this.stream = stream;
        this.binder = binder;
        this.sender = sender;
    }

    @Override
    public CompletableFuture<Outcome> submit(OutgoingCommand command) throws InterruptedException {
        return switch (binder.bind(command.toJson(), sender)) {
            case Binding.Invalid(var violations) ->
                    CompletableFuture.completedFuture(invalid(violations.getFirst()));
            case Binding.Bound(var submission) -> {
                if (!Duty.permits(sender.actor().role(), submission.command().getClass())) {
                    throw new SinkUnavailable(
                            "the role "
                                    + sender.actor().role()
                                    + " may not send "
                                    + command.type());
                }
                yield stream.submit(submission)
                        .handle((answer, failure) -> {
                            if (failure != null) {
                                throw new CompletionException(unavailable(failure));
                            }
                            return outcome(answer);
                        });
            }
        };
    }

    private static Outcome invalid(Violation violation) {
        return new Outcome.Invalid(violation.pointer(), violation.rule(), violation.value());
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Accepted(var receipt, boolean repeated) ->
                    new Outcome.Accepted(receipt.position(), repeated);
            case Answer.Refused(var receipt, var refusal, boolean repeated) ->
                    new Outcome.Refused(
                            receipt.position(),
                            refusal.rule(),
                            refusal.limit(),
                            refusal.value(),
                            repeated);
            case Answer.TooManyRefusals(var client, var _) ->
                    throw new CompletionException(
                            new SinkUnavailable(
                                    client
                                            + " was refused too often within a minute; start again"));
            case Answer.IdReused _ -> new Outcome.IdReused();
        };
    }

    private static Throwable unavailable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof LedgerUnavailableException
                ? new SinkUnavailable(
                        "the ledger is unavailable: " + cause.getMessage() + "; start again", cause)
                : new SinkUnavailable("the ledger failed: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        // The stream ends with its last answer; nothing is held open.
    }
}
