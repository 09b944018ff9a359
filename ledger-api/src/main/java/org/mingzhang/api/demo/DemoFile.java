package org.mingzhang.api.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A made-up file that decisions of the demonstration rest on.
///
/// @param division that it is for
/// @param unit that it is for
/// @param person who brings it
/// @param text what is in it
public record DemoFile(String division, String unit, String person, String text) {

    /// Its bytes.
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// SHA-256 of its bytes, lower-case hex.
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
