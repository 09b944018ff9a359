package org.mingzhang.ledger.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.entry.Opening;

/// Axon's storage engine on PostgreSQL: conditional appends to one log, group-committed by a single
/// writer, and sourcing that sees what has queued.
///
/// **Positions** are 0-based. A consistency marker, a start and a tracking token are the next
/// position to read, so that the marker behind an append is the size of the log with it.
///
/// **With a [#BASIS]** in the processing context, sourcing ends at its head and sees entries that
/// are queued but not durable; an append fails as a conflict
/// ([AppendEventsTransactionRejectedException]) once the basis is void. **Without** one, sourcing
/// sees durable entries alone, which needs no such care.
///
/// **Errors** of a commit: a conflict, decide again; [QueueFullException] and
/// [LedgerUnavailableException], try again later; [PoisonCommandException], never again;
/// [org.mingzhang.ledger.log.entry.EntryFormatException] already from `appendEvents`. Nothing is
/// ever stored by halves.
public final class PostgresEventStorageEngine implements EventStorageEngine, AutoCloseable {

    /// What the decision of this context stands on; see [#takeBasis].
    public static final ResourceKey<Basis> BASIS = ResourceKey.withLabel("ledger.basis");

    /// Personal data to store in the transaction of the append.
    public static final ResourceKey<List<Opening>> OPENINGS =
            ResourceKey.withLabel("ledger.openings");

    /// The tags that the decision of this context has read up to the head of its [#BASIS]: its
    /// condition, instead of the one that Axon's transaction has collected.
    public static final ResourceKey<List<String>> READ = ResourceKey.withLabel("ledger.read");

    /// Told the position of the first entry, on the thread of the commit, as soon as the append has
    /// its place in the queue: nothing stands against it, and it is not durable yet.
    public static final ResourceKey<LongConsumer> QUEUED = ResourceKey.withLabel("ledger.queued");

    /// Told, before the commit completes, where the entries of the append stand.
    public static final ResourceKey<Consumer<Appended>> APPENDED =
            ResourceKey.withLabel("ledger.appended");

    private static final int STREAM_PAGE_ENTRIES = 1_000;

    /// A condition that keeps falling behind the window is decided again.
    private static final int LOOKS_BEHIND_MAX = 8;

    private final LogRef log;
    private final EventMapping mapping;
    private final LogTail tail;
    private final AbsenceFilter absence;
    private final EntryQueries queries;
    private final LogWriter writer;
    private final TagFiler filer;
    private final ExecutorService completer;
    private final Set<Suite> suites;
    private final Optional<CheckpointPublisher> publisher;

    /// Opens a log that [LogCreation] has created: starts to write, or to stand by, in the
    /// background. Whether it writes is for [#state] to say.
    ///
    /// @param sessions gives sessions of the writer's role; not a pool, since a session is held for
    ///   as long as this node writes
    /// @param pool gives connections of the writer's role for everything else
    /// @throws IllegalArgumentException if the keys are not those of the log's suites
    public static PostgresEventStorageEngine open(
            LogRef log,
            DataSource sessions,
            DataSource pool,
            EventMapping mapping,
            EngineOptions options,
            TimeSource time,
            Publishing publishing) {
        if (!publishing.keys().origin().equals(log.origin().value())
                || !publishing.keys().suites().equals(Set.copyOf(log.suites()))) {
            throw new IllegalArgumentException(publishing.keys() + " do not fit " + log);
        }
        return new PostgresEventStorageEngine(
                        log,
                        sessions,
                        pool,
                        mapping,
                        options,
                        time,
                        new PublishedLogCheck(log, publishing),
                        Optional.of(publishing),
                        EnumSet.allOf(Guard.class))
                .start();
    }

    PostgresEventStorageEngine(
            LogRef log,
            DataSource sessions,
            DataSource reads,
            EventMapping mapping,
            EngineOptions options,
            TimeSource time,
            StartCheck startCheck,
            Optional<Publishing> publishing,
            Set<Guard> guards) {
        this.log = log;
        this.mapping = mapping;
        this.suites = EnumSet.copyOf(log.suites());
        // Whoever waits for a commit goes on in the thread that completes it; each gets its own.
        this.completer = Executors.newVirtualThreadPerTaskExecutor();
        this.absence = new AbsenceFilter();
        WriterClock clock = new WriterClock(time, options.patience().databaseOffsetMax());
        this.filer = new TagFiler(log, reads);
        this.tail = new LogTail(options, clock, absence, filer, completer, guards);
        this.queries = new EntryQueries(reads, log, mapping, absence, filer);
        this.writer =
                new LogWriter(
                        log,
                        sessions,
                        reads,
                        options,
                        time,
                        clock,
                        tail,
                        absence,
                        new AbsenceLoader(reads, log, absence),
                        filer,
                        startCheck,
                        Set.copyOf(guards));
        this.publisher =
                publishing.map(p ->
                        new CheckpointPublisher(
                                log, reads, p, time, tail, writer::state, writer::halt));
    }

