package org.mingzhang.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A secret of 256 random bits that a client shows with each request.
///
/// **Shape** `mz_` and 43 characters of URL-safe base64. Its text form is not in [#toString], so
/// that it reaches no log by accident.
public final class BearerToken {

    private static final Pattern FORM = Pattern.compile("mz_[A-Za-z0-9_-]{43}");
    private static final int SECRET_BYTES = 32;

    private final String text;

    private BearerToken(String text) {
        this.text = text;
    }

    /// A new token from a cryptographic source.
    public static BearerToken create(RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new BearerToken(
                "mz_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// The token that a text is, or nothing if it has another form.
    public static Optional<BearerToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BearerToken(text)) : Optional.empty();
    }

    /// What the client sends.
    public String reveal() {
        return text;
    }

    /// What is stored: SHA-256 of the text, 32 bytes.
    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "mz_…";
    }
}
