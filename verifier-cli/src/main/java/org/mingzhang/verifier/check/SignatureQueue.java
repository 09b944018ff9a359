package org.mingzhang.verifier.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.mingzhang.verifier.check.CheckpointStream.Checked;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.report.Findings;

/// Checks signatures of checkpoints beside the walk, a batch at a time, and enters what they come
/// to in order.
final class SignatureQueue {
    private static final int BATCHES_MAX = 8;

    private final WorkQueue<List<Checked>> queue;
    private final Map<Suite, SignatureBook> books = new EnumMap<>(Suite.class);

    SignatureQueue(ExecutorService executor, Set<Suite> suites, Findings findings) {
        queue = new WorkQueue<>(executor, BATCHES_MAX);
        suites.forEach(suite -> books.put(suite, new SignatureBook(suite, findings)));
    }

    void submit(Callable<List<Checked>> batch) throws InterruptedException, ExecutionException {
        if (queue.isFull()) {
            enter(queue.take());
        }
        queue.submit(batch);
    }

    private void enter(List<Checked> batch) {
        batch.forEach(one -> book(one.suite()).add(one.size(), one.standing()));
    }

    SignatureBook book(Suite suite) {
        return Objects.requireNonNull(books.get(suite));
    }

    void end() throws InterruptedException, ExecutionException {
        while (!queue.isEmpty()) {
            enter(queue.take());
        }
        books.values().forEach(SignatureBook::end);
    }
}
