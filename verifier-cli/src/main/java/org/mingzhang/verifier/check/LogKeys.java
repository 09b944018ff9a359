package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;

/// Which keys may sign for which suite, and where they came from.
final class LogKeys {
    private final Map<Suite, List<VerifierKey>> outside = new EnumMap<>(Suite.class);
    private final Map<Suite, VerifierKey> inside;

    LogKeys(List<VerifierKey> given, String origin, Map<Suite, VerifierKey> fromTheLog) {
        for (Suite suite : Suite.values()) {
            List<VerifierKey> ofSuite = new ArrayList<>();
            for (VerifierKey key : given) {
                if (belongs(key, suite, origin)) {
                    ofSuite.add(key);
                }
            }
            outside.put(suite, ofSuite);
        }
        inside = fromTheLog;
    }

    /// Whether a key may sign a log's checkpoints in a suite: the name is the tree's origin and the
    /// algorithm is the suite's, so that no key speaks for another tree.
    static boolean belongs(VerifierKey key, Suite suite, String origin) {
        return key.name().equals(suite.treeOrigin(origin)) && key.algorithm() == suite.signature();
    }

    boolean fromOutside(Suite suite) {
        return !outside.getOrDefault(suite, List.of()).isEmpty();
    }

    List<VerifierKey> of(Suite suite) {
        if (fromOutside(suite)) {
            return outside.getOrDefault(suite, List.of());
        }
        VerifierKey own = inside.get(suite);
        return own == null ? List.of() : List.of(own);
    }
}
