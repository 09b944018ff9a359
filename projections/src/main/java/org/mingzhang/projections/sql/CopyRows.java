package org.mingzhang.projections.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.Oid;

/// Rows on their way into one table, in the binary format of COPY: the cheapest way in, both for us
/// and for the server.
///
/// Not thread-safe. **Shape** each row gives its values in the order of the columns.
///
/// **Source** PostgreSQL manual, COPY, "Binary Format".
public final class CopyRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    private static final VarHandle SHORT = bigEndian(short[].class);
    private static final VarHandle INT = bigEndian(int[].class);
    private static final VarHandle LONG = bigEndian(long[].class);

    /// PostgreSQL counts days and microseconds from 2000-01-01.
    private static final long EPOCH_DAY = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAY * 86_400_000_000L;

    private static final int PIECE_BYTES = 1 << 16;

    private final String command;
    private final int columnCount;
    private byte[] buffer = new byte[PIECE_BYTES];
    private int length;
    private int rowCount;
    private int valuesLeft;

    /// Rows for these columns of a table in the search path.
    public CopyRows(String table, List<String> columns) {
        command =
                "copy %s (%s) from stdin (format binary)"
                        .formatted(table, String.join(", ", columns));
        columnCount = columns.size();
        clear();
    }

    /// Begins a row.
    public CopyRows row() {
        if (valuesLeft != 0) {
            throw new IllegalStateException(valuesLeft + " values missing for " + command);
        }
        valuesLeft = columnCount;
        rowCount++;
        ensure(2);
        putShort(columnCount);
        return this;
    }

    /// A `bigint`.
    public CopyRows put(long value) {
        value(8);
        putLong(value);
        return this;
    }

    /// An `integer`. Named apart from the `bigint`, which an `int` would otherwise miss.
    public CopyRows putInteger(int value) {
        value(4);
        putInt(value);
        return this;
    }

    /// A `boolean`.
    public CopyRows put(boolean value) {
        value(1);
        buffer[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    /// A `text`.
    public CopyRows put(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        value(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /// An `integer[]` of one dimension.
    public CopyRows put(int[] values) {
        value((5 + 2 * values.length) * Integer.BYTES);
        putInt(1);
        putInt(0);
        putInt(Oid.INT4);
        putInt(values.length);
        putInt(1);
        for (int each : values) {
            putInt(Integer.BYTES);
            putInt(each);
        }
        return this;
    }

    /// A `text`, or null.
    public CopyRows put(Optional<String> value) {
        return value.isPresent() ? put(value.get()) : putNull();
    }

    /// A `date`.
    public CopyRows put(LocalDate value) {
        return putInteger(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
    }

    /// A `timestamptz`.
    public CopyRows put(Instant value) {
        return put(value.getEpochSecond() * 1_000_000L + value.getNano() / 1_000 - EPOCH_MICROS);
    }

    /// A null.
    public CopyRows putNull() {
        ensure(4);
        putInt(-1);
        valuesLeft--;
        return this;
    }

    /// As many `bigint`, each null where it is 0.
    public CopyRows putUnlessZero(long[] values) {
        if (valuesLeft < values.length) {
            throw new IllegalStateException("more values than columns for " + command);
        }
        valuesLeft -= values.length;
        ensure(values.length * (Integer.BYTES + Long.BYTES));
        for (long value : values) {
            if (value == 0) {
                putInt(-1);
            } else {
                putInt(Long.BYTES);
                putLong(value);
            }
        }
        return this;
    }

    /// Sends the rows to the server, in the transaction of the connection, and forgets them.
    public void flush(Connection connection) throws SQLException {
        if (rowCount == 0) {
            return;
        }
        if (valuesLeft != 0) {
            throw new IllegalStateException(valuesLeft + " values missing for " + command);
        }
        ensure(TRAILER.length);
        System.arraycopy(TRAILER, 0, buffer, length, TRAILER.length);
        length += TRAILER.length;
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        try {
            for (int from = 0; from < length; from += PIECE_BYTES) {
                copy.writeToCopy(buffer, from, Math.min(PIECE_BYTES, length - from));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        clear();
    }

    /// Forgets the rows.
    public void clear() {
        System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
        length = HEADER.length;
        rowCount = 0;
        valuesLeft = 0;
    }

    private void value(int bytes) {
        if (valuesLeft == 0) {
            throw new IllegalStateException("more values than columns for " + command);
        }
        valuesLeft--;
        ensure(4 + bytes);
        putInt(bytes);
    }

    private void ensure(int bytes) {
        if (buffer.length - length < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + bytes));
        }
    }

    private void putShort(int value) {
        SHORT.set(buffer, length, (short) value);
        length += Short.BYTES;
    }

    private void putInt(int value) {
        INT.set(buffer, length, value);
        length += Integer.BYTES;
    }

    private void putLong(long value) {
        LONG.set(buffer, length, value);
        length += Long.BYTES;
    }

    private static VarHandle bigEndian(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.BIG_ENDIAN);
    }
}
