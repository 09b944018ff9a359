package org.mingzhang.verifier.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.mingzhang.verifier.crypto.Digests;
import org.mingzhang.verifier.crypto.SignatureAlgorithm;
import org.mingzhang.verifier.crypto.Suite;

/// A public key that signs notes.
///
/// ```
/// name+hash+base64(type || key)     hash = first 4 bytes of SHA-256(name || 0x0A || type || key), hex
/// ```
///
/// **Source**: C2SP signed-note, "Verifier keys"; `docs/log-format.md` section 6 for SM2.
public final class VerifierKey {
    /// The most bytes a key's line may have.
    public static final int LINE_BYTES_MAX = 1024;

    private final String name;
    private final int id;
    private final SignatureAlgorithm algorithm;
    private final byte[] key;

    private VerifierKey(String name, int id, SignatureAlgorithm algorithm, byte[] key) {
        this.name = name;
        this.id = id;
        this.algorithm = algorithm;
        this.key = key;
    }

    /// A key of raw bytes.
    public static VerifierKey of(String name, SignatureAlgorithm algorithm, byte[] key)
            throws MalformedException {
        byte[] type = algorithm.type();
        byte[] blob = Arrays.copyOf(type, type.length + key.length);
        System.arraycopy(key, 0, blob, type.length, key.length);
        return parse(
                name
                        + "+"
                        + HexFormat.of().toHexDigits(keyId(name, blob))
                        + "+"
                        + Base64.getEncoder().encodeToString(blob));
    }

    /// Reads a key from its line.
    public static VerifierKey parse(String line) throws MalformedException {
        if (line.length() > LINE_BYTES_MAX) {
            throw new MalformedException("a key is at most " + LINE_BYTES_MAX + " characters");
        }
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty() || !parts[1].matches("[0-9a-f]{8}")) {
            throw new MalformedException("a key is name+hash+base64, the hash 8 hex digits");
        }
        if (parts[0].chars().anyMatch(Character::isWhitespace)) {
            throw new MalformedException("a key's name has no white space");
        }
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("the key is not base64: " + e.getMessage());
        }
        SignatureAlgorithm algorithm = algorithm(blob);
        byte[] key = Arrays.copyOfRange(blob, algorithm.type().length, blob.length);
        if (!algorithm.isPublicKey(key)) {
            throw new MalformedException("the key is not a public key of " + algorithm);
        }
        int id = keyId(parts[0], blob);
        if (id != Integer.parseUnsignedInt(parts[1], 16)) {
            throw new MalformedException(
                    "the key's hash is "
                            + HexFormat.of().toHexDigits(id)
                            + ", but its line says "
                            + parts[1]);
        }
        return new VerifierKey(parts[0], id, algorithm, key);
    }

    private static SignatureAlgorithm algorithm(byte[] blob) throws MalformedException {
        for (SignatureAlgorithm candidate : SignatureAlgorithm.values()) {
            byte[] type = candidate.type();
            if (blob.length > type.length
                    && Arrays.equals(type, 0, type.length, blob, 0, type.length)) {
                return candidate;
            }
        }
        throw new MalformedException("the key is of a type that this program does not know");
    }

    static int keyId(String name, byte[] typeAndKey) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[nameBytes.length + 1 + typeAndKey.length];
        System.arraycopy(nameBytes, 0, input, 0, nameBytes.length);
        input[nameBytes.length] = '\n';
        System.arraycopy(typeAndKey, 0, input, nameBytes.length + 1, typeAndKey.length);
        return ByteBuffer.wrap(Digests.sha256(input)).getInt();
    }

    /// Who signs.
    public String name() {
        return name;
    }

    /// The 4 bytes that name this key in a signature line.
    public int id() {
        return id;
    }

    /// How it signs.
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /// The raw public key, without its type bytes.
    public byte[] publicKey() {
        return key.clone();
    }

    /// The key's whole line.
    public String line() {
        byte[] type = algorithm.type();
        byte[] blob = Arrays.copyOf(type, type.length + key.length);
        System.arraycopy(key, 0, blob, type.length, key.length);
        return name
                + "+"
                + HexFormat.of().toHexDigits(id)
                + "+"
                + Base64.getEncoder().encodeToString(blob);
    }

    /// Whether both wrap one public key, whatever they are called.
    public boolean isSameKey(VerifierKey other) {
        return Suite.of(algorithm) == Suite.of(other.algorithm) && Arrays.equals(key, other.key);
    }

    /// Whether `signature` is this key's over `message`.
    public boolean verify(byte[] message, byte[] signature) {
        return algorithm.verify(key, message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && algorithm == that.algorithm
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /// The name and the hash, enough to compare by eye.
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id);
    }
}
