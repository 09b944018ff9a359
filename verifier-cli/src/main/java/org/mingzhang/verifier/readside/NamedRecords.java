package org.mingzhang.verifier.readside;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.spill.RecordTable;

/// Records of longs under names; different names meet with a chance of 2^-128. Not safe for use by
/// two threads at once.
final class NamedRecords implements AutoCloseable {
    private final KeyedHash keyed = new KeyedHash(KeyedHash.newKey());
    private final RecordTable records;

    NamedRecords(Path workDirectory, int fields) {
        records = new RecordTable(workDirectory, fields);
    }

    /// The record of a name, or null; a copy.
    long @Nullable [] get(String name) {
        find(name);
        return records.get(keyed.high(), keyed.low());
    }

    /// Stores the record of a name, in place of the one before.
    void put(String name, long... fields) {
        find(name);
        records.put(keyed.high(), keyed.low(), fields);
    }

    private void find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        keyed.start().add(bytes, 0, bytes.length).end();
    }

    @Override
    public void close() {
        records.close();
    }
}
