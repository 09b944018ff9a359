package org.mingzhang.ledger.store;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Says "never seen" of tags and command ids without asking the database.
///
/// A no is certain; a yes means "perhaps". Most keys of a payment are new, and each of them would
/// cost a look-up. Until everything stored was loaded every answer is "perhaps". The filter grows
/// as a chain, each link twice as large as the one before. Thread-safe.
final class AbsenceFilter {

    private static final long FIRST_KEYS = 1 << 20;

    /// One in a thousand absent keys is looked up for nothing; 14.4 bits a key.
    private static final double FALSE_POSITIVES = 0.001;

    private final List<BloomFilter<CharSequence>> chain = new CopyOnWriteArrayList<>();

    @GuardedBy("this")
    private long keysOfLast;

    @GuardedBy("this")
    private long keysOfLastMax;

    @GuardedBy("this")
    private int loading;

    private volatile boolean loaded;

    AbsenceFilter() {
        grow(FIRST_KEYS);
    }

    void addTag(String tag) {
        add(keyOf(tag));
    }

    void addCommand(CommandKey command) {
        add(keyOf(command));
    }

    boolean mayContainTag(String tag) {
        return !loaded || contains(keyOf(tag));
    }

    boolean mayContainCommand(CommandKey command) {
        return !loaded || contains(keyOf(command));
    }

    boolean loaded() {
        return loaded;
    }

    /// Before everything stored is read: which loading this is.
    synchronized int beginLoading() {
        return ++loading;
    }

    /// Everything stored has been added, unless another loading has begun since.
    synchronized void endLoading(int which) {
        loaded = loaded || which == loading;
    }

    /// Others may append now: every answer is "perhaps" until all is loaded again.
    synchronized void markStale() {
        loading++;
        loaded = false;
    }

    private static String keyOf(String tag) {
        return "t" + tag;
    }

    private static String keyOf(CommandKey command) {
        // A client's name may end as an id begins; neither contains U+0000.
        return "c" + command.client() + "\0" + command.id();
    }

    private boolean contains(String key) {
        for (BloomFilter<CharSequence> filter : chain) {
            if (filter.mightContain(key)) {
                return true;
            }
        }
        return false;
    }

    private synchronized void add(String key) {
        // Tags come again and again; only new keys may fill the filter.
        if (contains(key)) {
            return;
        }
        if (keysOfLast == keysOfLastMax) {
            grow(2 * keysOfLastMax);
        }
        chain.getLast().put(key);
        keysOfLast++;
    }

    private synchronized void grow(long keys) {
        chain.add(
                BloomFilter.create(
                        Funnels.stringFunnel(StandardCharsets.UTF_8), keys, FALSE_POSITIVES));
        keysOfLast = 0;
        keysOfLastMax = keys;
    }
}
