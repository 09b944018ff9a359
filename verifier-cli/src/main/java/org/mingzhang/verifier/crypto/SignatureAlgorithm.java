package org.mingzhang.verifier.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A signature algorithm of checkpoints: what its keys and signatures look like, byte for byte.
///
/// | algorithm | type bytes | public key | signature |
/// | --- | --- | --- | --- |
/// | Ed25519 | `01` | 32 bytes | 64 bytes |
/// | SM2 with SM3 | `ff 06 08 2a 81 1c cf 55 01 83 75 01` | `04`, x, y: 65 bytes | r, s: 32 bytes each |
///
/// **Source**: `docs/log-format.md` section 6; RFC 8032; GM/T 0003; GM/T 0009 for the user ID.
public enum SignatureAlgorithm {
    /// Ed25519, pure.
    ED25519("01", 32) {
        @Override
        boolean isKey(byte[] key) {
            return Ed25519.validatePublicKeyFull(key, 0);
        }

        @Override
        boolean check(byte[] key, byte[] message, byte[] signature) {
            return Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
        }
    },

    /// SM2 with SM3 and the default user ID.
    SM2("ff06082a811ccf5501837501", 65) {
        @Override
        boolean isKey(byte[] key) {
            return key[0] == 4 && Sm2Curve.point(key) != null;
        }

        @Override
        boolean check(byte[] key, byte[] message, byte[] signature) {
            return Sm2Curve.verify(key, message, signature);
        }
    };

    /// The length of a signature of either algorithm.
    public static final int SIGNATURE_BYTES = 64;

    private final String typeHex;
    private final int keyBytes;

    SignatureAlgorithm(String typeHex, int keyBytes) {
        this.typeHex = typeHex;
        this.keyBytes = keyBytes;
    }

    /// The bytes before the public key in a verification key.
    public byte[] type() {
        return HexFormat.of().parseHex(typeHex);
    }

    /// Whether `key` has the right length and is a point of the curve.
    public boolean isPublicKey(byte[] key) {
        return key.length == keyBytes && isKey(key);
    }

    /// Whether `signature` is this algorithm's over `message`; a malformed one is not.
    public boolean verify(byte[] key, byte[] message, byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && isPublicKey(key)
                && check(key, message, signature);
    }

    abstract boolean isKey(byte[] key);

    abstract boolean check(byte[] key, byte[] message, byte[] signature);

    /// The curve sm2p256v1; apart, so that a check of Ed25519 alone does not load it.
    private static final class Sm2Curve {
        private static final byte[] USER_ID =
                "1234567812345678".getBytes(StandardCharsets.US_ASCII);
        private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
        private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

        static @org.jspecify.annotations.Nullable ECPoint point(byte[] key) {
            try {
                return DOMAIN.validatePublicPoint(CURVE.getCurve().decodePoint(key));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        static boolean verify(byte[] key, byte[] message, byte[] signature) {
            ECPoint point = point(key);
            if (point == null || !inRange(signature, 0) || !inRange(signature, 32)) {
                return false;
            }
            SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(
                    false, new ParametersWithID(new ECPublicKeyParameters(point, DOMAIN), USER_ID));
            signer.update(message, 0, message.length);
            return signer.verifySignature(signature);
        }

        private static boolean inRange(byte[] signature, int offset) {
            BigInteger value =
                    new BigInteger(1, Arrays.copyOfRange(signature, offset, offset + 32));
            return value.signum() > 0 && value.compareTo(DOMAIN.getN()) < 0;
        }
    }
}
