package org.mingzhang.ledger.axon;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.EncodedEvent;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.duty.Duty;
import org.mingzhang.ledger.duty.Granted;
import org.mingzhang.ledger.signing.SignatureCheck;
import org.mingzhang.ledger.store.Basis;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;

/// Handles every command, whatever its type: basis, grant, duty, signature, decision, append, in
/// this order, all on the thread of the caller.
///
/// The basis is taken before the part cache is looked at. The other way round, a batch that fails
/// in between would let a decision stand on entries that never became durable.
final class DecisionHandler implements CommandHandler {

    private static final CommandResultMessage DECIDED =
            new GenericCommandResultMessage(new MessageType("ledger.Decided", "1"), "decided");

    /// Each time, another decision was queued between two steps of looking.
    private static final int LOOKS_AHEAD_MAX = 1_000;

    private final PostgresEventStorageEngine engine;
    private final EventStore events;
    private final EventMessages messages;
    private final PartCache cache;
    private final RefusalLimit refusals;
    private final LedgerSettings settings;
    private final SignatureCheck signatures;

    DecisionHandler(
            PostgresEventStorageEngine engine,
            EventStore events,
            EventMessages messages,
            PartCache cache,
            RefusalLimit refusals,
            LedgerSettings settings,
            SignatureCheck signatures) {
        this.engine = engine;
        this.events = events;
        this.messages = messages;
        this.cache = cache;
        this.refusals = refusals;
        this.settings = settings;
        this.signatures = signatures;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(
            CommandMessage message, ProcessingContext context) {
        DecisionContext decision = Objects.requireNonNull(message.payloadAs(DecisionContext.class));
        Basis basis = engine.takeBasis();
        decision.takes(basis);
        messages.attach(context, decision.submission(), basis);
        context.putResource(PostgresEventStorageEngine.BASIS, basis);
        context.putResource(PostgresEventStorageEngine.APPENDED, decision::appended);
        context.putResource(PostgresEventStorageEngine.OPENINGS, decision.submission().openings());

        SourcedState state = new SourcedState(basis, engine, cache);
        List<Event> decided =
                decide(
                        settings.types().typeOf(decision.submission().command()),
                        decision.submission(),
                        state,
                        basis);
        decision.decided(decided);
        if (decided.getFirst() instanceof CommandRefused
                && refusals.isReached(decision.submission().client())) {
            return MessageStream.fromFuture(engine.whenDurable(basis).thenApply(_ -> DECIDED));
        }
        context.putResource(PostgresEventStorageEngine.READ, state.read());
        EventStoreTransaction transaction = events.transaction(context);
        List<SourcedState.Made> made = new ArrayList<>(decided.size());
        for (Event event : decided) {
            EncodedEvent encoded = messages.encode(event);
            made.add(new SourcedState.Made(event, encoded.tags()));
            transaction.appendEvent(messages.of(event, encoded, basis));
        }
        context.putResource(PostgresEventStorageEngine.QUEUED, state.grown(made));
        return MessageStream.just(DECIDED);
    }

    /// The refusal that a command would meet now; empty if it would hold. Nothing is recorded, and
    /// the next command may change it.
    ///
    /// @throws LedgerUnavailableException if this node does not write, or others kept overtaking it
    Optional<CommandRefused> foresee(Submission submission) {
        for (int look = 0; look < LOOKS_AHEAD_MAX; look++) {
            try {
                return foresee(submission, engine.takeBasis());
            } catch (AppendEventsTransactionRejectedException _) {
                // Another decision has gone on from the basis: look from behind it.
            }
        }
        throw new LedgerUnavailableException("other commands kept overtaking this one; ask again");
    }

    private Optional<CommandRefused> foresee(Submission submission, Basis basis) {
        SourcedState state = new SourcedState(basis, engine, cache);
        List<Event> decided =
                decide(settings.types().typeOf(submission.command()), submission, state, basis);
        return decided.getFirst() instanceof CommandRefused refusal
                ? Optional.of(refusal)
                : Optional.empty();
    }

    private <C extends Command> List<Event> decide(
            CommandType<C> type, Submission submission, SourcedState state, Basis basis) {
        C command = type.shape().type().cast(submission.command());
        Occasion.Person actor = submission.sender().actor();
        if (settings.grantsGovern()) {
            LocalDate today = basis.decidedAt().atZone(settings.zone()).toLocalDate();
            switch (Granted.check(actor, command, state, today)) {
                case Granted.Outcome.As(Occasion.Person granted) -> actor = granted;
                case Granted.Outcome.Not(Refusal refusal) -> {
                    return List.of(CommandRefused.of(command, refusal));
                }
            }
        }
        Optional<Refusal> forbidden = Duty.refusal(actor.role(), type.shape().type());
        if (forbidden.isPresent()) {
            return List.of(CommandRefused.of(command, forbidden.get()));
        }
        Occasion occasion =
                new Occasion(
                        actor,
                        basis.decidedAt(),
                        settings.zone(),
                        submission
                                .signature()
                                .map(signature -> signatures.of(submission, signature, state)));
        return switch (type.decider().decide(command, state, occasion)) {
            case Decision.Accepted(List<Event> accepted) -> accepted;
            case Decision.Refused(var refusal, var alerts) ->
                    Stream.concat(Stream.of(CommandRefused.of(command, refusal)), alerts.stream())
                            .toList();
        };
    }
}
