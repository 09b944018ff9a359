package org.mingzhang.verifier.checkpoint;

import java.util.Base64;
import org.mingzhang.verifier.crypto.Hash32;

/// What a log signs: this origin has this many entries, with this root.
///
/// @param origin the tree's origin, that is the log's origin and the suite's suffix
/// @param treeSize how many entries the tree has
/// @param root the root of the tree
public record Checkpoint(String origin, long treeSize, Hash32 root) {
    private static final int SIZE_DIGITS_MAX = 18;

    /// Reads the three lines of a checkpoint.
    ///
    /// **Source**: C2SP tlog-checkpoint; `docs/log-format.md` section 6 allows no extension lines.
    public static Checkpoint parse(String text) throws MalformedException {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new MalformedException("a checkpoint has three lines: origin, size, root");
        }
        if (lines[0].isEmpty()) {
            throw new MalformedException("a checkpoint's origin is not empty");
        }
        if (!lines[1].matches("0|[1-9][0-9]*") || lines[1].length() > SIZE_DIGITS_MAX) {
            throw new MalformedException("a checkpoint's size is a decimal number");
        }
        byte[] root;
        try {
            root = Base64.getDecoder().decode(lines[2]);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a checkpoint's root is base64: " + e.getMessage());
        }
        Hash32 hash =
                Hash32.of(root)
                        .filter(candidate -> candidate.base64().equals(lines[2]))
                        .orElseThrow(() ->
                                new MalformedException(
                                        "a checkpoint's root is base64 of 32 bytes"));
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), hash);
    }
}
