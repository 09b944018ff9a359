package org.mingzhang.ledger.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/// The last entries of the log, those queued included, by position and by tag.
///
/// Answers two questions exactly and without SQL for every position from [#floor] on: does an entry
/// match these criteria, and which ones. Entries that are not durable never leave; durable ones
/// leave from the front beyond a bound of entries or bytes. Not thread-safe: guarded by the lock of
/// [LogTail].
final class RecentEntries {

    /// An entry in memory.
    ///
    /// @param bytes an upper bound of its length
    /// @param command set on the first entry of a command
    record Recent(
            long position, EventMessage message, Set<Tag> tags, long bytes, CommandKey command) {

        boolean matches(EventCriteria criteria) {
            return criteria.matches(message.type().qualifiedName(), tags);
        }
    }

    private static final ArrayDeque<Recent> NONE = new ArrayDeque<>(1);

    private final int entriesMax;
    private final long bytesMax;
    private final ArrayDeque<Recent> order = new ArrayDeque<>();
    private final Map<Tag, ArrayDeque<Recent>> byTag = new HashMap<>();
    private final Set<CommandKey> commands = new HashSet<>();
    private long floor;
    private long head;
    private long durable;
    private long bytes;

    /// An empty window behind the entries that are stored.
    RecentEntries(int entriesMax, long bytesMax, long size) {
        this.entriesMax = entriesMax;
        this.bytesMax = bytesMax;
        this.floor = size;
        this.head = size;
        this.durable = size;
    }

    /// The position from which on everything is in memory.
    long floor() {
        return floor;
    }

    /// The position of the next entry.
    long head() {
        return head;
    }

    boolean holds(CommandKey command) {
        return commands.contains(command);
    }

    void add(Recent entry) {
        if (entry.position() != head) {
            throw new IllegalArgumentException(
                    "position " + entry.position() + " where " + head + " is next");
        }
        order.addLast(entry);
        for (Tag tag : entry.tags()) {
            byTag.computeIfAbsent(tag, _ -> new ArrayDeque<>(2)).addLast(entry);
        }
        commands.add(entry.command());
        bytes += entry.bytes();
        head++;
    }

    /// Everything below `size` is durable now, and may leave.
    void durable(long size) {
        durable = size;
        while (floor < durable && (order.size() > entriesMax || bytes > bytesMax)) {
            Recent left = order.removeFirst();
            forget(left, true);
            floor = left.position() + 1;
        }
    }

    /// Takes back what is not durable.
    void dropQueued() {
        while (head > durable) {
            forget(order.removeLast(), false);
            head--;
        }
    }

    private void forget(Recent entry, boolean front) {
        bytes -= entry.bytes();
        commands.remove(entry.command());
        for (Tag tag : entry.tags()) {
            ArrayDeque<Recent> tagged = byTag.getOrDefault(tag, NONE);
            if (front) {
                tagged.pollFirst();
            } else {
                tagged.pollLast();
            }
            if (tagged.isEmpty()) {
                byTag.remove(tag);
            }
        }
    }

    /// Whether an entry at `from` or behind it matches.
    boolean anyMatch(EventCriteria criteria, long from) {
        if (from >= head) {
            return false;
        }
        Set<EventCriterion> criterions = criteria.flatten();
        if (criterions.isEmpty()) {
            return true;
        }
        for (EventCriterion criterion : criterions) {
            Iterator<Recent> backwards = narrowest(criterion).descendingIterator();
            while (backwards.hasNext()) {
                Recent entry = backwards.next();
                if (entry.position() < from) {
                    break;
                }
                if (entry.matches(criterion)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The matching entries in `[from, to)`, in order.
    List<Recent> matching(EventCriteria criteria, long from, long to) {
        if (from >= Math.min(head, to)) {
            return List.of();
        }
        Set<EventCriterion> criterions = criteria.flatten();
        if (criterions.isEmpty()) {
            return collect(order, criteria, from, to);
        }
        if (criterions.size() == 1) {
            return collect(narrowest(criterions.iterator().next()), criteria, from, to);
        }
        TreeMap<Long, Recent> union = new TreeMap<>();
        for (EventCriterion criterion : criterions) {
            for (Recent entry : collect(narrowest(criterion), criterion, from, to)) {
                union.put(entry.position(), entry);
            }
        }
        return List.copyOf(union.values());
    }

    private static List<Recent> collect(
            ArrayDeque<Recent> candidates, EventCriteria criteria, long from, long to) {
        List<Recent> backwards = new ArrayList<>();
        Iterator<Recent> iterator = candidates.descendingIterator();
        while (iterator.hasNext()) {
            Recent entry = iterator.next();
            if (entry.position() < from) {
                break;
            }
            if (entry.position() < to && entry.matches(criteria)) {
                backwards.add(entry);
            }
        }
        return backwards.reversed();
    }

    private ArrayDeque<Recent> narrowest(EventCriterion criterion) {
        ArrayDeque<Recent> narrowest = null;
        for (Tag tag : criterion.tags()) {
            ArrayDeque<Recent> tagged = byTag.get(tag);
            if (tagged == null) {
                return NONE;
            }
            if (narrowest == null || tagged.size() < narrowest.size()) {
                narrowest = tagged;
            }
        }
        return narrowest == null ? order : narrowest;
    }
}
