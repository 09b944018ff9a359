package org.mingzhang.verifier.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
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

/// A way to sign a note: what its keys and signatures look like, byte for byte.
///
/// | who | type bytes | public key | signature |
/// | --- | --- | --- | --- |
/// | log, Ed25519 | `01` | 32 bytes | 64 bytes |
/// | log, SM2 with SM3 | `ff 06 08 2a 81 1c cf 55 01 83 75 01` | `04`, x, y: 65 bytes | r, s: 32 bytes each |
/// | witness, Ed25519 | `04` | 32 bytes | u64 seconds, 64 bytes |
/// | witness, SM2 with SM3 | `ff 06 08 2a 81 1c cf 55 01 83 75 02` | 65 bytes | u64 seconds, r, s |
///
/// A witness signs a header line, the time and then the text, so that none of its signatures is one
/// of a log.
///
/// **Source**: `docs/log-format.md` sections 6 and 7; C2SP tlog-cosignature; RFC 8032; GM/T 0003;
/// GM/T 0009 for the user ID.
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
    },

    /// A witness's Ed25519.
    ED25519_WITNESS("04", 32) {
        @Override
        boolean isKey(byte[] key) {
            return ED25519.isKey(key);
        }

        @Override
        boolean check(byte[] key, byte[] message, byte[] signature) {
            return ED25519.checkTimed("cosignature/v1\n", key, message, signature);
        }
    },

    /// A witness's SM2 with SM3.
    SM2_WITNESS("ff06082a811ccf5501837502", 65) {
        @Override
        boolean isKey(byte[] key) {
            return SM2.isKey(key);
        }

        @Override
        boolean check(byte[] key, byte[] message, byte[] signature) {
            return SM2.checkTimed("cosignature-sm2/v1\n", key, message, signature);
        }
    };

    /// The length of a signature of either curve.
    public static final int SIGNATURE_BYTES = 64;

    private final String typeHex;
    private final int keyBytes;

    SignatureAlgorithm(String typeHex, int keyBytes) {
        this.typeHex = typeHex;
        this.keyBytes = keyBytes;
    }

    /// Whether a witness signs this way, and no log does.
    public boolean isCosignature() {
        return this == ED25519_WITNESS || this == SM2_WITNESS;
    }

    /// The length of a signature, with the time of a witness's.
    public int signatureBytes() {
        return isCosignature() ? Long.BYTES + SIGNATURE_BYTES : SIGNATURE_BYTES;
    }

    /// The bytes that a witness of this curve signs, for a note's text.
    ///
    /// @param seconds since 1970
    public byte[] cosigned(long seconds, byte[] message) {
        return switch (this) {
            case ED25519, ED25519_WITNESS -> timed("cosignature/v1\n", seconds, message);
            case SM2, SM2_WITNESS -> timed("cosignature-sm2/v1\n", seconds, message);
        };
    }

    private static byte[] timed(String header, long seconds, byte[] message) {
        byte[] head = (header + "time " + seconds + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(head, head.length + message.length);
        System.arraycopy(message, 0, signed, head.length, message.length);
        return signed;
    }

    boolean checkTimed(String header, byte[] key, byte[] message, byte[] signature) {
        long seconds = ByteBuffer.wrap(signature).getLong();
        return seconds >= 0
                && check(
                        key,
                        timed(header, seconds, message),
                        Arrays.copyOfRange(signature, Long.BYTES, signature.length));
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
        return signature.length == signatureBytes()
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
