package org.mingzhang.verifier.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;

/// SipHash-2-4 of 128 bits under a key that is drawn anew for every run, so that nobody who
/// prepared the data could choose rows whose hashes meet. Not safe for use by two threads at once.
public final class KeyedHash {
    /// The length of a key.
    public static final int KEY_BYTES = 16;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final SipHash128 mac = new SipHash128();
    private final byte[] number = new byte[Long.BYTES];
    private final byte[] out = new byte[2 * Long.BYTES];

    /// Hashes under `key`.
    public KeyedHash(byte[] key) {
        mac.init(new KeyParameter(key));
    }

    /// A key that nobody can guess.
    public static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /// Begins a hash.
    public KeyedHash start() {
        mac.reset();
        return this;
    }

    /// Adds eight bytes.
    public KeyedHash add(long value) {
        LONGS.set(number, 0, value);
        mac.update(number, 0, number.length);
        return this;
    }

    /// Adds a range of bytes.
    public KeyedHash add(byte[] bytes, int offset, int length) {
        mac.update(bytes, offset, length);
        return this;
    }

    /// Ends the hash; {@link #high} and {@link #low} then hold it.
    public KeyedHash end() {
        mac.doFinal(out, 0);
        return this;
    }

    /// The first eight bytes of the hash ended last.
    public long high() {
        return (long) LONGS.get(out, 0);
    }

    /// The next eight bytes of the hash ended last.
    public long low() {
        return (long) LONGS.get(out, Long.BYTES);
    }
}
