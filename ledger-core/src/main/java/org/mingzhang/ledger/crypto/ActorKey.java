package org.mingzhang.ledger.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.bc.Ed25519;
import org.mingzhang.ledger.crypto.bc.Sm2;

/// The public key with which the signatures of one person verify.
///
/// **Shape** raw: 32 bytes of Ed25519, or `04 || x || y` of SM2. **Source** `docs/log-format.md`,
/// section 3.
public final class ActorKey {

    private final SignatureScheme scheme;
    private final byte[] raw;

    private ActorKey(SignatureScheme scheme, byte[] raw) {
        this.scheme = scheme;
        this.raw = raw;
    }

    /// The key with these bytes, if they are one of the scheme.
    public static Optional<ActorKey> of(SignatureScheme scheme, byte[] raw) {
        boolean valid =
                switch (scheme) {
                    case ED25519 -> Ed25519.isPublicKey(raw);
                    case SM2_SM3 -> Sm2.isPublicKey(raw);
                };
        return valid ? Optional.of(new ActorKey(scheme, raw.clone())) : Optional.empty();
    }

    /// How it signs.
    public SignatureScheme scheme() {
        return scheme;
    }

    /// The raw bytes.
    public byte[] raw() {
        return raw.clone();
    }

    /// Its name in signatures: the hex SHA-256 of the raw bytes.
    public String id() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }

    /// Whether a signature of 64 bytes is this key's over a message; false for anything malformed.
    public boolean verifies(byte[] message, byte[] signature) {
        return switch (scheme) {
            case ED25519 -> Ed25519.verify(raw, message, signature);
            case SM2_SM3 -> Sm2.verify(raw, message, signature);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActorKey key && scheme == key.scheme && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return scheme.id() + ":" + id();
    }
}
