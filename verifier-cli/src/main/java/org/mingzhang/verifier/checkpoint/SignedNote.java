package org.mingzhang.verifier.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A text with signatures.
///
/// ```
/// ledger.example.gov/440000
/// 5
/// Jy+e+fAjN4d0tM9LnbeTzYH2nneWoyxz8SoII/hjq+E=
///
/// — ledger.example.gov/440000 759n5wRq9WUS/+HIcWw3IMLcCfwJvUfP79wr8GHNNezftz…
/// ```
///
/// What is signed is the text before the last empty line, with its last newline.
///
/// **Source**: C2SP signed-note.
public final class SignedNote {
    /// The most bytes of a note that are read.
    public static final int BYTES_MAX = 65_536;

    /// The most signature lines of a note.
    public static final int SIGNATURES_MAX = 100;

    private static final String SIGNATURE_PREFIX = "— ";

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = signatures;
    }

    /// Reads a note; it is not verified yet.
    public static SignedNote parse(byte[] bytes) throws MalformedException {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedException("a note is at most " + BYTES_MAX + " bytes");
        }
        String note = decode(bytes);
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new MalformedException("a note is a text, an empty line and signatures");
        }
        String[] lines = note.substring(split + 2).split("\n", -1);
        int count = lines.length - 1;
        if (count < 1 || count > SIGNATURES_MAX) {
            throw new MalformedException("a note has 1 to " + SIGNATURES_MAX + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            signatures.add(signature(lines[i]));
        }
        return new SignedNote(note.substring(0, split + 1), List.copyOf(signatures));
    }

    private static String decode(byte[] bytes) throws MalformedException {
        String note;
        try {
            note = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("a note is UTF-8");
        }
        if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new MalformedException("a note has no control characters");
        }
        return note;
    }

    private static NoteSignature signature(String line) throws MalformedException {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(SIGNATURE_PREFIX) || parts.length != 3 || parts[1].isEmpty()) {
            throw new MalformedException("a signature is: — name base64");
        }
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a signature is base64: " + e.getMessage());
        }
        if (blob.length < 5) {
            throw new MalformedException("a signature is a key id of 4 bytes and more");
        }
        return new NoteSignature(
                parts[1],
                ByteBuffer.wrap(blob).getInt(),
                Arrays.copyOfRange(blob, Integer.BYTES, blob.length));
    }

    /// The text that is signed, with its last newline.
    public String text() {
        return text;
    }

    /// The signature lines, in order.
    public List<NoteSignature> signatures() {
        return signatures;
    }

    /// The bytes that are signed.
    public byte[] signedBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
