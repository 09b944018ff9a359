package org.mingzhang.ledger.importedyear;

import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ConfirmImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ProposeImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.ImportedYearConfirmed;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.ImportedYearProposed;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearAlreadyProposed;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearNotProposed;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.YearHasLivePayments;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.reference.DivisionYears;

/// Decides which fiscal years take history: one person proposes, another confirms.
public final class ImportedYearDecider {

    private ImportedYearDecider() {}

    /// A year without live payments can be proposed, once.
    public static Decision propose(ProposeImportedYear command, State state, Occasion occasion) {
        String year = command.year();
        return switch (state.of(ImportedYear.PART.of(year)).use()) {
            case LIVE -> Decision.refuse(new YearHasLivePayments(year));
            case PROPOSED, HISTORY -> Decision.refuse(new ImportedYearAlreadyProposed(year));
            case UNDECIDED ->
                    Decision.accept(
                            new ImportedYearProposed(
                                    year,
                                    command.source(),
                                    occasion.today(),
                                    DivisionYears.fiscalYear(year),
                                    DivisionYears.division(year),
                                    occasion.actor().unit(),
                                    command.document(),
                                    occasion.actor().id()));
        };
    }

    /// Another person opens the year, unless a live payment came first.
    public static Decision confirm(ConfirmImportedYear command, State state, Occasion occasion) {
        String year = command.year();
        String confirmer = occasion.actor().id();
        ImportedYear imported = state.of(ImportedYear.PART.of(year));
        return switch (imported.use()) {
            case LIVE -> Decision.refuse(new YearHasLivePayments(year));
            case UNDECIDED, HISTORY -> Decision.refuse(new ImportedYearNotProposed(year));
            case PROPOSED ->
                    imported.proposer().filter(confirmer::equals).isPresent()
                            ? Decision.refuse(new SamePersonTwice(confirmer, "proposer"))
                            : Decision.accept(
                                    new ImportedYearConfirmed(
                                            year,
                                            occasion.today(),
                                            DivisionYears.fiscalYear(year),
                                            DivisionYears.division(year),
                                            occasion.actor().unit(),
                                            confirmer));
        };
    }
}
