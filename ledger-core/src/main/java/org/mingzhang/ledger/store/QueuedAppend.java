package org.mingzhang.ledger.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.LeafPrefix;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.entry.Opening;

/// The entries of one command on their way into the log.
final class QueuedAppend {

    /// One entry, in the shapes that are needed until it is durable.
    ///
    /// @param draft its bytes but for position, previous hashes and time
    /// @param message the event as it was appended, for sourcing from memory
    /// @param tags as the condition of another append names them
    /// @param leafPrefixes for each suite of the log the leaf hash as far as the draft decides it
    record Item(
            EntryDraft draft,
            EventMessage message,
            List<String> tags,
            Map<Suite, LeafPrefix> leafPrefixes) {

        /// Hashes what can be hashed before the entry has its place, on the caller's thread: the
        /// one writer has the least time of all.
        static Item of(
                EntryDraft draft, EventMessage message, List<String> tags, Set<Suite> suites) {
            Map<Suite, LeafPrefix> prefixes = new EnumMap<>(Suite.class);
            for (Suite suite : suites) {
                prefixes.put(suite, draft.leafPrefix(TreeHashers.of(suite)));
            }
            return new Item(draft, message, tags, prefixes);
        }
    }

    private final Selection condition;
    private final @Nullable Basis basis;
    private final List<Item> items;
    private final List<Opening> openings;
    private final long bytes;
    private final CompletableFuture<ConsistencyMarker> done = new CompletableFuture<>();

    // Written once under the lock of LogTail, before the append enters the queue.
    private long first = -1;
    private Instant recordedAt = Instant.EPOCH;

    // Written by the writer before it completes the append.
    private List<SealedEntry> sealed = List.of();

    QueuedAppend(
            Selection condition,
            @Nullable Basis basis,
            List<Item> items,
            List<Opening> openings,
            Set<Suite> suites) {
        this.condition = condition;
        this.basis = basis;
        this.items = List.copyOf(items);
        this.openings = List.copyOf(openings);
        this.bytes = items.stream().mapToLong(item -> item.draft().widestLength(suites)).sum();
    }

    void place(long firstPosition, Instant time) {
        first = firstPosition;
        recordedAt = time;
    }

    /// Its entries as they are being stored.
    void sealed(List<SealedEntry> entries) {
        sealed = List.copyOf(entries);
    }

    /// Where its entries stand. Only once it is done.
    Appended appended() {
        return new Appended(
                first,
                recordedAt,
                sealed.stream().map(entry -> entry.draft().id()).toList(),
                sealed.stream().map(SealedEntry::leaves).toList());
    }

    /// What must not have been recorded since its decision looked.
    Selection condition() {
        return condition;
    }

    @Nullable Basis basis() {
        return basis;
    }

    List<Item> items() {
        return items;
    }

    List<Opening> openings() {
        return openings;
    }

    int count() {
        return items.size();
    }

    /// An upper bound of the length of its entries.
    long bytes() {
        return bytes;
    }

    /// The position of the first entry.
    long first() {
        return first;
    }

    /// The position after the last entry.
    long end() {
        return first + items.size();
    }

    Instant recordedAt() {
        return recordedAt;
    }

    CompletableFuture<ConsistencyMarker> done() {
        return done;
    }

    /// The tags of all its entries, in the words of the log.
    List<String> tags() {
        return items.size() == 1
                ? items.getFirst().draft().tags()
                : items.stream().flatMap(item -> item.draft().tags().stream()).toList();
    }

    /// The idempotency key.
    CommandKey command() {
        var command = items.getFirst().draft().command();
        return new CommandKey(command.client(), command.id());
    }
}
