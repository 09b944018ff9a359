package org.mingzhang.ledger.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/// The last entries of the log, those queued included, by position and by tag.
///
/// Answers two questions exactly and without SQL for every position from [#floor] on: does an entry
/// match a selection, and which ones. Entries that are not durable never leave; durable ones leave
/// from the front beyond a bound of entries or bytes. Not thread-safe: guarded by the lock of
/// [LogTail].
///
/// The entries of a tag are a chain through the window: the index knows the last one, and each
/// entry the position of the one before it.
final class RecentEntries {

    /// An entry in memory.
    ///
    /// @param type as the entry says it
    /// @param tags by which it is found
    /// @param bytes an upper bound of its length
    /// @param command that it came from
    record Recent(
            long position,
            EventMessage message,
            String type,
            List<String> tags,
            long bytes,
            CommandKey command) {}

    private static final class Linked {

        private final Recent entry;

        /// For each of its tags the position of the entry before it with that tag, or [#NONE].
        private final long[] earlier;

        private Linked(Recent entry, long[] earlier) {
            this.entry = entry;
            this.earlier = earlier;
        }

        private boolean meets(Selection.Criterion criterion) {
            return criterion.isMetBy(entry.tags(), entry.type());
        }

        private long earlierOf(String tag) {
            return earlier[entry.tags().indexOf(tag)];
        }
    }

    private static final long NONE = -1;
    private static final long[] NO_TAGS = {};
    private static final int CAPACITY_MIN = 1 << 10;

    private final int entriesMax;
    private final long bytesMax;
    private final Map<String, Long> lastByTag = new HashMap<>();
    private final Set<CommandKey> commands = new HashSet<>();

    /// The entry at a position stands at the position modulo the length, which is a power of two.
    private @Nullable Linked[] ring = new Linked[CAPACITY_MIN];

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

    /// An upper bound of the length of what is in memory.
    long bytes() {
        return bytes;
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
        if (head - floor == ring.length) {
            grow();
        }
        List<String> tags = entry.tags();
        long[] earlier = tags.isEmpty() ? NO_TAGS : new long[tags.size()];
        Long here = head;
        for (int i = 0; i < earlier.length; i++) {
            Long last = lastByTag.put(tags.get(i), here);
            earlier[i] = last == null ? NONE : last;
        }
        ring[slot(head)] = new Linked(entry, earlier);
        commands.add(entry.command());
        bytes += entry.bytes();
        head++;
    }

    private int slot(long position) {
        return (int) (position & (ring.length - 1));
    }

    private Linked at(long position) {
        Linked linked = ring[slot(position)];
        if (linked == null) {
            throw new IllegalStateException("no entry at " + position + " in the window");
        }
        return linked;
    }

    private void grow() {
        @Nullable Linked[] small = ring;
        ring = new Linked[small.length * 2];
        for (Linked linked : small) {
            if (linked != null) {
                ring[slot(linked.entry.position())] = linked;
            }
        }
    }

    /// Everything below `size` is durable now, and may leave as far as it is found without.
    ///
    /// @param filed the size up to which the database finds entries by their tags
    void durable(long size, long filed) {
        durable = size;
        long leaving = Math.min(durable, filed);
        while (floor < leaving && (head - floor > entriesMax || bytes > bytesMax)) {
            Linked left = forget(floor);
            for (String tag : left.entry.tags()) {
                lastByTag.remove(tag, floor);
            }
            floor++;
        }
    }

    /// Takes back what is not durable.
    void dropQueued() {
        while (head > durable) {
            head--;
            Linked dropped = forget(head);
            List<String> tags = dropped.entry.tags();
            for (int i = 0; i < tags.size(); i++) {
                long earlier = dropped.earlier[i];
                if (earlier >= floor) {
                    lastByTag.put(tags.get(i), earlier);
                } else {
                    lastByTag.remove(tags.get(i));
                }
            }
        }
    }

    private Linked forget(long position) {
        Linked gone = at(position);
        ring[slot(position)] = null;
        bytes -= gone.entry.bytes();
        commands.remove(gone.entry.command());
        return gone;
    }

    /// Whether an entry at `from` or behind it is selected.
    boolean anyMatch(Selection selection, long from) {
        if (from >= head) {
            return false;
        }
        if (selection.everything()) {
            return true;
        }
        for (Selection.Criterion criterion : selection.criteria()) {
            if (anyMatch(criterion, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyMatch(Selection.Criterion criterion, long from) {
        long position = last(criterion);
        while (position >= from) {
            Linked linked = at(position);
            if (linked.meets(criterion)) {
                return true;
            }
            position = before(linked, criterion);
        }
        return false;
    }

    /// The selected entries in `[from, to)`, in order.
    List<Recent> matching(Selection selection, long from, long to) {
        if (from >= Math.min(head, to)) {
            return List.of();
        }
        if (selection.everything()) {
            List<Recent> all = new ArrayList<>();
            for (long position = Math.max(from, floor); position < Math.min(head, to); position++) {
                all.add(at(position).entry);
            }
            return all;
        }
        if (selection.criteria().size() == 1) {
            return matching(selection.criteria().getFirst(), from, to);
        }
        TreeMap<Long, Recent> union = new TreeMap<>();
        for (Selection.Criterion criterion : selection.criteria()) {
            for (Recent entry : matching(criterion, from, to)) {
                union.put(entry.position(), entry);
            }
        }
        return List.copyOf(union.values());
    }

    private List<Recent> matching(Selection.Criterion criterion, long from, long to) {
        long position = last(criterion);
        if (position < from) {
            return List.of();
        }
        List<Recent> backwards = new ArrayList<>();
        while (position >= Math.max(from, floor)) {
            Linked linked = at(position);
            if (position < to && linked.meets(criterion)) {
                backwards.add(linked.entry);
            }
            position = before(linked, criterion);
        }
        return backwards.reversed();
    }

    /// Where a walk over the entries of a criterion begins; [#NONE] if there are none.
    private long last(Selection.Criterion criterion) {
        if (criterion.tags().isEmpty()) {
            return head - 1;
        }
        return lastByTag.getOrDefault(criterion.tags().getFirst(), NONE);
    }

    private long before(Linked linked, Selection.Criterion criterion) {
        long before =
                criterion.tags().isEmpty()
                        ? linked.entry.position() - 1
                        : linked.earlierOf(criterion.tags().getFirst());
        return before < floor ? NONE : before;
    }
}
