package org.mingzhang.ledger.axon;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.signing.SignatureCheck;
import org.mingzhang.ledger.signing.Statements;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One log that takes commands: decided over Axon Framework, recorded by the one writer.
///
/// A command is answered when it is durable, once. The same command submitted again, before or
/// after a crash, gets the first answer again; the same id with another body gets [Answer.IdReused]
/// and changes nothing.
///
/// **Errors** of an answer: [org.mingzhang.ledger.store.LedgerUnavailableException], submit it
/// again; [org.mingzhang.ledger.store.PoisonCommandException], the database refused this command
/// alone. In both cases nothing of the command is recorded, or all of it is and the next try finds
/// it.
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long SUPPRESSED_CHECK_SECONDS = 5;

    private final PostgresEventStorageEngine engine;
    private final AxonConfiguration axon;
    private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService minutes =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ledger-refusals").daemon().factory());
    private final RefusalLimit refusals;
    private final Dispatcher dispatcher;
    private final InFlight inFlight;
    private final SystemCommands system;
    private final DecisionHandler handler;

    private Ledger(LedgerDatabase database, LedgerSettings settings, RandomGenerator random) {
        EventCodec codec = new EventCodec(settings.types());
        EventMessages messages = new EventMessages(database.log().origin(), codec, random);
        this.engine = database.open(messages);
        this.axon = start(engine, messages);
        this.refusals =
                new RefusalLimit(settings.refusalsPerMinuteMax(), database.time().monotonicNanos());
        CommandBus bus = axon.getComponent(CommandBus.class);
        this.handler =
                new DecisionHandler(
                        engine,
                        axon.getComponent(EventStore.class),
                        messages,
                        new PartCache(settings.cachedPartsMax()),
                        refusals,
                        settings,
                        new SignatureCheck(new Statements(settings.types(), database.reader())));
        for (var type : settings.types().commands()) {
            bus.subscribe(new QualifiedName(type.name()), handler);
        }
        this.dispatcher = new Dispatcher(engine, bus, refusals, later);
        this.inFlight = new InFlight(new Recorded(engine, database.reader(), codec)::answer);
        this.system =
                new SystemCommands(
                        this::submit,
                        settings.types(),
                        database.log().origin(),
                        TreeHashers.of(database.log().suites().getFirst()),
                        random);
    }

    /// Opens a log and starts to take commands, or to stand by.
    ///
    /// @param database where the log is kept
    /// @param settings how it decides
    /// @param random where the ids of events come from
    public static Ledger open(
            LedgerDatabase database, LedgerSettings settings, RandomGenerator random) {
        Ledger ledger = new Ledger(database, settings, random);
        var _ =
                ledger.minutes.scheduleWithFixedDelay(
                        ledger::recordSuppressed,
                        SUPPRESSED_CHECK_SECONDS,
                        SUPPRESSED_CHECK_SECONDS,
                        TimeUnit.SECONDS);
        return ledger;
    }

    private static AxonConfiguration start(
            PostgresEventStorageEngine engine, EventMessages messages) {
        return EventSourcingConfigurer.create()
                // It would call home.
                .componentRegistry(r -> r.disableEnhancer(UpdateCheckerConfigurationEnhancer.class))
                // Entries carry their command and correlation; messages need not carry them again.
                .componentRegistry(r ->
                        r.registerComponent(
                                CorrelationDataProviderRegistry.class,
                                _ -> new DefaultCorrelationDataProviderRegistry()))
                .registerEventStorageEngine(_ -> engine)
                .registerTagResolver(_ -> messages)
                .start();
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

    /// What would come of a command now, as those who are about to submit it want to know: the
    /// refusal that it would meet, or nothing if it would hold. Nothing is recorded, so it promises
    /// nothing: the next command may change it.
    ///
    /// @throws org.mingzhang.ledger.store.LedgerUnavailableException if this node does not write
    public Optional<CommandRefused> foresee(Submission submission) {
        return handler.foresee(submission);
    }

    /// A stream of commands that are decided strictly in order.
    ///
    /// @param inFlightMax how many of its commands may be queued and not durable
    public OrderedSubmissions ordered(int inFlightMax) {
        return new OrderedSubmissions(dispatcher, inFlight, inFlightMax);
    }

    /// Names in the log the schema of every event type that it does not name yet. To be called when
    /// the writer is active.
    ///
    /// @throws IllegalStateException if the log names another schema for a type and revision
    public void publishSchemas() {
        system.publishSchemas();
    }

    /// Records that the log went on without the quorum of its witnesses. To be called when the
    /// writer is active, before anything else is submitted.
    ///
    /// @param reached the names of the witnesses that answered
    /// @param missing the names of those that did not
    /// @throws java.util.concurrent.CompletionException if it cannot be recorded
    public void recordUnwitnessedStart(List<String> reached, List<String> missing) {
        system.recordUnwitnessedStart(reached, missing);
    }

    private void recordSuppressed() {
        refusals.suppressed()
                .forEach((client, count) -> {
                    var _ =
                            system.recordSuppressed(client, count)
                                    .whenComplete(
                                            (_, failure) -> warnIfLost(client, count, failure));
                });
    }

    private static void warnIfLost(String client, int count, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.atWarn()
                    .addKeyValue("client", client)
                    .addKeyValue("count", count)
                    .setCause(failure)
                    .log("suppressed refusals not recorded");
        }
    }

    /// The engine below, for those who read.
    public PostgresEventStorageEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        minutes.shutdownNow();
        axon.shutdown();
        engine.close();
        later.close();
    }
}
