package org.mingzhang.api.testing;

/// Reads the secrets of second factors as authenticator apps do.
///
/// **Source** RFC 4648, section 6.
public final class Base32 {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    /// The bytes behind a text without padding.
    public static byte[] decoded(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        int bits = 0;
        int count = 0;
        int at = 0;
        for (int i = 0; i < base32.length(); i++) {
            bits = (bits << 5) | DIGITS.indexOf(base32.charAt(i));
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes[at++] = (byte) (bits >> count);
            }
        }
        return bytes;
    }
}
