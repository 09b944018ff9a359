package org.mingzhang.axon4;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/// Keeps every aggregate: the best that a cache can do.
final class UnboundedCache implements Cache {

    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <K, V> @Nullable V get(K key) {
        return (V) values.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        values.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return values.putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return values.remove(key) != null;
    }

    @Override
    public void removeAll() {
        values.clear();
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        values.computeIfPresent(key, (_, value) -> update.apply((V) value));
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
