package org.mingzhang.ledger.testing;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.decider.Tagged;

/// The tags of a record, `<key>:<value>`, derived from its components as [Tagged] says.
public final class Tags {

    private Tags() {}

    /// All tags of a record and of the records in it, sorted. A tagged record is a value with one
    /// text.
    public static Set<String> of(Record entry) {
        Set<String> tags = new TreeSet<>();
        collect(entry, tags);
        return tags;
    }

    private static void collect(Record entry, Set<String> tags) {
        for (RecordComponent component : entry.getClass().getRecordComponents()) {
            Tagged tagged = component.getAnnotation(Tagged.class);
            collect(value(component, entry), tagged == null ? null : tagged.value(), tags);
        }
    }

    private static void collect(Object value, @Nullable String key, Set<String> tags) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(one -> collect(one, key, tags));
            case Collection<?> many -> many.forEach(one -> collect(one, key, tags));
            case Record nested when key == null -> collect(nested, tags);
            case Object one when key != null -> tags.add(key + ":" + one);
            default -> {}
        }
    }

    private static Object value(RecordComponent component, Record entry) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(entry);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " of " + entry, e);
        }
    }
}
