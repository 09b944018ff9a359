package org.mingzhang.api.attachments;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mingzhang.ledger.attachment.MediaType;

/// Finds out what a file is by its bytes, piece by piece as they come in.
///
/// Known by their beginning: PDF, PNG, JPEG, and OFD, which is a zip whose first piece names
/// `OFD.xml`. Everything else must be text in UTF-8 from end to end without control characters, and
/// is XML where it begins so.
///
/// Not thread-safe.
final class Sniffer {

    private static final int CHARS = 8_192;

    private final CharsetDecoder utf8 =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer chars = CharBuffer.allocate(CHARS);
    private byte[] rest = {};
    private boolean begun;
    private boolean text = true;
    private Optional<MediaType> byBeginning = Optional.empty();

    /// The next piece; the first one must hold the beginning.
    void take(byte[] bytes, int length) {
        if (!begun) {
            begun = true;
            byBeginning = beginning(bytes, length);
        }
        if (text && (byBeginning.isEmpty() || byBeginning.get() == MediaType.XML)) {
            text = isText(bytes, length);
        }
    }

    /// What the whole file is; empty if it is nothing that is kept.
    Optional<MediaType> result() {
        boolean wholeText = begun && text && rest.length == 0;
        if (byBeginning.isPresent() && byBeginning.get() != MediaType.XML) {
            return byBeginning;
        }
        return wholeText ? byBeginning.or(() -> Optional.of(MediaType.TEXT)) : Optional.empty();
    }

    private static Optional<MediaType> beginning(byte[] bytes, int length) {
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF-")) {
            return Optional.of(MediaType.PDF);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(MediaType.PNG);
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(MediaType.JPEG);
        }
        if (head.startsWith("PK\u0003\u0004") && head.contains("OFD.xml")) {
            return Optional.of(MediaType.OFD);
        }
        // A byte order mark may stand before it.
        String marked = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
        return marked.startsWith("<?xml") ? Optional.of(MediaType.XML) : Optional.empty();
    }

    private boolean isText(byte[] bytes, int length) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + length);
        in.put(rest).put(bytes, 0, length).flip();
        boolean overflow = true;
        while (overflow) {
            chars.clear();
            var result = utf8.decode(in, chars, false);
            if (result.isError() || hasControls()) {
                return false;
            }
            overflow = result.isOverflow();
        }
        // The beginning of a character whose end comes with the next piece.
        rest = Arrays.copyOfRange(in.array(), in.position(), in.limit());
        return true;
    }

    private boolean hasControls() {
        chars.flip();
        return chars.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }
}
