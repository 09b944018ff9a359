package org.mingzhang.ledger.log.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.CosignerKey;
import org.mingzhang.ledger.crypto.VerifierKey;

/// A text with signatures under it.
///
/// **Shape** the text, which ends in a newline; an empty line; one line per signature. UTF-8, no
/// control character but the newline. **Range** at most 1 MiB and 64 signatures. **Source** C2SP
/// `signed-note`.
///
/// @param text what is signed, its last newline included
/// @param signatures at least one
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int CHARS_MAX = 1 << 20;
    private static final int SIGNATURES_MAX = 64;

    /// @throws IllegalArgumentException if text or signatures are not as said above
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new IllegalArgumentException(
                    "the text of a note ends in a newline and has no other control character");
        }
        if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
            throw new IllegalArgumentException(
                    "a note has 1 to 64 signatures, not " + signatures.size());
        }
    }

    /// The note of its text form.
    ///
    /// @throws IllegalArgumentException if it is not one
    public static SignedNote parse(String note) {
        if (note.length() > CHARS_MAX) {
            throw new IllegalArgumentException("a note has at most 1 MiB");
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        int at = split + 2;
        while (at < note.length()) {
            int end = note.indexOf('\n', at);
            signatures.add(NoteSignature.parse(note.substring(at, end)));
            at = end + 1;
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    /// The text form that [#parse] reads.
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (NoteSignature signature : signatures) {
            note.append(signature.line()).append('\n');
        }
        return note.toString();
    }

    /// Whether the note bears a signature of the key, and every signature that claims to be of that
    /// key holds. Signatures of other keys say nothing either way.
    public boolean isSignedBy(VerifierKey key) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> claimed = signatures.stream().filter(s -> s.isBy(key)).toList();
        return !claimed.isEmpty()
                && claimed.stream().allMatch(s -> key.verifies(signed, s.signature().toBytes()));
    }

    /// The signature of a witness, if there is one and it holds.
    public Optional<NoteSignature> cosignature(CosignerKey key) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        return signatures.stream()
                .filter(line -> line.isBy(key))
                .filter(line -> key.verifies(signed, line.signature().toBytes()))
                .findFirst();
    }

    /// This note with one more signature at its end.
    ///
    /// @throws IllegalArgumentException if it has 64 already
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }
}
