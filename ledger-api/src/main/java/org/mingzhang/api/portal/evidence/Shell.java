package org.mingzhang.api.portal.evidence;

import org.mingzhang.ledger.crypto.Suite;

/// How to compute in a shell what a page claims.
public final class Shell {

    private Shell() {}

    /// What OpenSSL calls the hash function of a suite.
    public static String digest(Suite suite) {
        return switch (suite) {
            case SHA256 -> "sha256";
            case SM3 -> "sm3";
        };
    }

    /// The leaf hash of an entry.
    static String of(Suite suite, long position) {
        return "{ printf '\\000'; curl -s \"$LEDGER/api/v1/entries/%d\"; } | openssl dgst -%s"
                .formatted(position, digest(suite));
    }
}
