package org.mingzhang.verifier.signing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.spill.RecordTable;

/// What was submitted: for each payment hashes of its facts and of its entry's leaf hashes. Not
/// safe for use by two threads at once.
final class Submissions implements AutoCloseable {
    private static final int SUITES = 2;

    private final RecordTable table;

    Submissions(Path workDirectory) {
        table = new RecordTable(workDirectory, SUITES + PaymentFacts.NAMES.size());
    }

    /// One submission.
    static final class Seen {
        private final long[] record;

        Seen(long[] record) {
            this.record = record;
        }

        long[] facts() {
            return Arrays.copyOfRange(record, SUITES, record.length);
        }

        /// Whether these are its leaf hashes, in the suites that are checked.
        boolean matches(Map<Suite, String> hashes, KeyedHash keyed) {
            for (Map.Entry<Suite, String> one : hashes.entrySet()) {
                long actual = record[field(one.getKey())];
                if (actual != 0 && actual != hash(one.getValue(), keyed)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static int field(Suite suite) {
        return switch (suite) {
            case SHA256 -> 0;
            case SM3 -> 1;
        };
    }

    private static long hash(String hex, KeyedHash keyed) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            return keyed.start().add(bytes, 0, bytes.length).end().high() | 1;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    void put(SignedEntry entry, Map<Suite, Hash32> leaves, KeyedHash keyed) {
        long[] facts = entry.facts().hashes();
        long[] record = new long[SUITES + facts.length];
        leaves.forEach((suite, leaf) -> record[field(suite)] = hash(leaf.hex(), keyed));
        System.arraycopy(facts, 0, record, SUITES, facts.length);
        table.put(entry.paymentHigh(), entry.paymentLow(), record);
    }

    Optional<Seen> find(SignedEntry entry) {
        return Optional.ofNullable(table.get(entry.paymentHigh(), entry.paymentLow()))
                .map(Seen::new);
    }

    @Override
    public void close() {
        table.close();
    }
}
