package org.mingzhang.verifier.source;

import org.jspecify.annotations.Nullable;

/// A stream that is read once, in bounded memory.
///
/// @param <T> what it holds
public interface Rows<T> extends AutoCloseable {
    /// The next one, or null at the end.
    @Nullable T next() throws SourceException;

    @Override
    default void close() throws SourceException {}

    /// No rows.
    static <T> Rows<T> none() {
        return () -> null;
    }
}