    /// Starts to write, or to stand by, in the background.
    PostgresEventStorageEngine start() {
        publisher.ifPresent(CheckpointPublisher::start);
        filer.start();
        writer.start();
        return this;
    }

    /// Takes the basis of one decision: before any cache is looked at.
    ///
    /// @throws LedgerUnavailableException if this node is not the writer or its clock is wrong
    public Basis takeBasis() {
        return tail.takeBasis();
    }

    /// Completes when everything that a decision on this basis has seen is durable; fails as a
    /// conflict if that was taken back. Every answer that depends on state waits for it.
    public CompletableFuture<Void> whenDurable(Basis basis) {
        return tail.whenDurable(basis);
    }

    /// Waits until the queue has room again.
    ///
    /// @return whether it has
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        return tail.awaitRoom(patience);
    }

    /// False only if no entry, durable or queued, has the tag.
    public boolean mayContain(String tag) {
        return absence.mayContainTag(tag);
    }

    /// False only if no entry, durable or queued, came from the command.
    public boolean mayContainCommand(String client, String commandId) {
        return absence.mayContainCommand(new CommandKey(client, commandId));
    }

    /// The durable receipt of a command.
    public Optional<Receipt> receipt(String client, String commandId) {
        return queries.receipt(new CommandKey(client, commandId));
    }

    /// The number of durable entries.
    public long durableSize() {
        return tail.durableSize();
    }

    /// Calls back with each new durable size, on a thread of its own; sizes may come out of order.
    public Registration onDurable(LongConsumer listener) {
        return tail.onDurable(listener);
    }

    /// Calls back with the size of each checkpoint that this node publishes, on the publisher's
    /// thread: the listener must be quick. It lasts as long as the engine.
    public void onPublished(LongConsumer listener) {
        publisher.ifPresent(p -> p.onPublished(listener));
    }

    /// Calls back each time this node has become the writer, on a thread of its own. The listener
    /// lasts as long as the engine.
    public void onActive(Runnable listener) {
        writer.onActive(listener);
    }

    /// What the writer of this node is doing.
    public WriterState state() {
        return writer.state();
    }

    /// The log that this engine writes.
    public LogRef log() {
        return log;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition,
            @Nullable ProcessingContext context,
            List<TaggedEventMessage<?>> events) {
        try {
            List<QueuedAppend.Item> items = new ArrayList<>(events.size());
            for (TaggedEventMessage<?> event : events) {
                EntryDraft draft = mapping.draft(event, items.size(), events.size(), context);
                items.add(
                        QueuedAppend.Item.of(
                                draft, event.event(), mapping.conditionTags(event, draft), suites));
            }
            requireOneCommand(items);
            return CompletableFuture.completedFuture(new Append(condition, items));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void requireOneCommand(List<QueuedAppend.Item> items) {
        for (int i = 0; i < items.size(); i++) {
            var first = items.getFirst().draft().command();
            var command = items.get(i).draft().command();
            if (command.index() != i
                    || command.count() != items.size()
                    || !command.client().equals(first.client())
                    || !command.id().equals(first.id())) {
                throw new IllegalArgumentException(
                        "entry " + i + " of " + items.size() + " says it is of command " + command);
            }
        }
    }

    private final class Append implements AppendTransaction<ConsistencyMarker> {

        private final AppendCondition condition;
        private final List<QueuedAppend.Item> items;

        Append(AppendCondition condition, List<QueuedAppend.Item> items) {
            this.condition = condition;
            this.items = items;
        }

        @Override
        public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
            if (items.isEmpty()) {
                return CompletableFuture.completedFuture(ConsistencyMarker.ORIGIN);
            }
            try {
                QueuedAppend append = queue(condition, items, context);
                return context == null ? append.done() : tell(append, context);
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private static CompletableFuture<ConsistencyMarker> tell(
                QueuedAppend append, ProcessingContext context) {
            LongConsumer queued = context.getResource(QUEUED);
            if (queued != null) {
                queued.accept(append.first());
            }
            Consumer<Appended> appended = context.getResource(APPENDED);
            if (appended == null) {
                return append.done();
            }
            return append.done()
                    .thenApply(marker -> {
                        appended.accept(append.appended());
                        return marker;
                    });
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                ConsistencyMarker marker, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(marker);
        }

        /// Nothing is visible before the commit, and nothing can be taken back behind it.
        @Override
        public void rollback(@Nullable ProcessingContext context) {}
    }

    private QueuedAppend queue(
            AppendCondition condition,
            List<QueuedAppend.Item> items,
            @Nullable ProcessingContext context) {
        List<Opening> openings = context == null ? null : context.getResource(OPENINGS);
        Looked looked = looked(condition, context);
        QueuedAppend append =
                new QueuedAppend(
                        looked.at(),
                        basisOf(context),
                        items,
                        openings == null ? List.of() : openings,
                        suites);
        long from = looked.until();
        for (int look = 0; look < LOOKS_BEHIND_MAX; look++) {
            switch (tail.offer(append, from)) {
                case LogTail.Offer.Queued() -> {
                    return append;
                }
                // Durable entries stay as they are, so that looking needs no lock.
                case LogTail.Offer.LookBehind(long floor, long durable) -> {
                    if (queries.exists(append.condition(), from, floor)) {
                        throw LogTail.conflict("an entry that its decision has not seen matches");
                    }
                    from = durable;
                }
            }
        }
        throw LogTail.conflict("its condition stayed behind the window");
    }

    /// What a decision has looked at, and the first position that it has not seen.
    private record Looked(Selection at, long until) {}

    private Looked looked(AppendCondition condition, @Nullable ProcessingContext context) {
        List<String> read = context == null ? null : context.getResource(READ);
        Basis basis = basisOf(context);
        return read == null || basis == null
                ? new Looked(
                        Selection.of(condition.criteria(), mapping),
                        Math.max(
                                0,
                                GlobalIndexConsistencyMarker.position(
                                        condition.consistencyMarker())))
                : new Looked(Selection.ofTags(read), basis.head());
    }

    @Override
    public MessageStream<EventMessage> source(
            SourcingCondition condition, @Nullable ProcessingContext context) {
        Basis basis = basisOf(context);
        long from = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        try {
            Selection selection = Selection.of(condition.criteria(), mapping);
            LogTail.Excerpt excerpt = tail.excerpt(selection, from, basis);
            List<MessageStream.Entry<EventMessage>> entries = new ArrayList<>();
            for (SourcedEvent event : events(selection, excerpt)) {
                entries.add(entry(event.message(), event.position()));
            }
            entries.add(
                    new SimpleEntry<>(
                            TerminalEventMessage.INSTANCE,
                            ConsistencyMarker.addToContext(
                                    Context.empty(),
                                    new GlobalIndexConsistencyMarker(excerpt.to()))));
            return MessageStream.fromStream(entries.stream(), MessageStream.Entry::message, e -> e);
        } catch (AppendEventsTransactionRejectedException | LedgerUnavailableException e) {
            return MessageStream.failed(e).cast();
        }
    }

    /// The events with a tag, from a position to the head of a basis: what is queued included.
    ///
    /// Who decides on them names the tag in [#READ].
    ///
    /// @throws AppendEventsTransactionRejectedException if the epoch of the basis is over
    /// @throws LedgerUnavailableException if the database does not answer
    public List<SourcedEvent> tagged(String tag, long from, Basis basis) {
        Selection selection = Selection.ofTags(List.of(tag));
        return events(selection, tail.excerpt(selection, from, basis));
    }

    private List<SourcedEvent> events(Selection selection, LogTail.Excerpt excerpt) {
        List<SourcedEvent> stored =
                excerpt.behind()
                        .map(range -> queries.matching(selection, range.from(), range.to()))
                        .orElse(List.of());
        if (excerpt.entries().isEmpty()) {
            return stored;
        }
        List<SourcedEvent> events = new ArrayList<>(stored);
        for (RecentEntries.Recent recent : excerpt.entries()) {
            events.add(new SourcedEvent(recent.position(), recent.message()));
        }
        return events;
    }

    private static @Nullable Basis basisOf(@Nullable ProcessingContext context) {
        return context == null ? null : context.getResource(BASIS);
    }

    private static MessageStream.Entry<EventMessage> entry(EventMessage message, long position) {
        TrackingToken next = new GlobalSequenceTrackingToken(position + 1);
        return new SimpleEntry<>(message, TrackingToken.addToContext(Context.empty(), next));
    }

    @Override
    public MessageStream<EventMessage> stream(
            StreamingCondition condition, @Nullable ProcessingContext context) {
        TrackingToken token = condition.position();
        long from = token == null ? 0 : Math.max(0, token.position().orElse(0));
        StreamPages pages =
                new StreamPages(queries, tail, Selection.of(condition.criteria(), mapping), from);
        return new ContinuousMessageStream<SourcedEvent>(
                _ -> pages.next(STREAM_PAGE_ENTRIES),
                stored -> entry(stored.message(), stored.position()),
                (_, callback) -> tail.onDurable(_ -> callback.run()));
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(
                new GlobalSequenceTrackingToken(tail.durableSize()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(
            Instant at, @Nullable ProcessingContext context) {
        try {
            long size = tail.durableSize();
            return CompletableFuture.completedFuture(
                    new GlobalSequenceTrackingToken(queries.firstAt(at, size).orElse(size)));
        } catch (LedgerUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("log", log);
        descriptor.describeProperty("state", writer.state());
    }

    /// Stops the writer. What is queued fails as unavailable; what is being stored is answered.
    @Override
    public void close() {
        // First, while the writer is active, so that its last checkpoint covers what is durable.
        publisher.ifPresent(CheckpointPublisher::close);
        writer.close();
        filer.close();
        completer.close();
    }
}
