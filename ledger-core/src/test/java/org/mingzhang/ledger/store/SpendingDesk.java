package org.mingzhang.ledger.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/// The smallest decision that can overdraw: spend from a line if its limit allows. Works as the
/// application does: basis, then cache, then sourcing, then append.
final class SpendingDesk {

    /// What a command came to.
    enum Answer {
        SPENT,
        REFUSED
    }

    /// How the desk reads a line and states its condition.
    enum Way {
        /// By Axon's criteria.
        CRITERIA,
        /// By tag, as the application does.
        TAGS
    }

    private record Cached(long epoch, long marker, long spent) {}

    /// What is known of a line before anything is read.
    private static final Cached NOTHING = new Cached(-1, 0, 0);

    private final PostgresEventStorageEngine engine;
    private final long limit;
    private final Way way;
    private final Map<Tag, Cached> cache = new ConcurrentHashMap<>();

    SpendingDesk(PostgresEventStorageEngine engine, long limit, Way way) {
        this.engine = engine;
        this.limit = limit;
        this.way = way;
    }

    static EventCriteria criteria(Tag line) {
        return EventCriteria.havingTags(line).andBeingOneOfTypes(new QualifiedName("spent"));
    }

    /// Decides until it is answered; conflicts and a missing writer are tried again.
    Answer spend(Tag line, long amount, String command, IntConsumer step) {
        while (true) {
            try {
                return attempt(line, amount, command, step);
            } catch (AppendEventsTransactionRejectedException | LedgerUnavailableException e) {
                Thread.onSpinWait();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof AppendEventsTransactionRejectedException)
                        && !(e.getCause() instanceof LedgerUnavailableException)) {
                    throw e;
                }
            }
            if (engine.state() instanceof WriterState.Active
                    && engine.receipt(TextEventMapping.CLIENT, command).isPresent()) {
                return Answer.SPENT;
            }
        }
    }

    /// Reads a line as a decision does, and leaves it in the cache.
    void peek(Tag line) {
        Basis basis = engine.takeBasis();
        long spent =
                TestLog.texts(engine, criteria(line), TestLog.context(basis)).stream()
                        .mapToLong(Long::parseLong)
                        .sum();
        cache.put(line, new Cached(basis.epoch(), basis.head(), spent));
    }

    private Answer attempt(Tag line, long amount, String command, IntConsumer step) {
        step.accept(0);
        Basis basis = engine.takeBasis();
        step.accept(1);
        Cached found = cache.getOrDefault(line, NOTHING);
        boolean usable = found.epoch() == basis.epoch() && found.marker() <= basis.head();
        Cached start = usable ? found : NOTHING;
        step.accept(2);
        ProcessingContext context = TestLog.context(basis, command);
        List<String> texts = read(line, start.marker(), basis, context);
        step.accept(3);
        long spent = start.spent() + texts.stream().mapToLong(Long::parseLong).sum();
        cache.put(line, new Cached(basis.epoch(), basis.head(), spent));
        step.accept(4);
        if (spent + amount > limit) {
            engine.whenDurable(basis).join();
            return Answer.REFUSED;
        }
        AppendCondition condition =
                switch (way) {
                    case CRITERIA -> TestLog.after(basis.head(), criteria(line));
                    case TAGS -> AppendCondition.none();
                };
        var done =
                TestLog.append(
                        engine,
                        condition,
                        context,
                        List.of(TestLog.event("spent", Long.toString(amount), line)));
        step.accept(5);
        done.join();
        return Answer.SPENT;
    }

    private List<String> read(Tag line, long from, Basis basis, ProcessingContext context) {
        return switch (way) {
            case CRITERIA ->
                    TestLog.texts(
                            engine.source(
                                    SourcingCondition.conditionFor(
                                            new GlobalIndexConsistencyMarker(from).position(),
                                            criteria(line)),
                                    context));
            case TAGS -> {
                String tag = line.key() + ":" + line.value();
                context.putResource(PostgresEventStorageEngine.READ, List.of(tag));
                yield engine.tagged(tag, from, basis).stream()
                        .map(SourcedEvent::message)
                        .map(TestLog::text)
                        .toList();
            }
        };
    }
}
