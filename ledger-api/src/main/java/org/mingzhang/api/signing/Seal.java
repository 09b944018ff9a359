package org.mingzhang.api.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts a secret so that only the same key and purpose open it.
///
/// **Shape** AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag. The purpose is authenticated,
/// so that nobody moves a sealed secret from one person to another.
public final class Seal {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    /// Seals a secret.
    public static byte[] close(byte[] key, String purpose, byte[] secret, RandomGenerator random) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, purpose, nonce).doFinal(secret);
            byte[] all = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_LENGTH, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is in every Java platform", e);
        }
    }

    /// The secret; empty if the key or the purpose is another.
    public static Optional<byte[]> open(byte[] key, String purpose, byte[] all) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, purpose, Arrays.copyOf(all, NONCE_LENGTH))
                            .doFinal(all, NONCE_LENGTH, all.length - NONCE_LENGTH));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is in every Java platform", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, String purpose, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
