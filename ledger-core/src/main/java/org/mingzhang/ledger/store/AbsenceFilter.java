package org.mingzhang.ledger.store;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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

    /// One in a thousand absent keys is looked up for nothing; 14.4 bits a key.
    private static final double FALSE_POSITIVES = 0.001;

    private final List<BloomFilter<CharSequence>> chain = new CopyOnWriteArrayList<>();

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
        addAll(missing(List.of(keyOf(tag))));
    }

    void addCommand(CommandKey command) {
        addAll(missing(List.of(keyOf(command))));
    }

    /// The keys of an append that [#addAll] still has to add: what takes time is done here, outside
    /// of any lock.
    List<String> missing(CommandKey command, Collection<String> tags) {
        List<String> keys = new ArrayList<>(tags.size() + 1);
        keys.add(keyOf(command));
        for (String tag : tags) {
            keys.add(keyOf(tag));
        }
        return missing(keys);
    }

    /// Tags come again and again; only new keys may fill the filter.
    private List<String> missing(List<String> keys) {
        return keys.stream().filter(key -> !contains(key)).toList();
    }

    /// Adds keys that were missing. In the order of calls: whoever sees an entry finds its keys.
    synchronized void addAll(List<String> missing) {
        for (String key : missing) {
            if (keysOfLast == keysOfLastMax) {
                grow(2 * keysOfLastMax);
            }
            chain.getLast().put(key);
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

    private synchronized void grow(long keys) {
        chain.add(
                BloomFilter.create(
                        Funnels.stringFunnel(StandardCharsets.UTF_8), keys, FALSE_POSITIVES));
        keysOfLast = 0;
        keysOfLastMax = keys;
    }
}
