package org.mingzhang.ledger.axon;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;

/// One log that takes commands: decided over Axon Framework, recorded by the one writer.
///
/// A command is answered when it is durable, once. The same command submitted again, before or after a
/// crash, gets the first answer again; the same id with another body gets [Answer.IdReused] and
/// changes nothing.
///
/// **Errors** of an answer: [org.mingzhang.ledger.store.LedgerUnavailableException], submit it again;
/// [org.mingzhang.ledger.store.PoisonCommandException], the database refused this command alone. In
/// both cases nothing of the command is recorded, or all of it is and the next try finds it.
public final class Ledger implements AutoCloseable {

    private final PostgresEventStorageEngine engine;
    private final AxonConfiguration axon;
    private final ExecutorService later;
    private final Dispatcher dispatcher;
    private final InFlight inFlight;

    private Ledger(
            PostgresEventStorageEngine engine,
            AxonConfiguration axon,
            ExecutorService later,
            Dispatcher dispatcher,
            InFlight inFlight) {
        this.engine = engine;
        this.axon = axon;
        this.later = later;
        this.dispatcher = dispatcher;
        this.inFlight = inFlight;
    }

    /// Starts to take commands.
    static Ledger start(
            LedgerSettings settings,
            PostgresEventStorageEngine engine,
            EventMessages messages,
            Recorded recorded) {
        TypeCatalogue types = settings.types();
        EventSourcingConfigurer configurer =
                EventSourcingConfigurer.create()
                        // It would call home.
                        .componentRegistry(
                                r -> r.disableEnhancer(UpdateCheckerConfigurationEnhancer.class))
                        .registerEventStorageEngine(_ -> engine)
                        .registerTagResolver(_ -> messages);
        AxonConfiguration axon = configurer.start();
        CommandBus bus = axon.getComponent(CommandBus.class);
        DecisionHandler handler =
                new DecisionHandler(
                        engine,
                        axon.getComponent(EventStore.class),
                        messages,
                        types,
                        new PartCache(settings.cachedPartsMax()),
                        new PartCriteria(folded -> names(types, folded)),
                        settings.zone());
        types.commands().forEach(type -> bus.subscribe(new QualifiedName(type.name()), handler));
        ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();
        return new Ledger(
                engine,
                axon,
                later,
                new Dispatcher(engine.log().origin(), bus, later),
                new InFlight(recorded::answer));
    }

    private static Set<QualifiedName> names(
            TypeCatalogue types, Set<Class<? extends Event>> folded) {
        return types.events().stream()
                .filter(type -> folded.stream().anyMatch(f -> f.isAssignableFrom(type.shape().type())))
                .map(type -> new QualifiedName(type.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Decides a command on the calling thread, which may wait for the database. Returns when the
    /// decision is queued; the answer is given when it is durable.
    public CompletableFuture<Answer> submit(Submission submission) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Optional<CompletableFuture<Answer>> known = inFlight.enter(submission, answer);
        if (known.isPresent()) {
            return known.get();
        }
        dispatcher.decide(submission, answer);
        return answer;
    }

    /// A stream of commands that are decided strictly in order.
    ///
    /// @param inFlightMax how many of its commands may be queued and not durable
    public OrderedSubmissions ordered(int inFlightMax) {
        return new OrderedSubmissions(dispatcher, inFlight, inFlightMax);
    }

    /// The engine below, for those who read.
    public PostgresEventStorageEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        axon.shutdown();
        engine.close();
        later.close();
    }
}
