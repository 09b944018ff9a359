package org.mingzhang.ledger.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.ledger.crypto.bc.Ed25519;
import org.mingzhang.ledger.crypto.bc.Sm2;

/// The private keys of one log, one per suite, and the file that keeps them.
///
/// **Shape** of the file: UTF-8 lines, `#` begins a comment. For each suite the private key as
/// `PRIVATE+KEY+<name>+<key ID>+<base64 of type bytes || private key>` and, on the next line, the
/// verifier key. The file belongs to its owner alone (mode 0600), appears whole or not at all, and
/// is never overwritten. It needs a file system with POSIX permissions and hard links.
///
/// **Source** `docs/log-format.md`, section 6; the private form for Ed25519 is the one of Go's
/// `sumdb/note`.
public final class LogKeys {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    private static final String SECRET = "PRIVATE+KEY+";

    /// Far more than two keys and their comments need; a wrong path is refused before it is read.
    private static final long FILE_BYTES_MAX = 16_384;

    private final String origin;
    private final Map<Suite, LogSigner> signers;

    private LogKeys(String origin, Map<Suite, LogSigner> signers) {
        this.origin = origin;
        this.signers = signers;
    }

    /// Keys from private keys at hand, for instance published test keys. Nothing is stored.
    ///
    /// @param secrets per suite the 32 bytes of the private key
    /// @throws IllegalArgumentException if there is none, or one is not valid
    public static LogKeys of(String origin, Map<Suite, byte[]> secrets, SecureRandom random) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a log has at least one suite: " + origin);
        }
        Map<Suite, LogSigner> signers = new EnumMap<>(Suite.class);
        secrets.forEach((suite, secret) ->
                signers.put(suite, new LogSigner(suite.treeOrigin(origin), suite, secret, random)));
        return new LogKeys(origin, signers);
    }

    /// Makes new keys and stores them.
    ///
    /// @throws FileAlreadyExistsException if the file exists; it is left as it is
    /// @throws IOException if the file cannot be written; then there is none
    public static LogKeys create(
            Path file, String origin, Collection<Suite> suites, SecureRandom random)
            throws IOException {
        Map<Suite, byte[]> secrets = new EnumMap<>(Suite.class);
        for (Suite suite : suites) {
            secrets.put(
                    suite,
                    switch (suite) {
                        case SHA256 -> Ed25519.generateSecret(random);
                        case SM3 -> Sm2.generateSecret(random);
                    });
        }
        LogKeys keys = of(origin, secrets, random);
        keys.store(file);
        return keys;
    }

    /// Reads the keys of a file, and checks that each private key gives the verifier key beside it.
    ///
    /// @throws IOException if the file cannot be read, is open to others than its owner, or does
    ///   not hold exactly what [#create] writes
    public static LogKeys load(Path file, SecureRandom random) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(file));
        permissions.removeAll(OWNER_ONLY);
        if (!permissions.isEmpty()) {
            throw new IOException(
                    "key file " + file + " is open to others; allow only its owner (chmod 600)");
        }
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException("key file " + file + " is too large to be one");
        }
        List<String> lines =
                Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
        try {
            return parse(lines, random);
        } catch (IllegalArgumentException e) {
            // No cause, and no message but our own: another could quote a private key.
            String reason = e instanceof KeyFileException ? e.getMessage() : "a key is malformed";
            throw new IOException("key file " + file + " is damaged: " + reason);
        }
    }

    private static LogKeys parse(List<String> lines, SecureRandom random) {
        if (lines.isEmpty() || lines.size() % 2 != 0) {
            throw new KeyFileException("a private and a public line per suite expected");
        }
        Map<Suite, byte[]> secrets = new EnumMap<>(Suite.class);
        List<VerifierKey> stated = new ArrayList<>();
        for (int line = 0; line < lines.size(); line += 2) {
            VerifierKey key = VerifierKey.parse(lines.get(line + 1));
            if (secrets.put(key.suite(), secretOf(lines.get(line), key)) != null) {
                throw new KeyFileException("two keys of suite " + key.suite().id());
            }
            stated.add(key);
        }
        String name = stated.getFirst().name();
        String suffix = stated.getFirst().suite().treeOrigin("");
        if (!name.endsWith(suffix)) {
            throw new KeyFileException("key name does not fit its suite: " + name);
        }
        String origin = name.substring(0, name.length() - suffix.length());
        LogKeys keys = of(origin, secrets, random);
        for (VerifierKey key : stated) {
            if (!keys.signer(key.suite()).key().equals(key)) {
                throw new KeyFileException("private key does not belong to " + key);
            }
        }
        return keys;
    }

    private static byte[] secretOf(String line, VerifierKey key) {
        String head = SECRET + key.toString().substring(0, key.name().length() + 10);
        byte[] type = VerifierKey.signatureType(key.suite());
        if (!line.startsWith(head)) {
            throw new KeyFileException("no private key in front of " + key);
        }
        byte[] data = Bytes.parseBase64(line.substring(head.length())).toBytes();
        if (data.length != type.length + 32
                || !Arrays.equals(data, 0, type.length, type, 0, type.length)) {
            throw new KeyFileException("private key of another type in front of " + key);
        }
        return Arrays.copyOfRange(data, type.length, data.length);
    }

    private void store(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("# Private keys of the log ").append(origin).append(".\n");
        text.append("# Whoever reads this file can sign in its name.\n");
        for (LogSigner signer : signers.values()) {
            text.append(signer.secretLine()).append('\n').append(signer.key()).append('\n');
        }
        Path folder = file.toAbsolutePath().getParent();
        Path draft =
                Files.createTempFile(
                        folder,
                        ".keys",
                        ".draft",
                        PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            // A link, not a move: a move would replace keys that another process made meanwhile.
            Files.createLink(file, draft);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// The origin of the log.
    public String origin() {
        return origin;
    }

    /// The suites that have a key, in their order.
    public Set<Suite> suites() {
        return Collections.unmodifiableSet(signers.keySet());
    }

    /// The signer of a suite.
    ///
    /// @throws IllegalArgumentException if the log has no such suite
    public NoteSigner signer(Suite suite) {
        NoteSigner signer = signers.get(suite);
        if (signer == null) {
            throw new IllegalArgumentException("no key of suite " + suite.id() + " for " + origin);
        }
        return signer;
    }

    /// The signers, in the order of their suites.
    public List<NoteSigner> signers() {
        return List.copyOf(signers.values());
    }

    @Override
    public String toString() {
        return "keys of " + origin + " for " + signers.keySet();
    }

    /// A damaged key file, in words that quote no private key.
    private static final class KeyFileException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        KeyFileException(String reason) {
            super(reason);
        }
    }
}
