package org.mingzhang.api.signing.pkcs11;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.mingzhang.api.signing.KeyHolder;
import org.mingzhang.ledger.crypto.ActorKey;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.identity.Custody;

/// Keys in the tokens that a PKCS#11 module reaches. The token whose label is a person's name is
/// theirs, and its PIN is known to them alone: it is shown for each signature and kept nowhere.
///
/// Keys are of Ed25519. PKCS#11 names no mechanism for SM2, and vendors' own differ.
///
/// **Errors** [org.mingzhang.api.problem.FaultException] with
/// [org.mingzhang.api.problem.Fault.TokenFailed] if module or token fail.
public final class TokenKeys implements KeyHolder {

    private static final int RAW_LENGTH = 32;

    private final Cryptoki module;

    /// Held while a PIN is in force, which would open the token for every other session too.
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    private TokenKeys(Cryptoki module) {
        this.module = module;
    }

    /// The tokens behind a module.
    ///
    /// @param library the module's shared library
    public static TokenKeys of(Path library) {
        return new TokenKeys(Cryptoki.load(library));
    }

    @Override
    public Custody custody() {
        return Custody.TOKEN;
    }

    @Override
    public boolean wantsCode() {
        return false;
    }

    @Override
    public Optional<SignatureScheme> schemeOf(String person, String key) {
        return foundFor(person).stream()
                .filter(candidate -> candidate.id().equals(key))
                .map(ActorKey::scheme)
                .findFirst();
    }

    @Override
    public List<String> namesOf(String person) {
        return foundFor(person).stream().map(ActorKey::id).toList();
    }

    @Override
    public List<ActorKey> foundFor(String person) {
        return module.slotOf(person)
                .map(slot -> {
                    try (Cryptoki.Session session = module.open(slot)) {
                        return publicKeys(session).map(Found::key).toList();
                    }
                })
                .orElse(List.of());
    }

    /// A public key in a token.
    ///
    /// @param id what its private key has too
    private record Found(String id, ActorKey key) {}

    private static Stream<Found> publicKeys(Cryptoki.Session session) {
        return session.edwardsKeys(Cryptoki.PUBLIC_KEY).stream()
                .flatMap(object ->
                        session
                                .attribute(object, Cryptoki.EC_POINT)
                                .flatMap(TokenKeys::key)
                                .map(key -> new Found(id(session, object), key))
                                .stream());
    }

    /// The point is 32 bytes, in most modules inside an OCTET STRING.
    private static Optional<ActorKey> key(byte[] point) {
        int start = point.length - RAW_LENGTH;
        return start < 0
                ? Optional.empty()
                : ActorKey.of(
                        SignatureScheme.ED25519, Arrays.copyOfRange(point, start, point.length));
    }

    private static String id(Cryptoki.Session session, long object) {
        return Arrays.toString(session.attribute(object, Cryptoki.ID).orElse(new byte[0]));
    }

    @Override
    public Optional<byte[]> sign(String person, String key, String secret, byte[] message) {
        long slot =
                module.slotOf(person).orElseThrow(() -> Cryptoki.failed("no token of " + person));
        Lock lock = locks.computeIfAbsent(person, _ -> new ReentrantLock());
        byte[] pin = secret.getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try (Cryptoki.Session session = module.open(slot)) {
            if (!session.login(pin)) {
                return Optional.empty();
            }
            try {
                return Optional.of(sign(session, key, message));
            } finally {
                session.logout();
            }
        } finally {
            lock.unlock();
            Arrays.fill(pin, (byte) 0);
        }
    }

    private static byte[] sign(Cryptoki.Session session, String key, byte[] message) {
        Found found =
                publicKeys(session)
                        .filter(candidate -> candidate.key().id().equals(key))
                        .findFirst()
                        .orElseThrow(() -> Cryptoki.failed("no key " + key));
        long privateKey =
                session.edwardsKeys(Cryptoki.PRIVATE_KEY).stream()
                        .filter(object -> id(session, object).equals(found.id()))
                        .findFirst()
                        .orElseThrow(() -> Cryptoki.failed("no private key to " + key));
        byte[] signature = session.signWithEdDsa(privateKey, message);
        if (!found.key().verifies(message, signature)) {
            throw Cryptoki.failed("the signature is not that of " + key);
        }
        return signature;
    }
}
