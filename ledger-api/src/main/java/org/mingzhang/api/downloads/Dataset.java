package org.mingzhang.api.downloads;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mingzhang.api.names.CodeNames;
import org.mingzhang.api.queries.Question;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;

/// A list that is open data, under a name that stays.
public enum Dataset {
    /// Administrative divisions.
    DIVISIONS("divisions", "/divisions"),
    /// Execution by unit.
    EXECUTION("execution", "/units"),
    /// Budget lines.
    LINES("lines", "/lines"),
    /// The register of payments.
    PAYMENTS("payments", "/payments"),
    /// What rules refused.
    REFUSALS("refusals", "/refusals"),
    /// Contracts by supplier, unit and year.
    AWARDS("awards", "/awards");

    private final String id;
    private final String tail;

    Dataset(String id, String tail) {
        this.id = id;
        this.tail = tail;
    }

    /// The name that stays.
    public String id() {
        return id;
    }

    /// The address of its files behind `/open`, without the ending.
    public String tail() {
        return tail;
    }

    /// The data set of a name.
    public static Optional<Dataset> of(String id) {
        return Arrays.stream(values()).filter(set -> set.id.equals(id)).findFirst();
    }

    /// How many rows it has, and which columns.
    ///
    /// @param columns their heads
    public record Extent(long rows, List<String> columns) {}

    /// What there is of it at a cut for whoever asks.
    public Extent extent(ReadSide readSide, CodeNames names, Question question, Cut cut) {
        Sheets sheets = new Sheets(readSide, names);
        Sheet sheet =
                switch (this) {
                    case DIVISIONS -> sheets.divisions(question, cut);
                    case EXECUTION -> sheets.execution(question, cut);
                    case LINES -> sheets.lines(question, cut);
                    case PAYMENTS -> sheets.payments(question, cut);
                    case REFUSALS -> sheets.refusals(question, cut);
                    case AWARDS -> sheets.awards(question, cut);
                };
        return new Extent(sheet.rowCount(), sheet.columns());
    }
}
