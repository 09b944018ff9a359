package org.mingzhang.api.commands;

import java.io.IOException;
import java.io.InputStream;

/// Splits a stream of bytes into lines without copying them and without holding more than one.
///
/// A line ends with LF or CRLF or the end of the stream; an empty last line is none. A line that is
/// longer than allowed is skipped to its end and reported, and the reader goes on behind it.
///
/// Not thread-safe.
final class LineReader {

    /// What was read. The bytes are valid until the next call.
    sealed interface Line {

        /// A line, without its end.
        final class Text implements Line {

            private final byte[] buffer;
            private final int offset;
            private final int length;

            private Text(byte[] buffer, int offset, int length) {
                this.buffer = buffer;
                this.offset = offset;
                this.length = length;
            }

            /// The array that holds the line, from [#offset] on, [#length] bytes.
            byte[] buffer() {
                return buffer;
            }

            int offset() {
                return offset;
            }

            int length() {
                return length;
            }

            boolean isBlank() {
                for (int i = offset; i < offset + length; i++) {
                    if (buffer[i] != ' ' && buffer[i] != '\t') {
                        return false;
                    }
                }
                return true;
            }
        }

        /// A line of more bytes than allowed.
        record TooLong() implements Line {}

        /// There are no more lines.
        record End() implements Line {}
    }

    private static final int READ_BYTES = 64 * 1024;

    private final InputStream in;
    private final int lineBytesMax;
    private final byte[] buffer;
    private int from;
    private int to;
    private boolean exhausted;

    LineReader(InputStream in, int lineBytesMax) {
        this.in = in;
        this.lineBytesMax = lineBytesMax;
        // One line with its end, and room to read on behind it.
        this.buffer = new byte[lineBytesMax + 2 + READ_BYTES];
    }

    /// The next line.
    ///
    /// @throws IOException if the stream breaks; what was read of the last line is dropped
    Line next() throws IOException {
        int scanned = from;
        while (true) {
            for (; scanned < to; scanned++) {
                if (buffer[scanned] == '\n') {
                    return take(scanned, scanned + 1);
                }
            }
            if (to - from > lineBytesMax + 1) {
                return skip();
            }
            if (exhausted) {
                return from == to ? new Line.End() : take(to, to);
            }
            int held = scanned - from;
            fill();
            scanned = from + held;
        }
    }

    private Line take(int end, int nextFrom) {
        int start = from;
        from = nextFrom;
        int length = end - start;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        return length > lineBytesMax ? new Line.TooLong() : new Line.Text(buffer, start, length);
    }

    private Line skip() throws IOException {
        while (true) {
            for (int i = from; i < to; i++) {
                if (buffer[i] == '\n') {
                    from = i + 1;
                    return new Line.TooLong();
                }
            }
            from = to;
            if (exhausted) {
                return new Line.TooLong();
            }
            fill();
        }
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int read = in.read(buffer, to, Math.min(READ_BYTES, buffer.length - to));
        if (read < 0) {
            exhausted = true;
        } else {
            to += read;
        }
    }
}
