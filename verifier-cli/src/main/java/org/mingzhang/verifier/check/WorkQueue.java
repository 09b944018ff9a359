package org.mingzhang.verifier.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Work that is done in parallel and taken back in the order in which it was given, never more than
/// a few pieces at a time. For the one thread that gives and takes.
///
/// @param <T> what a piece of work results in
final class WorkQueue<T> {
    private final ExecutorService executor;
    private final int piecesMax;
    private final Deque<Future<T>> pieces = new ArrayDeque<>();

    WorkQueue(ExecutorService executor, int piecesMax) {
        this.executor = executor;
        this.piecesMax = piecesMax;
    }

    boolean isFull() {
        return pieces.size() >= piecesMax;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    void submit(Callable<T> work) {
        pieces.add(executor.submit(work));
    }

    /// The result of the oldest piece, waiting for it.
    T take() throws InterruptedException, ExecutionException {
        return pieces.remove().get();
    }
}
