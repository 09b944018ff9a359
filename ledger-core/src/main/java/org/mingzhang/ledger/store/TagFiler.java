package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Files the tags of stored entries in the table that finds them, behind the log and many at a
/// time: no command waits for that.
///
/// Nothing depends on how far it is. Whoever looks for a tag asks `ledger.tag`, which is what is
/// filed together with what the entries behind it say; filing only makes that fast.
///
/// **Crash points** rows and reach change in one transaction, so that the next start goes on where
/// the last one ended, with what it reads from the entries. Two nodes cannot file the same entries:
/// the reach is the fence.
final class TagFiler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TagFiler.class);

    /// So many entries are filed without waiting for more: half of what the window holds.
    private static final int FULL = 2_048;

    /// What one transaction files at most.
    private static final int ENTRIES_MAX = 4 * FULL;

    /// How far the log may be ahead before its writer waits: what is not filed stays in memory.
    private static final int AHEAD_MAX = 8 * FULL;

    private static final Duration TICK = Duration.ofMillis(25);

    /// When fewer are filed too: a quarter of a second.
    private static final int PATIENCE_TICKS = 10;

    private record Stored(long position, List<String> tags) {}

    private final LogRef log;
    private final DataSource source;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /// Stored by this node and not yet filed, as far as it is known.
    private final Queue<Stored> waiting = new ConcurrentLinkedQueue<>();

    private volatile long size;

    /// Where this node began to follow.
    private volatile long start;

    /// The size up to which everything is filed; -1 until that has been read. Written by the
    /// filer's thread alone.
    private volatile long reach = -1;

    /// @param source connections of the writer's role
    TagFiler(LogRef log, DataSource source) {
        this.log = log;
        this.source = source;
        this.thread = Thread.ofPlatform().name("ledger-tags-" + log.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Follows a log from now on, the entries of which this node may not know.
    void follow(long durable) {
        start = durable;
        size = durable;
    }

    /// Follows to the next entry of this node, which is stored.
    void follow(long position, List<String> tags) {
        waiting.add(new Stored(position, tags));
        size = position + 1;
    }

    /// A size up to which everything is certainly filed; -1 while nothing is known.
    long reach() {
        return reach;
    }

    /// Whether the log has to wait for it.
    boolean isFarBehind() {
        return size - Math.max(reach, start) > AHEAD_MAX;
    }

    /// Files what there is and ends.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int waited = PATIENCE_TICKS;
        boolean well = true;
        try {
            while (!closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                long ahead = size - reach;
                boolean full = ahead >= FULL && well;
                waited++;
                if (ahead > 0 && (full || waited >= PATIENCE_TICKS)) {
                    well = attempt(well);
                    waited = 0;
                }
            }
            if (size > reach) {
                attempt(well);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt(boolean well) {
        try (Connection connection = source.getConnection()) {
            TagRows rows = new TagRows(connection, log.id());
            if (reach < 0) {
                reach = rows.reach();
            }
            long from = reach;
            while (from < size) {
                List<TagRows.Row> next = new ArrayList<>();
                long to = known(from, next);
                if (to == from) {
                    to = Math.min(unknownEnd(), from + ENTRIES_MAX);
                    next.addAll(rows.unfiled(from, to));
                }
                // Another node may have been here first, or this one before it lost its connection.
                from = rows.file(from, to, next) ? to : rows.reach();
                reach = from;
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            // Whatever it was: without this thread the writer would wait for good.
            LOG.atLevel(well ? Level.WARN : Level.DEBUG)
                    .addKeyValue("log.id", log.id())
                    .addKeyValue("log.position", reach)
                    .setCause(e)
                    .log("tags not filed");
            return false;
        }
    }

    /// Takes what waits from a position on.
    ///
    /// @return the position behind it; `from` if that is not what waits
    private long known(long from, List<TagRows.Row> rows) {
        long end = from;
        for (Stored next = waiting.peek();
                next != null && next.position() <= end && end < from + ENTRIES_MAX;
                next = waiting.peek()) {
            waiting.remove();
            if (next.position() == end) {
                for (String tag : next.tags()) {
                    rows.add(new TagRows.Row(tag, end));
                }
                end++;
            }
        }
        return end;
    }

    private long unknownEnd() {
        Stored next = waiting.peek();
        return next == null ? size : next.position();
    }
}
