package org.mingzhang.ledger.crypto;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How persons sign. **Source** `docs/log-format.md`, section 3.
public enum SignatureScheme {
    /// SM2 with SM3 and the default user ID.
    SM2_SM3,
    /// Ed25519.
    ED25519;

    /// The name in signatures: `sm2-sm3` or `ed25519`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The scheme of that name, if there is one.
    public static Optional<SignatureScheme> of(String id) {
        return Arrays.stream(values()).filter(scheme -> scheme.id().equals(id)).findAny();
    }
}
