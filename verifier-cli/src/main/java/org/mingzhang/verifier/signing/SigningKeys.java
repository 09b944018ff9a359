package org.mingzhang.verifier.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.mingzhang.verifier.crypto.Digests;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.crypto.SignatureAlgorithm;
import org.mingzhang.verifier.spill.RecordTable;

/// The keys of actors, as a log proposes, enrols and revokes them. A key belongs to one person for
/// ever. Not safe for use by two threads at once.
///
/// **Source**: `docs/log-format.md` section 3, "Keys of actors".
final class SigningKeys implements AutoCloseable {
    private static final int PERSON = 0;
    private static final int ALGORITHM = 1;
    private static final int STAGE = 2;
    private static final int KEY = 3;
    private static final int KEY_LONGS = 9;

    private static final long PROPOSED = 1;
    private static final long ENROLLED = 2;
    private static final long REVOKED = 3;

    private final KeyedHash keyed;
    private final RecordTable keys;

    SigningKeys(Path workDirectory, KeyedHash keyed) {
        this.keyed = keyed;
        keys = new RecordTable(workDirectory, KEY + KEY_LONGS);
    }

    /// One key as it stands now; the person is a hash of the name.
    static final class Held {
        private final long person;
        private final SignatureAlgorithm algorithm;
        private final byte[] publicKey;
        private final long stage;

        private Held(long person, SignatureAlgorithm algorithm, byte[] publicKey, long stage) {
            this.person = person;
            this.algorithm = algorithm;
            this.publicKey = publicKey;
            this.stage = stage;
        }

        private Held at(long next) {
            return new Held(person, algorithm, publicKey, next);
        }

        long person() {
            return person;
        }

        SignatureAlgorithm algorithm() {
            return algorithm;
        }

        byte[] publicKey() {
            return publicKey;
        }

        boolean isProposed() {
            return stage == PROPOSED;
        }

        boolean isRevoked() {
            return stage == REVOKED;
        }
    }

    long hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private long hash(byte[] bytes) {
        keyed.start().add(bytes, 0, bytes.length).end();
        return keyed.high();
    }

    /// Takes down a key that was shown; says what is wrong with it, if anything.
    Optional<String> propose(SigningFact.Proposed fact) {
        return describe(fact.key(), PROPOSED);
    }

    /// Lets a key sign; says what is wrong with that, if anything.
    Optional<String> enrol(SigningFact.Enrolled fact) {
        return fact.confirmer().equals(fact.key().person())
                ? Optional.of(fact.confirmer() + " enrols the own key alone")
                : describe(fact.key(), ENROLLED);
    }

    /// Ends a key; says what is wrong with that, if anything.
    Optional<String> revoke(SigningFact.Revoked fact) {
        String key = fact.key();
        Optional<Held> held = find(key.getBytes(StandardCharsets.US_ASCII));
        held.ifPresent(known -> put(key, known.at(REVOKED)));
        return held.isPresent()
                ? Optional.empty()
                : Optional.of("the key " + key + " is revoked and was never proposed");
    }

    private Optional<String> describe(SigningFact.Described fact, long stage) {
        Optional<SignatureAlgorithm> algorithm = algorithm(fact.alg());
        byte[] publicKey = decode(fact.publicKey());
        if (algorithm.isEmpty() || !algorithm.get().isPublicKey(publicKey)) {
            return Optional.of("the key is no public key of " + fact.alg());
        }
        String print = HexFormat.of().formatHex(Digests.sha256(publicKey));
        if (!print.equals(fact.key())) {
            return Optional.of("the key's hash is " + print + ", not " + fact.key());
        }
        Held next = new Held(hash(fact.person()), algorithm.get(), publicKey, stage);
        Optional<Held> known = find(fact.key().getBytes(StandardCharsets.US_ASCII));
        if (known.isPresent() && known.get().person != next.person) {
            return Optional.of("the key " + fact.key() + " belongs to another person already");
        }
        if (known.isPresent() && known.get().stage >= stage) {
            return Optional.of(
                    "the key " + fact.key() + " was proposed, enrolled or revoked before");
        }
        put(fact.key(), next);
        return Optional.empty();
    }

    private static Optional<SignatureAlgorithm> algorithm(String alg) {
        return switch (alg) {
            case "ed25519" -> Optional.of(SignatureAlgorithm.ED25519);
            case "sm2-sm3" -> Optional.of(SignatureAlgorithm.SM2);
            default -> Optional.empty();
        };
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private void put(String key, Held held) {
        ByteBuffer bytes = ByteBuffer.allocate(KEY_LONGS * Long.BYTES);
        bytes.put(held.publicKey);
        long[] record = new long[KEY + KEY_LONGS];
        record[PERSON] = held.person;
        record[ALGORITHM] = held.algorithm == SignatureAlgorithm.ED25519 ? 0 : 1;
        record[STAGE] = held.stage;
        for (int i = 0; i < KEY_LONGS; i++) {
            record[KEY + i] = bytes.getLong(i * Long.BYTES);
        }
        hash(key);
        keys.put(keyed.high(), keyed.low(), record);
    }

    /// @param key the hex hash by which a signature names it
    Optional<Held> find(byte[] key) {
        hash(key);
        long[] record = keys.get(keyed.high(), keyed.low());
        if (record == null) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(KEY_LONGS * Long.BYTES);
        for (int i = 0; i < KEY_LONGS; i++) {
            bytes.putLong(i * Long.BYTES, record[KEY + i]);
        }
        boolean ed25519 = record[ALGORITHM] == 0;
        return Optional.of(
                new Held(
                        record[PERSON],
                        ed25519 ? SignatureAlgorithm.ED25519 : SignatureAlgorithm.SM2,
                        Arrays.copyOf(bytes.array(), ed25519 ? 32 : 65),
                        record[STAGE]));
    }

    @Override
    public void close() {
        keys.close();
    }
}
