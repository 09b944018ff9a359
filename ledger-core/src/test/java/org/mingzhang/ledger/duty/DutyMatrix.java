package org.mingzhang.ledger.duty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Who may command what, as officials wrote it down in `matrix.csv`: a row for each command, which
/// it says in words, a column for each role, `C` where the role may send it. A line with `#` is a
/// heading.
public final class DutyMatrix {

    private static final String FILE = "matrix.csv";
    private static final String ALLOWED = "C";
    private static final String HEADING = "#";

    /// Behind the command and what it does.
    private static final int FIRST_ROLE = 2;

    private DutyMatrix() {}

    /// One cell.
    ///
    /// @param command the type of command
    /// @param role the id of the role
    /// @param allowed whether the role may send it
    public record Cell(String command, String role, boolean allowed) {}

    /// All cells, row by row.
    public static List<Cell> cells() {
        List<String[]> rows = rows();
        String[] header = rows.getFirst();
        List<Cell> cells = new ArrayList<>();
        for (String[] row : rows.subList(1, rows.size())) {
            if (row.length != header.length) {
                throw new IllegalStateException("a row of another length: " + row[0]);
            }
            for (int column = FIRST_ROLE; column < header.length; column++) {
                cells.add(new Cell(row[0], header[column], row[column].equals(ALLOWED)));
            }
        }
        return cells;
    }

    private static List<String[]> rows() {
        try (InputStream in =
                Objects.requireNonNull(DutyMatrix.class.getResourceAsStream(FILE), FILE)) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.startsWith(HEADING))
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
