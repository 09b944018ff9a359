package org.mingzhang.verifier.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.source.SourceException;

/// Small files that the auditor gives: keys, one a line, with empty lines and `#` comments.
final class KeyFile {
    private static final long BYTES_MAX = 65_536;

    private KeyFile() {}

    static List<VerifierKey> read(Path file) throws SourceException {
        List<VerifierKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            String key = line.strip();
            if (key.isEmpty() || key.startsWith("#")) {
                continue;
            }
            try {
                keys.add(VerifierKey.parse(key));
            } catch (MalformedException e) {
                throw new SourceException(file + ", line " + number + ": " + e.getMessage());
            }
        }
        if (keys.isEmpty()) {
            throw new SourceException(file + " holds no key");
        }
        return keys;
    }

    static Optional<Policy> policy(@Nullable Path file) throws SourceException {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Policy.parse(bytes(file)));
        } catch (MalformedException e) {
            throw new SourceException(file + ", " + e.getMessage());
        }
    }

    static String text(Path file) throws SourceException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Path file) throws SourceException {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new SourceException(file + " is larger than " + BYTES_MAX + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SourceException("cannot read " + file, e);
        }
    }
}
