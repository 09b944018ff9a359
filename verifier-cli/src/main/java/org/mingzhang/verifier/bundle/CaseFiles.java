package org.mingzhang.verifier.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mingzhang.verifier.checkpoint.MalformedException;

/// The files of a case bundle, held in memory. Names outside of the layout, folders, names that
/// stand twice and more bytes than a bundle may have are refused before they are held.
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

    private final Map<String, byte[]> files = new TreeMap<>();

    private CaseFiles() {}

    static CaseFiles read(Path zip) throws IOException, MalformedException {
        try (InputStream in = Files.newInputStream(zip)) {
            return read(in);
        }
    }

    private static CaseFiles read(InputStream in) throws IOException, MalformedException {
        CaseFiles bundle = new CaseFiles();
        long left = BYTES_MAX;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!NAME.matcher(name).matches()) {
                    throw new MalformedException("a bundle has no file " + printable(name));
                }
                byte[] bytes = zip.readNBytes(Math.toIntExact(left) + 1);
                left -= bytes.length;
                if (left < 0 || bundle.files.size() >= FILES_MAX) {
                    throw new MalformedException("the bundle is larger than any may be");
                }
                if (bundle.files.put(name, bytes) != null) {
                    throw new MalformedException("the bundle has " + name + " twice");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("the bundle has a name that is no text");
        }
        if (bundle.files.isEmpty()) {
            throw new MalformedException("no zip file, or an empty one");
        }
        return bundle;
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

    Map<String, byte[]> all() {
        return files;
    }
}
