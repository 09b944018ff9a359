package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.verifier.checkpoint.NoteSignature;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;

/// Which keys may sign a log's checkpoints: those that the auditor gave, those that its first entry
/// names, and those that its entries bring in and end.
///
/// A key is **trusted** when the auditor gave it or when a trusted key brought it in; without any
/// given key of a suite, the first entry's is the root of trust, and the verdict says so. Other
/// keys that the log names count only below a checkpoint of a trusted key, which covers the entries
/// that name them: so an auditor who holds today's key can read what yesterday's signed.
///
/// **Source**: `docs/log-format.md` section 2, "Keys". For one thread; what it hands out does not
/// change.
final class KeyRing {
    /// One key and its standing.
    ///
    /// @param lastSize the largest tree that it may have signed
    record Held(VerifierKey key, boolean trusted, long lastSize) {}

    /// What the signatures of a note come to.
    enum Standing {
        /// A trusted key signed.
        TRUSTED,
        /// Only keys signed that the log names and nobody outside vouches for.
        NAMED,
        /// Only keys signed that had been retired.
        RETIRED,
        /// A line names a key and is not its signature.
        WRONG,
        /// No line names a key of the log.
        UNKNOWN
    }

    private final Map<Suite, List<Held>> keys = new EnumMap<>(Suite.class);
    private final Map<Suite, Boolean> outside = new EnumMap<>(Suite.class);

    KeyRing(List<VerifierKey> given, String origin, Map<Suite, VerifierKey> fromTheLog) {
        for (Suite suite : Suite.values()) {
            List<Held> ofSuite = new ArrayList<>();
            for (VerifierKey key : given) {
                if (belongs(key, suite, origin)) {
                    ofSuite.add(new Held(key, true, Long.MAX_VALUE));
                }
            }
            outside.put(suite, !ofSuite.isEmpty());
            VerifierKey own = fromTheLog.get(suite);
            if (own != null && ofSuite.stream().noneMatch(held -> held.key.equals(own))) {
                ofSuite.add(new Held(own, ofSuite.isEmpty(), Long.MAX_VALUE));
            }
            keys.put(suite, List.copyOf(ofSuite));
        }
    }

    /// Whether a key may sign a log's checkpoints in a suite: the name is the tree's origin and the
    /// algorithm is the suite's, so that no key speaks for another tree.
    static boolean belongs(VerifierKey key, Suite suite, String origin) {
        return key.name().equals(suite.treeOrigin(origin)) && key.algorithm() == suite.signature();
    }

    boolean fromOutside(Suite suite) {
        return outside.getOrDefault(suite, false);
    }

    /// The keys of a suite as they stand now.
    List<Held> of(Suite suite) {
        return keys.getOrDefault(suite, List.of());
    }

    Optional<Held> find(Suite suite, VerifierKey key) {
        return of(suite).stream().filter(held -> held.key.equals(key)).findFirst();
    }

    /// A key that the log already has brings in another.
    void add(Suite suite, VerifierKey key, Held by) {
        List<Held> more = new ArrayList<>(of(suite));
        Optional<Held> known = find(suite, key);
        known.ifPresent(more::remove);
        boolean trusted = by.trusted || known.map(Held::trusted).orElse(false);
        more.add(new Held(key, trusted, Long.MAX_VALUE));
        keys.put(suite, List.copyOf(more));
    }

    /// Ends a key.
    void retire(Suite suite, Held held, long lastSize) {
        List<Held> others = new ArrayList<>(of(suite));
        others.remove(held);
        others.add(new Held(held.key, held.trusted, Math.min(held.lastSize, lastSize)));
        keys.put(suite, List.copyOf(others));
    }

    /// What the signatures of a checkpoint of `size` come to, with these keys.
    static Standing standing(SignedNote note, long size, List<Held> keys) {
        byte[] message = note.signedBytes();
        Standing standing = Standing.UNKNOWN;
        for (NoteSignature signature : note.signatures()) {
            for (Held held : keys) {
                if (!signature.names(held.key)) {
                    continue;
                }
                if (!signature.verifies(held.key, message)) {
                    return Standing.WRONG;
                }
                Standing one =
                        size > held.lastSize
                                ? Standing.RETIRED
                                : held.trusted ? Standing.TRUSTED : Standing.NAMED;
                standing = one.compareTo(standing) < 0 ? one : standing;
            }
        }
        return standing;
    }
}
