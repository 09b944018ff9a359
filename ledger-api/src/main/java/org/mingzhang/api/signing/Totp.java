package org.mingzhang.api.signing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords, as authenticator apps show them: six digits, a new one every 30
/// seconds.
///
/// **Source** RFC 6238 with HMAC-SHA-1, which is what the apps know.
public final class Totp {

    /// The bytes of a secret: as many as HMAC-SHA-1 gives.
    public static final int SECRET_BYTES = 20;

    private static final long STEP_SECONDS = 30;
    private static final int CODES = 1_000_000;

    /// How many steps a phone's clock may be off.
    private static final int DRIFT_STEPS = 1;

    private static final char[] BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();

    private Totp() {}

    /// The step that a moment lies in.
    public static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    /// The code of a step.
    public static String code(byte[] secret, long step) {
        return String.format(Locale.ROOT, "%06d", truncated(secret, step) % CODES);
    }

    /// The 31 bits that codes of any length are cut from. RFC 4226, section 5.3.
    static int truncated(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            return ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA1 is in every Java platform", e);
        }
    }

    /// The step whose code this is, near a moment.
    public static OptionalLong stepOf(byte[] secret, String code, Instant time) {
        for (long step = step(time) - DRIFT_STEPS; step <= step(time) + DRIFT_STEPS; step++) {
            if (code(secret, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /// What an app takes in, as text or as QR code.
    public static String uri(byte[] secret, String person, String log) {
        return "otpauth://totp/Mingzhang:%s?secret=%s&issuer=%s"
                .formatted(person, base32(secret), log.replace("/", "%2F"));
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        long bits = 0;
        int count = 0;
        for (byte next : bytes) {
            bits = (bits << 8) | (next & 0xff);
            for (count += 8; count >= 5; count -= 5) {
                text.append(BASE32[(int) (bits >> (count - 5)) & 31]);
            }
        }
        return text.toString();
    }
}
