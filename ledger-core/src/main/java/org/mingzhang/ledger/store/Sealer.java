package org.mingzhang.ledger.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;

/// Makes the bytes of entries final and hashes them, once per suite. One after the other, since
/// each entry holds the leaf hashes of the one in front.
final class Sealer {

    private final List<Suite> suites;

    Sealer(List<Suite> suites) {
        this.suites = suites;
    }

    /// @param previous the leaf hashes of the entry in front of the first; empty at position 0
    List<SealedEntry> seal(List<QueuedAppend> appends, Map<Suite, Hash32> previous) {
        List<SealedEntry> sealed = new ArrayList<>();
        Map<Suite, Hash32> before = previous.isEmpty() ? zeros() : previous;
        for (QueuedAppend append : appends) {
            long position = append.first();
            int from = sealed.size();
            for (QueuedAppend.Item item : append.items()) {
                byte[] bytes = item.draft().complete(position, before, append.recordedAt());
                Map<Suite, Hash32> leaves = leaves(item, bytes);
                sealed.add(
                        new SealedEntry(
                                item.draft(), position, append.recordedAt(), bytes, leaves));
                before = leaves;
                position++;
            }
            append.sealed(sealed.subList(from, sealed.size()));
        }
        return sealed;
    }

    private static Map<Suite, Hash32> leaves(QueuedAppend.Item item, byte[] bytes) {
        Map<Suite, Hash32> leaves = new EnumMap<>(Suite.class);
        item.leafPrefixes().forEach((suite, prefix) -> leaves.put(suite, prefix.leaf(bytes)));
        return leaves;
    }

    private Map<Suite, Hash32> zeros() {
        Map<Suite, Hash32> zeros = new EnumMap<>(Suite.class);
        for (Suite suite : suites) {
            zeros.put(suite, Hash32.ZERO);
        }
        return zeros;
    }
}
