package org.mingzhang.projections.sql;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The state that a fold keeps in memory: what was used last, up to a bound.
///
/// Nothing leaves while a batch is folded; [#trim] is called when everything is written. Used by
/// one thread.
///
/// @param <K> the key
/// @param <V> the state
public final class Recent<K, V> {

    private final Map<K, V> states = new LinkedHashMap<>(16, 0.75f, true);
    private final int statesMax;
    private boolean complete;

    /// A memory of so many states after each batch.
    ///
    /// @param complete whether there is no state yet, so that all is here until some is forgotten
    public Recent(int statesMax, boolean complete) {
        this.statesMax = statesMax;
        this.complete = complete;
    }

    /// The state, or null if it is not in memory.
    public @Nullable V get(K key) {
        return states.get(key);
    }

    /// Whether there is no state but those in memory.
    public boolean isComplete() {
        return complete;
    }

    /// Whether the state is not in memory, but may be stored.
    public boolean mayLack(K key) {
        return !complete && !states.containsKey(key);
    }

    /// The state, made if it is not in memory.
    public V get(K key, Function<? super K, ? extends V> made) {
        return states.computeIfAbsent(key, made);
    }

    /// Keeps a state.
    public void put(K key, V state) {
        states.put(key, state);
    }

    /// Forgets what was not used for longest.
    public void trim() {
        Iterator<K> oldest = states.keySet().iterator();
        while (states.size() > statesMax) {
            oldest.next();
            oldest.remove();
            complete = false;
        }
    }
}
