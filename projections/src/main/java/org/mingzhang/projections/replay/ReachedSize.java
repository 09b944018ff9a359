package org.mingzhang.projections.replay;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many entries the live rows know, for those who wait for their own write. Thread-safe.
final class ReachedSize {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();

    /// Guarded by `lock`.
    private long size;

    void set(long reached) {
        lock.lock();
        try {
            size = reached;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long get() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the size was reached in time.
    boolean await(long wanted, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (size < wanted) {
                if (left <= 0) {
                    return false;
                }
                left = grown.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
