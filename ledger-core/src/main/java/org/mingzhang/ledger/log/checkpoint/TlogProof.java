package org.mingzhang.ledger.log.checkpoint;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.log.merkle.InclusionProof;

/// Everything that shows, offline, that an entry is in a log: its index, the hashes up to the root,
/// the signed checkpoint. A file `*.tlog-proof`.
///
/// **Shape** the first line names the form (`c2sp.org/tlog-proof@v1`, or
/// `mingzhang.org/tlog-proof-sm3@v1`), then `extra <base64>` if there is any, `index <decimal>`,
/// one base64 hash a line, an empty line, the checkpoint. **Source** C2SP `tlog-proof`;
/// `docs/log-format.md`, section 9.
///
/// @param suite the one that the first line claims; [#verify] takes it from the key
/// @param extra opaque bytes that nothing vouches for
/// @param index of the entry
/// @param path the hashes of the inclusion proof, at most 63
/// @param checkpoint the signed checkpoint
public record TlogProof(
        Suite suite, Optional<Bytes> extra, long index, List<Hash32> path, SignedNote checkpoint) {

    private static final int CHARS_MAX = 2 << 20;
    private static final int PATH_MAX = 63;
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,15})");
    private static final String EXTRA = "extra ";

    /// @throws IllegalArgumentException if the index is negative or the path too long
    public TlogProof {
        path = List.copyOf(path);
        if (index < 0 || path.size() > PATH_MAX) {
            throw new IllegalArgumentException(
                    "not a proof: index " + index + ", " + path.size() + " hashes");
        }
    }

    /// A proof without extra bytes.
    public static TlogProof of(InclusionProof proof, SignedNote checkpoint) {
        Suite suite = Checkpoint.parse(checkpoint.text()).suite();
        return new TlogProof(suite, Optional.empty(), proof.index(), proof.path(), checkpoint);
    }

    /// The proof of its text form.
    ///
    /// @throws IllegalArgumentException if it is not one
    public static TlogProof parse(String text) {
        if (text.length() > CHARS_MAX) {
            throw new IllegalArgumentException("a proof has at most 2 MiB");
        }
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new IllegalArgumentException("a proof has an empty line before its checkpoint");
        }
        List<String> lines = List.of(text.substring(0, split).split("\n", -1));
        Suite suite = suiteOf(lines.getFirst());
        int at = 1;
        Optional<Bytes> extra = Optional.empty();
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = Optional.of(Bytes.parseBase64(lines.get(at++).substring(EXTRA.length())));
        }
        if (at == lines.size() || !INDEX.matcher(lines.get(at)).matches()) {
            throw new IllegalArgumentException("a proof names the index of its entry");
        }
        long index = Long.parseLong(lines.get(at++).substring("index ".length()));
        if (lines.size() - at > PATH_MAX) {
            throw new IllegalArgumentException("a proof has at most 63 hashes");
        }
        List<Hash32> path = new ArrayList<>();
        for (String line : lines.subList(at, lines.size())) {
            path.add(Hash32.copyOf(Bytes.parseBase64(line).toBytes()));
        }
        return new TlogProof(
                suite, extra, index, path, SignedNote.parse(text.substring(split + 2)));
    }

    /// The text form that [#parse] reads.
    public String format() {
        StringBuilder text = new StringBuilder(headline(suite)).append('\n');
        extra.ifPresent(bytes -> text.append(EXTRA).append(bytes.base64()).append('\n'));
        text.append("index ").append(index).append('\n');
        for (Hash32 hash : path) {
            text.append(Base64.getEncoder().encodeToString(hash.toBytes())).append('\n');
        }
        return text.append('\n').append(checkpoint.format()).toString();
    }

    /// Whether the entry is in the log of a key, at this index: the checkpoint is signed by the key
    /// and names its log, and the hashes lead from the entry to the root. The hash is that of the
    /// key's suite.
    public boolean verify(VerifierKey key, byte[] entry) {
        Checkpoint signed;
        try {
            signed = Checkpoint.parse(checkpoint.text());
        } catch (IllegalArgumentException _) {
            return false;
        }
        var hasher = TreeHashers.of(key.suite());
        return suite == key.suite()
                && signed.suite() == key.suite()
                && signed.origin().of(key.suite()).equals(key.name())
                && checkpoint.isSignedBy(key)
                && index < signed.size()
                && new InclusionProof(index, signed.size(), path)
                        .verify(hasher, hasher.leaf(entry), signed.root());
    }

    private static String headline(Suite suite) {
        return switch (suite) {
            case SHA256 -> "c2sp.org/tlog-proof@v1";
            case SM3 -> "mingzhang.org/tlog-proof-sm3@v1";
        };
    }

    private static Suite suiteOf(String headline) {
        for (Suite suite : Suite.values()) {
            if (headline(suite).equals(headline)) {
                return suite;
            }
        }
        throw new IllegalArgumentException("unknown form of proof: " + headline);
    }
}
