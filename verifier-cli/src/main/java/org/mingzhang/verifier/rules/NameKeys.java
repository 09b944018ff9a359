package org.mingzhang.verifier.rules;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.KeyedHash;

/// The keys under which tables hold what has a name: its hash, different for different ones but
/// with a chance of 2^-128. One entry asks for the same line, pool and year several times, and the
/// next one often for the same again, so that those asked for last are remembered. Not safe for use
/// by two threads at once.
final class NameKeys {
    /// A power of two.
    private static final int REMEMBERED = 256;

    private final KeyedHash keyed = new KeyedHash(KeyedHash.newKey());
    private final @Nullable String[] names = new String[REMEMBERED];
    private final long[] highs = new long[REMEMBERED];
    private final long[] lows = new long[REMEMBERED];
    private int at;

    /// Finds the key of a name; {@link #high} and {@link #low} then are its halves.
    void find(String name) {
        at = name.hashCode() & (REMEMBERED - 1);
        if (!name.equals(names[at])) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            keyed.start().add(bytes, 0, bytes.length).end();
            names[at] = name;
            highs[at] = keyed.high();
            lows[at] = keyed.low();
        }
    }

    long high() {
        return highs[at];
    }

    long low() {
        return lows[at];
    }
}
