package org.mingzhang.verifier.witness;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.SignatureAlgorithm;
import org.mingzhang.verifier.crypto.Suite;

/// A witness's private key of one suite.
///
/// ```
/// PRIVATE+MINGZHANG-WITNESS+<suite>+<name>+<hex of 32 bytes>       one line of the key file
/// ```
///
/// **Source**: `docs/log-format.md` section 7; RFC 8032; GM/T 0003, GM/T 0009.
public final class WitnessKey {
    private static final String PREFIX = "PRIVATE+MINGZHANG-WITNESS";
    private static final int SECRET_BYTES = 32;
    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private final Suite suite;
    private final byte[] secret;
    private final VerifierKey publicKey;

    private WitnessKey(Suite suite, String name, byte[] secret) throws MalformedException {
        this.suite = suite;
        this.secret = secret;
        this.publicKey = VerifierKey.of(name, suite.cosignature(), publicBytes(suite, secret));
    }

    private static byte[] publicBytes(Suite suite, byte[] secret) {
        switch (suite) {
            case SHA256 -> {
                byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
                Ed25519.generatePublicKey(secret, 0, key, 0);
                return key;
            }
            case SM3 -> {
                return CURVE.getG().multiply(new BigInteger(1, secret)).getEncoded(false);
            }
        }
        throw new IllegalArgumentException(suite.id());
    }

    /// Draws a key of each suite and writes them to a new file that its owner alone may read.
    public static List<WitnessKey> create(Path file, String name)
            throws IOException, MalformedException {
        SecureRandom random = new SecureRandom();
        List<WitnessKey> keys = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (Suite suite : Suite.values()) {
            byte[] secret = new byte[SECRET_BYTES];
            do {
                random.nextBytes(secret);
            } while (!isSecret(suite, secret));
            keys.add(new WitnessKey(suite, name, secret));
            lines.append(PREFIX + "+" + suite.id() + "+" + name + "+")
                    .append(HexFormat.of().formatHex(secret))
                    .append('\n');
        }
        boolean posix =
                Files.getFileStore(file.toAbsolutePath().getParent())
                        .supportsFileAttributeView("posix");
        if (posix) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(file, lines, StandardOpenOption.WRITE);
        return keys;
    }

    private static boolean isSecret(Suite suite, byte[] secret) {
        BigInteger number = new BigInteger(1, secret);
        BigInteger last = CURVE.getN().subtract(BigInteger.ONE);
        return suite == Suite.SHA256 || (number.signum() > 0 && number.compareTo(last) < 0);
    }

    /// Reads the lines of a key file.
    public static List<WitnessKey> parse(String text) throws MalformedException {
        List<WitnessKey> keys = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            String[] parts = line.strip().split("\\+", -1);
            if (parts.length != 5
                    || !line.startsWith(PREFIX + "+")
                    || !parts[4].matches("[0-9a-f]{64}")) {
                throw new MalformedException("a witness key is " + PREFIX + "+suite+name+hex");
            }
            Suite suite =
                    Suite.of(parts[2])
                            .orElseThrow(() -> new MalformedException("an unknown suite"));
            byte[] secret = HexFormat.of().parseHex(parts[4]);
            if (!isSecret(suite, secret)) {
                throw new MalformedException("no private key of " + suite.id());
            }
            keys.add(new WitnessKey(suite, parts[3], secret));
        }
        return keys;
    }

    /// The suite whose checkpoints it signs.
    public Suite suite() {
        return suite;
    }

    /// What others check its signatures with.
    public VerifierKey publicKey() {
        return publicKey;
    }

    /// A signature line over a checkpoint's text.
    String cosign(byte[] text, long seconds) {
        byte[] signature = sign(publicKey.algorithm().cosigned(seconds, text));
        byte[] blob =
                ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signature.length)
                        .putInt(publicKey.id())
                        .putLong(seconds)
                        .put(signature)
                        .array();
        return "— " + publicKey.name() + " " + Base64.getEncoder().encodeToString(blob) + "\n";
    }

    private byte[] sign(byte[] message) {
        if (suite == Suite.SHA256) {
            byte[] signature = new byte[SignatureAlgorithm.SIGNATURE_BYTES];
            Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
            return signature;
        }
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        ECPrivateKeyParameters key =
                new ECPrivateKeyParameters(
                        new BigInteger(1, secret), new ECDomainParameters(CURVE));
        signer.init(
                true,
                new ParametersWithID(new ParametersWithRandom(key, new SecureRandom()), USER_ID));
        signer.update(message, 0, message.length);
        try {
            return Arrays.copyOf(signer.generateSignature(), SignatureAlgorithm.SIGNATURE_BYTES);
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 signs any message", e);
        }
    }
}
