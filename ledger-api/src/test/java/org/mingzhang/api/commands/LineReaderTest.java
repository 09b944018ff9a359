package org.mingzhang.api.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines, however the bytes arrive.
class LineReaderTest {

    private static final int LINE_BYTES_MAX = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void splitsAtLineFeedsWhateverThePieces(int piece) throws IOException {
        assertThat(read("a\nbc\r\n\n12345678\r\nlast", piece))
                .containsExactly("a", "bc", "", "12345678", "last");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void aLineBeyondTheLimitIsReportedAndTheNextIsRead(int piece) throws IOException {
        assertThat(read("12345678\n123456789\nok\n" + "x".repeat(500_000) + "\nend\n", piece))
                .containsExactly("12345678", "<too long>", "ok", "<too long>", "end");
    }

    @Test
    void anEndWithoutALineFeedIsALineAndOneBehindALineFeedIsNone() throws IOException {
        assertThat(read("a", 1)).containsExactly("a");
        assertThat(read("a\n", 1)).containsExactly("a");
        assertThat(read("", 1)).isEmpty();
        assertThat(read("123456789", 1)).containsExactly("<too long>");
    }

    private static List<String> read(String text, int piece) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream in =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, piece));
                    }
                };
        LineReader reader = new LineReader(in, LINE_BYTES_MAX);
        List<String> lines = new ArrayList<>();
        while (true) {
            switch (reader.next()) {
                case LineReader.Line.End _ -> {
                    return lines;
                }
                case LineReader.Line.TooLong _ -> lines.add("<too long>");
                case LineReader.Line.Text line ->
                        lines.add(
                                new String(
                                        line.buffer(),
                                        line.offset(),
                                        line.length(),
                                        StandardCharsets.UTF_8));
            }
        }
    }
}
