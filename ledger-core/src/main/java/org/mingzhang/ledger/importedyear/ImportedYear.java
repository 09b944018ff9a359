package org.mingzhang.ledger.importedyear;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.ImportedYearConfirmed;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.ImportedYearProposed;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.LivePaymentsBegan;

/// What one fiscal year of a division is used for: history or live payments, never both.
///
/// @param use what it is used for
/// @param proposer who proposed it for history
public record ImportedYear(Use use, Optional<String> proposer) {

    /// Folded by division and year. Payments do not count, only the mark of the first one does, so
    /// that submissions do not stand in each other's way.
    public static final Part<ImportedYear> PART =
            new Part<>(
                    "year",
                    Set.of(
                            ImportedYearProposed.class,
                            ImportedYearConfirmed.class,
                            LivePaymentsBegan.class),
                    new ImportedYear(Use.UNDECIDED, Optional.empty()),
                    ImportedYear::evolve);

    /// What a fiscal year is used for.
    public enum Use {
        /// Nothing yet.
        UNDECIDED,
        /// Nothing yet, but one person proposed it for history.
        PROPOSED,
        /// History of another system.
        HISTORY,
        /// Payments decided here.
        LIVE
    }

    /// Whether history may enter.
    public boolean isOpenForHistory() {
        return use == Use.HISTORY;
    }

    private ImportedYear evolve(Event event) {
        return switch (event) {
            case ImportedYearProposed e when use == Use.UNDECIDED ->
                    new ImportedYear(Use.PROPOSED, Optional.of(e.proposer()));
            case ImportedYearConfirmed _ when use == Use.PROPOSED ->
                    new ImportedYear(Use.HISTORY, proposer);
            case LivePaymentsBegan _ when use == Use.UNDECIDED || use == Use.PROPOSED ->
                    new ImportedYear(Use.LIVE, Optional.empty());
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
