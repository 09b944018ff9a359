package org.mingzhang.verifier.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.crypto.PlainDigest;
import org.mingzhang.verifier.crypto.Suite;

/// The files of a case bundle, held in memory but for attachments, of which the digests are enough.
/// Names outside of the layout, folders, names that stand twice and more bytes than a bundle may
/// have are refused before they are held.
///
/// **Source**: `docs/log-format.md` sections 11 and 13.
final class CaseFiles {
    private static final int FILES_MAX = 40_100;
    private static final long BYTES_MAX = 256L << 20;
    private static final Pattern NAME =
            Pattern.compile(
                    "bundle\\.json|(sm3/)?checkpoint|entries/(0|[1-9][0-9]{0,15})\\.json"
                            + "|(sm3/)?proofs/(0|[1-9][0-9]{0,15})\\.tlog-proof"
                            + "|tags/(0|[1-9][0-9]{0,5})\\.json|vkeys\\.txt|policy"
                            + "|attachments/[0-9a-f]{64}|report\\.html|README\\.txt");

    private static final String ATTACHMENTS = "attachments/";
    private static final int BUFFER_BYTES = 65_536;

    /// Read by people only.
    private static final Set<String> FOR_PEOPLE = Set.of("report.html", "README.txt");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Map<Suite, String>> attachments = new TreeMap<>();
    private long left = BYTES_MAX;

    private CaseFiles() {}

    static CaseFiles read(Path zip) throws IOException, MalformedException {
        try (InputStream in = Files.newInputStream(zip)) {
            return read(in);
        }
    }

    private static CaseFiles read(InputStream in) throws IOException, MalformedException {
        CaseFiles bundle = new CaseFiles();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!NAME.matcher(name).matches()) {
                    throw new MalformedException("a bundle has no file " + printable(name));
                }
                bundle.add(name, zip);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("the bundle has a name that is no text");
        }
        if (bundle.files.isEmpty()) {
            throw new MalformedException("no zip file, or an empty one");
        }
        return bundle;
    }

    private void add(String name, InputStream in) throws IOException, MalformedException {
        if (files.size() + attachments.size() >= FILES_MAX) {
            throw new MalformedException("the bundle has more files than any may have");
        }
        boolean twice;
        if (name.startsWith(ATTACHMENTS)) {
            Map<Suite, PlainDigest> digests = new EnumMap<>(Suite.class);
            for (Suite suite : Suite.values()) {
                digests.put(suite, PlainDigest.of(suite));
            }
            pass(
                    in,
                    (bytes, length) ->
                            digests.values().forEach(digest -> digest.update(bytes, 0, length)));
            Map<Suite, String> hex = new EnumMap<>(Suite.class);
            digests.forEach(
                    (suite, digest) -> hex.put(suite, HexFormat.of().formatHex(digest.soFar())));
            twice = attachments.put(name, hex) != null;
        } else if (FOR_PEOPLE.contains(name)) {
            pass(in, (bytes, length) -> {});
            twice = files.put(name, new byte[0]) != null;
        } else {
            byte[] bytes = in.readNBytes(Math.toIntExact(left) + 1);
            count(bytes.length);
            twice = files.put(name, bytes) != null;
        }
        if (twice) {
            throw new MalformedException("the bundle has " + name + " twice");
        }
    }

    private interface Piece {
        void take(byte[] bytes, int length);
    }

    /// Reads a file that need not be held.
    private void pass(InputStream in, Piece piece) throws IOException, MalformedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count(read);
            piece.take(buffer, read);
        }
    }

    private void count(int bytes) throws MalformedException {
        left -= bytes;
        if (left < 0) {
            throw new MalformedException("the bundle is larger than any may be");
        }
    }

    /// The names of all files but attachments.
    Set<String> names() {
        return files.keySet();
    }

    /// The hex digests of each attachment, by the name of the file.
    Map<String, Map<Suite, String>> attachments() {
        return attachments;
    }

    private static String printable(String name) {
        String text = name.replaceAll("[^ -~]", "?");
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    Optional<byte[]> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    byte[] get(String name) throws MalformedException {
        return find(name).orElseThrow(() -> new MalformedException("the bundle has no " + name));
    }
}
