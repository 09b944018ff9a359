package org.mingzhang.ledger.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/// Says "never seen" of tags and command ids without asking the database.
///
/// A no is certain; a yes means "perhaps". Most keys of a payment are new, and each of them would
/// cost a look-up. Until everything stored was loaded every answer is "perhaps". The filter grows
/// as a chain, each link twice as large as the one before. Thread-safe.
final class AbsenceFilter {

    private static final long FIRST_KEYS = 1 << 20;

    private static final long TAG_SEED = 0x243F6A8885A308D3L;
    private static final long COMMAND_SEED = 0x13198A2E03707344L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<BlockedBloomFilter> chain = new CopyOnWriteArrayList<>();

    @GuardedBy("this")
    private long keysOfLast;

    @GuardedBy("this")
    private long keysOfLastMax;

    /// Counts loadings and interruptions, so that a late loading knows that it is late.
    @GuardedBy("this")
    private int loading;

    /// Whether everything was in it that was stored when it was last in use.
    @GuardedBy("this")
    private boolean complete;

    private volatile boolean loaded;

    AbsenceFilter() {
        this(FIRST_KEYS);
    }

    /// @param firstKeys capacity of the first link
    AbsenceFilter(long firstKeys) {
        grow(firstKeys);
    }

    void addTag(String tag) {
        addAll(missing(new long[] {keyOf(tag)}));
    }

    void addCommand(CommandKey command) {
        addAll(missing(new long[] {keyOf(command)}));
    }

    /// The keys of an append: those of its tags, then that of its command.
    static long[] keysOf(CommandKey command, List<String> tags) {
        long[] keys = new long[tags.size() + 1];
        for (int i = 0; i < tags.size(); i++) {
            keys[i] = keyOf(tags.get(i));
        }
        keys[tags.size()] = keyOf(command);
        return keys;
    }

    /// The keys that [#addAll] still has to add: what takes time is done here, outside of any lock.
    /// Tags come again and again; only new keys may fill the filter.
    long[] missing(long[] keys) {
        long[] missing = new long[keys.length];
        int count = 0;
        for (long key : keys) {
            if (!contains(key)) {
                missing[count++] = key;
            }
        }
        return Arrays.copyOf(missing, count);
    }

    /// Adds keys that were missing. In the order of calls: whoever sees an entry finds its keys.
    synchronized void addAll(long[] missing) {
        for (long key : missing) {
            if (keysOfLast == keysOfLastMax) {
                grow(2 * keysOfLastMax);
            }
            chain.getLast().add(key);
            keysOfLast++;
        }
    }

    boolean mayContainTag(String tag) {
        return !loaded || contains(keyOf(tag));
    }

    boolean mayContainCommand(CommandKey command) {
        return !loaded || contains(keyOf(command));
    }

    /// At a take-over: whether what is stored has to be read, and as which loading.
    ///
    /// @param nobodyElseWrote since this filter was last in use
    /// @return empty if it knows everything already, and answers from now on
    synchronized OptionalInt beginLoading(boolean nobodyElseWrote) {
        loading++;
        // A loading that was cut short leaves gaps, whoever wrote.
        complete = complete && nobodyElseWrote;
        loaded = complete;
        return complete ? OptionalInt.empty() : OptionalInt.of(loading);
    }

    /// Everything stored has been added, unless the loading was overtaken.
    synchronized void endLoading(int which) {
        if (which == loading) {
            complete = true;
            loaded = true;
        }
    }

    /// Others may append now: every answer is "perhaps" until the next loading.
    synchronized void markStale() {
        loading++;
        loaded = false;
    }

    /// What stands for a tag.
    static long keyOf(String tag) {
        return mixed(TAG_SEED, tag);
    }

    private static long keyOf(CommandKey command) {
        // The seed of the id depends on all of the client, so that neither can borrow from the
        // other.
        return mixed(mixed(COMMAND_SEED, command.client()), command.id());
    }

    private static long mixed(long seed, String text) {
        long hash = seed + text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MIX;
            hash ^= hash >>> 32;
        }
        hash *= MIX;
        return hash ^ hash >>> 29;
    }

    private boolean contains(long key) {
        for (BlockedBloomFilter filter : chain) {
            if (filter.mayContain(key)) {
                return true;
            }
        }
        return false;
    }

    private synchronized void grow(long keys) {
        chain.add(new BlockedBloomFilter(keys));
        keysOfLast = 0;
        keysOfLastMax = keys;
    }
}
