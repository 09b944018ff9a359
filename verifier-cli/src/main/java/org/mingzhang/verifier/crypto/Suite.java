package org.mingzhang.verifier.crypto;

import java.util.Optional;

/// An algorithm suite of a log: one hash and one signature over the same entry bytes.
///
/// **Source**: `docs/log-format.md` section 1.
public enum Suite {
    /// SHA-256 with Ed25519; its tree conforms to C2SP.
    SHA256("sha256", "", SignatureAlgorithm.ED25519),
    /// SM3 with SM2, the national standard.
    SM3("sm3", "/sm3", SignatureAlgorithm.SM2);

    private final String id;
    private final String originSuffix;
    private final SignatureAlgorithm signature;

    Suite(String id, String originSuffix, SignatureAlgorithm signature) {
        this.id = id;
        this.originSuffix = originSuffix;
        this.signature = signature;
    }

    /// The name in entries, columns and options.
    public String id() {
        return id;
    }

    /// The algorithm that signs this suite's checkpoints.
    public SignatureAlgorithm signature() {
        return signature;
    }

    /// The algorithm by which a witness signs this suite's checkpoints.
    public SignatureAlgorithm cosignature() {
        return switch (this) {
            case SHA256 -> SignatureAlgorithm.ED25519_WITNESS;
            case SM3 -> SignatureAlgorithm.SM2_WITNESS;
        };
    }

    /// The suite that an algorithm belongs to.
    public static Suite of(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519, ED25519_WITNESS -> SHA256;
            case SM2, SM2_WITNESS -> SM3;
        };
    }

    /// The first line of this suite's checkpoints, which is also the name of its keys.
    public String treeOrigin(String logOrigin) {
        return logOrigin + originSuffix;
    }

    /// The log's origin behind a tree origin of this suite, if it is one.
    public Optional<String> logOrigin(String treeOrigin) {
        boolean sm3 = treeOrigin.endsWith(SM3.originSuffix);
        if (sm3 != (this == SM3)) {
            return Optional.empty();
        }
        return Optional.of(treeOrigin.substring(0, treeOrigin.length() - originSuffix.length()));
    }

    /// A hasher of this suite, for one thread.
    public TreeHasher newHasher() {
        return switch (this) {
            case SHA256 -> new Sha256Hasher();
            case SM3 -> new Sm3Hasher();
        };
    }

    /// The suite of a name such as `sm3`.
    public static Optional<Suite> of(String id) {
        for (Suite suite : values()) {
            if (suite.id.equals(id)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }
}
