package org.mingzhang.verifier.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.Suite;

/// A proof that an entry is in a log, in one text.
///
/// ```
/// c2sp.org/tlog-proof@v1      or mingzhang.org/tlog-proof-sm3@v1
/// extra <base64>              optional, not authenticated
/// index <decimal>
/// <base64 hash>               from the leaf's sibling up, at most 63
///
/// <checkpoint>
/// ```
///
/// **Source**: C2SP tlog-proof; `docs/log-format.md` section 9.
///
/// @param claimed the suite that the first line claims; the hash is that of the key's suite
/// @param index the entry's position
/// @param path the inclusion proof
/// @param note the checkpoint with its signatures
public record TlogProof(Suite claimed, long index, List<Hash32> path, SignedNote note) {
    private static final int BYTES_MAX = SignedNote.BYTES_MAX + 65_536;
    private static final int PATH_MAX = 63;

    /// Defensive copy.
    public TlogProof {
        path = List.copyOf(path);
    }

    /// The first line of a suite's proofs.
    public static String header(Suite suite) {
        return switch (suite) {
            case SHA256 -> "c2sp.org/tlog-proof@v1";
            case SM3 -> "mingzhang.org/tlog-proof-sm3@v1";
        };
    }

    /// Reads a proof; nothing of it is verified yet.
    public static TlogProof parse(byte[] bytes) throws MalformedException {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedException("a proof is at most " + BYTES_MAX + " bytes");
        }
        int split = find(bytes);
        List<String> lines = List.of(text(bytes, split).split("\n", -1));
        Suite claimed = suite(lines.get(0));
        int at = 1;
        if (at < lines.size() && lines.get(at).startsWith("extra ")) {
            decode(lines.get(at).substring("extra ".length()), "extra data");
            at++;
        }
        if (at == lines.size() || !lines.get(at).matches("index (0|[1-9][0-9]{0,15})")) {
            throw new MalformedException("a proof has a line: index <decimal>");
        }
        long index = Long.parseLong(lines.get(at).substring("index ".length()));
        List<Hash32> path = hashes(lines.subList(at + 1, lines.size()));
        SignedNote note =
                SignedNote.parse(java.util.Arrays.copyOfRange(bytes, split + 2, bytes.length));
        return new TlogProof(claimed, index, path, note);
    }

    private static int find(byte[] bytes) throws MalformedException {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        throw new MalformedException("a proof has an empty line before its checkpoint");
    }

    private static String text(byte[] bytes, int length) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("a proof is UTF-8");
        }
    }

    private static Suite suite(String line) throws MalformedException {
        for (Suite suite : Suite.values()) {
            if (header(suite).equals(line)) {
                return suite;
            }
        }
        throw new MalformedException(
                "a proof starts with " + header(Suite.SHA256) + " or " + header(Suite.SM3));
    }

    /// Reads hashes, one a line; also the form of a consistency proof.
    public static List<Hash32> hashes(List<String> lines) throws MalformedException {
        if (lines.size() > PATH_MAX) {
            throw new MalformedException("a proof has at most " + PATH_MAX + " hashes");
        }
        List<Hash32> hashes = new ArrayList<>();
        for (String line : lines) {
            hashes.add(
                    Hash32.of(decode(line, "a hash"))
                            .filter(hash -> hash.base64().equals(line))
                            .orElseThrow(
                                    () -> new MalformedException("a hash is base64 of 32 bytes")));
        }
        return hashes;
    }

    private static byte[] decode(String text, String what) throws MalformedException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(what + " is base64: " + e.getMessage());
        }
    }
}
