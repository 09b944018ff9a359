package org.mingzhang.ledger.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// Watches what every garbage collection of this process leaves on the heap.
///
/// A small collection leaves garbage in the old generation, so its figure is an upper bound; what a
/// full one leaves is what is in use.
final class HeapWatch {

    private final Set<String> heapPools =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getName)
                    .collect(Collectors.toSet());
    private final AtomicLong afterAnyMax = new AtomicLong();
    private final AtomicLong afterFullMax = new AtomicLong();

    /// Watches from now on.
    static HeapWatch start() {
        HeapWatch watch = new HeapWatch();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, _) ->
                                    watch.collected(
                                            GarbageCollectionNotificationInfo.from(
                                                    (CompositeData) notification.getUserData())),
                            null,
                            null);
        }
        return watch;
    }

    private void collected(GarbageCollectionNotificationInfo info) {
        long used =
                info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> heapPools.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum();
        afterAnyMax.accumulateAndGet(used, Math::max);
        if (info.getGcAction().equals("end of major GC")) {
            afterFullMax.accumulateAndGet(used, Math::max);
        }
    }

    /// Begins anew.
    void forget() {
        afterAnyMax.set(0);
        afterFullMax.set(0);
    }

    /// The most that any collection has left, in MiB.
    double afterAnyMaxMebibytes() {
        return afterAnyMax.get() / (double) (1 << 20);
    }

    /// The most that a full collection has left, in MiB; zero without one.
    double afterFullMaxMebibytes() {
        return afterFullMax.get() / (double) (1 << 20);
    }
}
