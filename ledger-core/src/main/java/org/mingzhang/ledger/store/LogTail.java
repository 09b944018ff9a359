package org.mingzhang.ledger.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.jspecify.annotations.Nullable;

/// The end of the log in memory, under one lock: what is queued, what is durable, which epoch it
/// is, and who waits for what.
///
/// Entries get their position and time and become visible as soon as they are queued; a failure
/// takes back everything that is not durable and raises the epoch, which voids every decision that
/// may have seen it. Futures are completed on another thread, never under the lock.
final class LogTail {

    /// How many appends one thread answers: more saves threads, fewer saves the last one time. Who
    /// waits for an append must not block in what it does next.
    private static final int ANSWERS_A_TASK = 16;

    /// So many times the bytes of the window are kept at most.
    private static final int CROWDED = 4;

    /// What became of an offer.
    sealed interface Offer {

        /// It has its place in the queue.
        record Queued() implements Offer {}

        /// Its condition reaches behind the window, in which nothing stands against it; look into
        /// the database up to `floor`, then offer it again from `durable`.
        record LookBehind(long floor, long durable) implements Offer {}
    }

    /// What of a sourcing is in memory.
    ///
    /// @param behind what of it is in front of memory, all of which is durable; empty if nothing is
    ///   there
    /// @param to where the sourcing ends
    record Excerpt(Optional<Range> behind, long to, List<RecentEntries.Recent> entries) {}

    /// The positions in `[from, to)`.
    record Range(long from, long to) {}

    private record Waiter(long size, CompletableFuture<Void> done) {}

    private final EngineOptions options;
    private final WriterClock clock;
    private final AbsenceFilter absence;
    private final TagFiler filer;
    private final Executor completer;
    private final Set<Guard> guards;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();

    @GuardedBy("lock")
    private final ArrayDeque<QueuedAppend> queue = new ArrayDeque<>();

    @GuardedBy("lock")
    private final PriorityQueue<Waiter> waiters =
            new PriorityQueue<>(Comparator.comparingLong(Waiter::size));

    @GuardedBy("lock")
    private RecentEntries recent;

    @GuardedBy("lock")
    private final LastPositions lastPositions = new LastPositions();

    @GuardedBy("lock")
    private Optional<Instant> lastRecordedAt = Optional.empty();

    @GuardedBy("lock")
    private String closedBecause = "the writer is starting";

    @GuardedBy("lock")
    private boolean open;

    @GuardedBy("lock")
    private long epoch;

    @GuardedBy("lock")
    private int pendingEntries;

    @GuardedBy("lock")
    private long pendingBytes;

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    /// Written under the lock, read without.
    private volatile long durable;

    LogTail(
            EngineOptions options,
            WriterClock clock,
            AbsenceFilter absence,
            TagFiler filer,
            Executor completer,
            Set<Guard> guards) {
        this.options = options;
        this.clock = clock;
        this.absence = absence;
        this.filer = filer;
        this.completer = completer;
        this.guards = Set.copyOf(guards);
        this.recent = new RecentEntries(options.window().entries(), options.window().bytes(), 0);
    }

    /// Takes over what is stored; whatever was in memory is gone. Takes no appends yet.
    ///
    /// @param stored appends whose commit is known only now
    void adopt(long size, List<QueuedAppend> stored) {
        lock.lock();
        try {
            recent = new RecentEntries(options.window().entries(), options.window().bytes(), size);
            lastPositions.startAt(size);
        } finally {
            lock.unlock();
        }
        durable(size, stored);
    }

