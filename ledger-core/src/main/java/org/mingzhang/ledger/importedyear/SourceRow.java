package org.mingzhang.ledger.importedyear;

import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledPaymentRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledRefundRecorded;

/// One row of a file of another system: the ledger takes it once, whoever brings it and whatever it
/// is called there.
public enum SourceRow {
    /// Nobody has brought the row.
    NEW,
    /// The row stands in the ledger.
    RECORDED;

    /// Folded by the text of [Evidence].
    public static final Part<SourceRow> PART =
            new Part<>(
                    "evidence",
                    Set.of(
                            SettledPaymentRecorded.class,
                            SettledRefundRecorded.class,
                            FromSource.class),
                    NEW,
                    SourceRow::evolve);

    private SourceRow evolve(Event event) {
        if (this == RECORDED) {
            throw new CorruptHistoryException("a row that is recorded cannot fold " + event);
        }
        return RECORDED;
    }
}
