package org.mingzhang.api.importing.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A file of another system, known by the digest of its contents: it may be renamed, moved or
/// packed without becoming another file.
///
/// @param path where it lies
/// @param name its name without folder
/// @param sha256 the SHA-256 of its bytes, unpacked, 64 lower-case hexadecimal digits
public record SourceFile(Path path, String name, String sha256) {

    private static final int BUFFER_BYTES = 1 << 16;

    /// Reads a file once for its digest.
    ///
    /// @throws IOException if it cannot be read or unpacked
    public static SourceFile at(Path path) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream bytes = new DigestInputStream(open(path), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return new SourceFile(path, nameOf(path), HexFormat.of().formatHex(digest.digest()));
    }

    /// The files that a mapping means: a file as it is, and of a folder those whose names match one
    /// of the globs, in the order of their names.
    public static List<Path> select(Path fileOrFolder, List<String> globs) throws IOException {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        List<PathMatcher> matchers =
                globs.stream()
                        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                        .toList();
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> matchers.stream().anyMatch(m -> m.matches(f.getFileName())))
                    .sorted(Comparator.comparing(SourceFile::nameOf))
                    .toList();
        }
    }

    /// The contents, unpacked.
    public InputStream open() throws IOException {
        return open(path);
    }

    private static InputStream open(Path path) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            return nameOf(path).endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