    /// Begins to take appends behind what was adopted.
    ///
    /// @param recordedAt of the last entry
    void open(Optional<Instant> recordedAt) {
        lock.lock();
        try {
            lastRecordedAt = recordedAt;
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more appends, and voids what is queued: none of it was stored, so that it may be
    /// decided again as soon as there is a writer.
    ///
    /// @param because what callers are told
    void close(String because) {
        lock.lock();
        try {
            open = false;
            closedBecause = because;
        } finally {
            lock.unlock();
        }
        takeBack(List.of(), () -> conflict(because));
    }

    Basis takeBasis() {
        lock.lock();
        try {
            requireOpen();
            return new Basis(epoch, recent.head(), clock.read());
        } finally {
            lock.unlock();
        }
    }

    long durableSize() {
        return durable;
    }

    long epoch() {
        lock.lock();
        try {
            return epoch;
        } finally {
            lock.unlock();
        }
    }

    /// Checks the condition of an append from a position on and, if nothing stands against it,
    /// gives it its place.
    ///
    /// @param from the first position that its decision has not seen
    /// @throws AppendEventsTransactionRejectedException if it must be decided again
    /// @throws QueueFullException if there is no room
    /// @throws LedgerUnavailableException if there is no writer, or its clock is wrong
    Offer offer(QueuedAppend append, long from) {
        long[] keys = AbsenceFilter.keysOf(append.command(), append.tags());
        long[] newKeys = absence.missing(keys);
        lock.lock();
        try {
            requireOpen();
            requireEpoch(append.basis(), Guard.EPOCH_AT_APPEND);
            if (recent.anyMatch(append.condition(), from)) {
                throw conflict("an entry that its decision has not seen matches its criteria");
            }
            if (from < recent.floor() && lastPositions.mayMeet(append.condition(), from)) {
                return new Offer.LookBehind(recent.floor(), durable);
            }
            if (recent.holds(append.command())) {
                throw conflict("another append of the same command is on its way");
            }
            requireRoom(append);
            Instant recordedAt = clock.recordedAt(lastRecordedAt);
            requireFresh(append, recordedAt);
            enqueue(append, keys, newKeys, recordedAt);
            return new Offer.Queued();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void enqueue(QueuedAppend append, long[] keys, long[] newKeys, Instant recordedAt) {
        append.place(recent.head(), recordedAt);
        lastRecordedAt = Optional.of(recordedAt);
        CommandKey command = append.command();
        absence.addAll(newKeys);
        long share = append.bytes() / append.count();
        for (QueuedAppend.Item item : append.items()) {
            lastPositions.add(recent.head(), keys);
            recent.add(
                    new RecentEntries.Recent(
                            recent.head(),
                            item.message(),
                            item.draft().type(),
                            item.tags(),
                            share,
                            command));
        }
        pendingEntries += append.count();
        pendingBytes += append.bytes();
        queue.addLast(append);
        work.signal();
    }

    private static void requireFresh(QueuedAppend append, Instant recordedAt) {
        for (QueuedAppend.Item item : append.items()) {
            if (!item.draft().allows(recordedAt)) {
                throw conflict(
                        "decided at " + item.draft().decidedAt() + ", recorded at " + recordedAt);
            }
        }
    }

    @GuardedBy("lock")
    private void requireRoom(QueuedAppend append) {
        // A command that is larger than the whole queue still passes when it is alone.
        boolean full =
                pendingEntries + append.count() > options.queue().entries()
                        || pendingBytes + append.bytes() > options.queue().bytes();
        if (full && pendingEntries > 0) {
            throw new QueueFullException(
                    pendingEntries + " entries, " + pendingBytes + " bytes are queued");
        }
    }

    @GuardedBy("lock")
    private void requireOpen() {
        if (!open) {
            throw new LedgerUnavailableException(closedBecause);
        }
    }

    @GuardedBy("lock")
    private void requireEpoch(@Nullable Basis basis, Guard guard) {
        if (basis != null && basis.epoch() != epoch && guards.contains(guard)) {
            throw conflict("its basis was taken back");
        }
    }

    /// What memory holds of a sourcing. Without a basis only durable entries are seen, since
    /// nothing would tell such a reader that others were taken back.
    ///
    /// @throws AppendEventsTransactionRejectedException if the epoch of the basis is over
    Excerpt excerpt(Selection selection, long from, @Nullable Basis basis) {
        lock.lock();
        try {
            requireEpoch(basis, Guard.EPOCH_AT_SOURCE);
            long to = basis == null ? durable : Math.min(basis.head(), recent.head());
            long floor = Math.max(from, recent.floor());
            long behind = Math.min(floor, to);
            return new Excerpt(
                    from < behind && lastPositions.mayMeet(selection, from)
                            ? Optional.of(new Range(from, behind))
                            : Optional.empty(),
                    to,
                    recent.matching(selection, floor, to));
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything that a decision has seen is durable.
    CompletableFuture<Void> whenDurable(Basis basis) {
        lock.lock();
        try {
            requireEpoch(basis, Guard.DURABLE_BEFORE_ANSWER);
            if (basis.head() <= durable || !guards.contains(Guard.DURABLE_BEFORE_ANSWER)) {
                return CompletableFuture.completedFuture(null);
            }
            Waiter waiter = new Waiter(basis.head(), new CompletableFuture<>());
            waiters.add(waiter);
            return waiter.done();
        } catch (AppendEventsTransactionRejectedException e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            lock.unlock();
        }
    }

    /// The next batch; empty if nothing queues within the time.
    List<QueuedAppend> awaitBatch(Duration patience) throws InterruptedException {
        List<QueuedAppend> batch = new ArrayList<>();
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (queue.isEmpty() && nanos > 0) {
                nanos = work.awaitNanos(nanos);
            }
            int entries = 0;
            long bytes = 0;
            while (!queue.isEmpty()) {
                QueuedAppend next = queue.getFirst();
                entries += next.count();
                bytes += next.bytes();
                boolean over =
                        entries > options.batch().entries() || bytes > options.batch().bytes();
                if (over && !batch.isEmpty()) {
                    break;
                }
                batch.add(queue.removeFirst());
            }
        } finally {
            lock.unlock();
        }
        return batch;
    }

    /// Whether so much is kept until its tags are filed that nothing more should be stored.
    boolean isCrowded() {
        lock.lock();
        try {
            return recent.bytes() > CROWDED * options.window().bytes();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for room in the queue.
    ///
    /// @return whether there was some within the time
    boolean awaitRoom(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (pendingEntries >= options.queue().entries()
                    || pendingBytes >= options.queue().bytes()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = room.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Everything below `size` is stored; these appends are answered.
    void durable(long size, List<QueuedAppend> stored) {
        List<Waiter> served = new ArrayList<>();
        lock.lock();
        try {
            durable = size;
            recent.durable(size, guards.contains(Guard.KEPT_UNTIL_FILED) ? filer.reach() : size);
            release(stored);
            while (!waiters.isEmpty() && waiters.element().size() <= size) {
                served.add(waiters.remove());
            }
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < stored.size(); i += ANSWERS_A_TASK) {
            answer(stored.subList(i, Math.min(i + ANSWERS_A_TASK, stored.size())));
        }
        for (Waiter waiter : served) {
            completer.execute(() -> waiter.done().complete(null));
        }
        for (LongConsumer listener : listeners) {
            completer.execute(() -> listener.accept(size));
        }
    }

    private void answer(List<QueuedAppend> stored) {
        completer.execute(() -> {
            for (QueuedAppend append : stored) {
                append.done().complete(new GlobalIndexConsistencyMarker(append.end()));
            }
        });
    }

    /// Takes back everything that is not durable: raises the epoch, so that whatever was decided on
    /// it is decided again.
    ///
    /// @param failed taken from the queue already and not stored
    /// @param why for `failed` and for what is queued; the waiters are told of a conflict
    void takeBack(List<QueuedAppend> failed, Supplier<RuntimeException> why) {
        List<QueuedAppend> voided = new ArrayList<>(failed);
        List<Waiter> disappointed;
        lock.lock();
        try {
            epoch++;
            voided.addAll(queue);
            queue.clear();
            release(voided);
            recent.dropQueued();
            disappointed = List.copyOf(waiters);
            waiters.clear();
        } finally {
            lock.unlock();
        }
        for (QueuedAppend append : voided) {
            completer.execute(() -> append.done().completeExceptionally(why.get()));
        }
        for (Waiter waiter : disappointed) {
            completer.execute(() ->
                    waiter.done().completeExceptionally(conflict("its basis was taken back")));
        }
    }

    /// Answers an append that [#takeBack] did not.
    void refuse(QueuedAppend append, RuntimeException why) {
        lock.lock();
        try {
            release(List.of(append));
        } finally {
            lock.unlock();
        }
        completer.execute(() -> append.done().completeExceptionally(why));
    }

    @GuardedBy("lock")
    private void release(List<QueuedAppend> appends) {
        for (QueuedAppend append : appends) {
            pendingEntries -= append.count();
            pendingBytes -= append.bytes();
        }
        room.signalAll();
    }

    /// Calls back, on another thread, with each new durable size.
    Registration onDurable(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    static AppendEventsTransactionRejectedException conflict(String reason) {
        return new AppendEventsTransactionRejectedException("decide again: " + reason);
    }
}
