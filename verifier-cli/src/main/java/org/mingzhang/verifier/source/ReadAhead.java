package org.mingzhang.verifier.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Reads several files at a time and hands them over in order, for sources that are far away.
///
/// @param <F> what names a file
/// @param <T> what a file becomes
final class ReadAhead<F, T> implements Rows<T> {
    /// Reads one file; null ends the rows.
    interface Reader<F, T> {
        @Nullable T read(F file) throws SourceException;
    }

    private final Rows<F> files;
    private final Reader<F, T> reader;
    private final int count;
    private final ExecutorService executor;
    private final Deque<Future<Answer<T>>> reads = new ArrayDeque<>();
    private boolean ended;

    /// A value, or the failure to get it: {@link SourceException} is checked, and a future's own
    /// exceptions would bury it.
    private record Answer<T>(@Nullable T value, @Nullable SourceException failure) {}

    ReadAhead(Rows<F> files, int count, Reader<F, T> reader) {
        this.files = files;
        this.reader = reader;
        this.count = count;
        executor =
                Executors.newFixedThreadPool(
                        count,
                        task -> {
                            Thread thread = new Thread(task, "read-ahead");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    @Override
    public @Nullable T next() throws SourceException {
        while (!ended && reads.size() < count) {
            F file = files.next();
            if (file == null) {
                ended = true;
            } else {
                Callable<Answer<T>> read = () -> answer(file);
                reads.add(executor.submit(read));
            }
        }
        Future<Answer<T>> oldest = reads.poll();
        if (oldest == null) {
            return null;
        }
        Answer<T> answer = get(oldest);
        if (answer.failure != null) {
            throw answer.failure;
        }
        if (answer.value == null) {
            ended = true;
            reads.clear();
        }
        return answer.value;
    }

    private Answer<T> answer(F file) {
        try {
            return new Answer<>(reader.read(file), null);
        } catch (SourceException e) {
            return new Answer<>(null, e);
        }
    }

    private static <T> Answer<T> get(Future<Answer<T>> future) throws SourceException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reader failed", e.getCause());
        }
    }

    @Override
    public void close() throws SourceException {
        executor.shutdownNow();
        files.close();
    }
}
