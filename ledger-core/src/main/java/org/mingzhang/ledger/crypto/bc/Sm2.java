package org.mingzhang.ledger.crypto.bc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/// SM2 signatures with SM3 and the default user ID `1234567812345678`.
///
/// **Shape** private key 32 bytes big-endian in [1, n−2]; public key `04 || x || y`, 65 bytes;
/// signature `r || s`, 32 bytes each, big-endian, in [1, n−1]. Signatures are randomised.
///
/// **Source** GM/T 0003.2 and 0003.5; GM/T 0009 for the user ID; `docs/log-format.md`, section 6.
public final class Sm2 {

    /// The bytes of a private key.
    public static final int SECRET_LENGTH = 32;

    /// The bytes of a public key.
    public static final int PUBLIC_LENGTH = 65;

    /// The bytes of a signature.
    public static final int SIGNATURE_LENGTH = 64;

    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private static final ECDomainParameters CURVE =
            new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));

    private Sm2() {}

    /// A new private key.
    public static byte[] generateSecret(SecureRandom random) {
        BigInteger largest = CURVE.getN().subtract(BigInteger.TWO);
        return BigIntegers.asUnsignedByteArray(
                SECRET_LENGTH, BigIntegers.createRandomInRange(BigInteger.ONE, largest, random));
    }

    /// The public key of a private key.
    ///
    /// @throws IllegalArgumentException if the private key is out of its range
    public static byte[] publicKey(byte[] secret) {
        return new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), scalar(secret))
                .normalize()
                .getEncoded(false);
    }

    /// Whether the bytes are an uncompressed point on the curve.
    public static boolean isPublicKey(byte[] key) {
        if (key.length != PUBLIC_LENGTH || key[0] != 4) {
            return false;
        }
        try {
            CURVE.validatePublicPoint(CURVE.getCurve().decodePoint(key));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// A signature of a message.
    ///
    /// @throws IllegalArgumentException if the private key is out of its range
    public static byte[] sign(byte[] secret, byte[] message, SecureRandom random) {
        ECPrivateKeyParameters key = new ECPrivateKeyParameters(scalar(secret), CURVE);
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(new ParametersWithRandom(key, random), USER_ID));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 could not sign with a valid key", e);
        }
    }

    /// Whether the signature is the public key's over the message; false for anything malformed.
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (!isPublicKey(publicKey) || signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        if (!inRange(signature, 0) || !inRange(signature, 32)) {
            return false;
        }
        ECPublicKeyParameters key =
                new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey), CURVE);
        SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
        verifier.init(false, new ParametersWithID(key, USER_ID));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private static boolean inRange(byte[] signature, int offset) {
        BigInteger value = new BigInteger(1, Arrays.copyOfRange(signature, offset, offset + 32));
        return value.signum() > 0 && value.compareTo(CURVE.getN()) < 0;
    }

    private static BigInteger scalar(byte[] secret) {
        BigInteger value = new BigInteger(1, secret);
        if (secret.length != SECRET_LENGTH
                || value.signum() == 0
                || value.compareTo(CURVE.getN().subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("an SM2 private key has 32 bytes in [1, n-2]");
        }
        return value;
    }
}
