package org.mingzhang.verifier.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Rows of a `COPY (…) TO STDOUT (FORMAT binary)`: the cheapest way out of PostgreSQL, since values
/// come as they are stored and nothing is parsed or written as text on either side.
///
/// ```
/// "PGCOPY\n\xff\r\n\0" u32 flags u32 n extension[n]
/// { u16 fields { u32 length (or -1) value[length] } }   u16 -1
/// ```
///
/// **Source**: PostgreSQL manual, COPY, "Binary Format".
final class CopyRows implements AutoCloseable {
    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final CopyOut copy;
    private final int[] offsets;
    private final int[] lengths;
    private byte[] message = new byte[0];
    private int at;
    private boolean started;
    private boolean ended;

    CopyRows(Connection connection, String query, int columns) throws SQLException {
        offsets = new int[columns];
        lengths = new int[columns];
        copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
    }

    /// Steps to the next row; its values lie in {@link #message}.
    boolean next() throws SQLException {
        if (ended || !fill()) {
            return false;
        }
        if (!started) {
            readHeader();
            started = true;
            if (!fill()) {
                return false;
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(message);
        int fields = buffer.getShort(at);
        at += Short.BYTES;
        if (fields == -1) {
            ended = true;
            drain();
            return false;
        }
        if (fields != offsets.length) {
            throw new SQLException(fields + " columns instead of " + offsets.length);
        }
        for (int i = 0; i < fields; i++) {
            int length = buffer.getInt(at);
            at += Integer.BYTES;
            offsets[i] = at;
            lengths[i] = length;
            at += Math.max(0, length);
        }
        return true;
    }

    private boolean fill() throws SQLException {
        if (at < message.length) {
            return true;
        }
        byte[] received = copy.readFromCopy();
        if (received == null) {
            ended = true;
            return false;
        }
        message = received;
        at = 0;
        return true;
    }

    private void readHeader() throws SQLException {
        int fixed = SIGNATURE.length + 2 * Integer.BYTES;
        if (message.length < fixed
                || !Arrays.equals(SIGNATURE, 0, SIGNATURE.length, message, 0, SIGNATURE.length)) {
            throw new SQLException("the server did not answer in the binary COPY format");
        }
        at = fixed + ByteBuffer.wrap(message).getInt(SIGNATURE.length + Integer.BYTES);
    }

    private void drain() throws SQLException {
        while (copy.readFromCopy() != null) {
            at = message.length;
        }
    }

    /// The bytes that hold the row; fresh for every row, so that they may be kept.
    byte[] message() {
        return message;
    }

    int offset(int column) {
        return offsets[column];
    }

    int length(int column) {
        return lengths[column];
    }

    long int64(int column) {
        return ByteBuffer.wrap(message).getLong(offsets[column]);
    }

    int int32(int column) {
        return ByteBuffer.wrap(message).getInt(offsets[column]);
    }

    @Nullable Bytes bytes(int column) {
        return lengths[column] < 0 ? null : new Bytes(message, offsets[column], lengths[column]);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
