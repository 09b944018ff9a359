package org.mingzhang.ledger.log.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.NoteSigner;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Origin;

/// What a log says about one of its trees: so many leaves, this root.
///
/// **Shape** the text of a note, three lines: the origin (with `/sm3` for that suite), the size in
/// decimal, the root in base64. **Source** C2SP `tlog-checkpoint`; `docs/log-format.md`, section 6.
///
/// @param origin of the log
/// @param suite whose tree it is
/// @param size number of leaves
/// @param root of the tree of that size
public record Checkpoint(Origin origin, Suite suite, long size, Hash32 root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");

    /// @throws IllegalArgumentException if the size is negative
    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has 0 or more leaves, not " + size);
        }
    }

    /// The text that is signed.
    public String text() {
        return origin.of(suite)
                + "\n"
                + size
                + "\n"
                + Base64.getEncoder().encodeToString(root.toBytes())
                + "\n";
    }

    /// The checkpoint of a note's text. Its suite follows from the origin line.
    ///
    /// @throws IllegalArgumentException if the text is anything but the three lines
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != 4 || !lines.getLast().isEmpty()) {
            throw new IllegalArgumentException("a checkpoint has three lines");
        }
        if (!SIZE.matcher(lines.get(1)).matches()) {
            throw new IllegalArgumentException("not a tree size: " + lines.get(1));
        }
        String origin = lines.getFirst();
        Suite suite = origin.endsWith("/sm3") ? Suite.SM3 : Suite.SHA256;
        String suffix = suite.treeOrigin("");
        return new Checkpoint(
                new Origin(origin.substring(0, origin.length() - suffix.length())),
                suite,
                Long.parseLong(lines.get(1)),
                Hash32.copyOf(Bytes.parseBase64(lines.get(2)).toBytes()));
    }

    /// This checkpoint signed by the log.
    ///
    /// @throws IllegalArgumentException if the signer is of another log or suite
    public SignedNote sign(NoteSigner signer) {
        if (!signer.key().name().equals(origin.of(suite)) || signer.suite() != suite) {
            throw new IllegalArgumentException(
                    "key " + signer.key().name() + " does not sign for " + origin.of(suite));
        }
        byte[] signature = signer.sign(text().getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text(), List.of(NoteSignature.of(signer.key(), signature)));
    }

    /// This checkpoint signed by each of several keys of the log.
    ///
    /// @throws IllegalArgumentException if there is none, or one is of another log or suite
    public SignedNote sign(List<NoteSigner> signers) {
        return new SignedNote(
                text(), signers.stream().flatMap(one -> sign(one).signatures().stream()).toList());
    }
}
