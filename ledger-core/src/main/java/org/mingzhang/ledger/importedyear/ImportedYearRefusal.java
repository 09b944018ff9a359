package org.mingzhang.ledger.importedyear;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of history.
public sealed interface ImportedYearRefusal extends Refusal {

    /// The fiscal year of the division.
    String year();

    @Override
    default Optional<String> limit() {
        return Optional.empty();
    }

    @Override
    default Optional<String> value() {
        return Optional.of(year());
    }

    /// History enters only a year that two persons opened for it.
    ///
    /// @param year the fiscal year of the division
    record ImportedYearNotOpen(String year) implements ImportedYearRefusal {}

    /// A year is proposed for history once.
    ///
    /// @param year the fiscal year of the division
    record ImportedYearAlreadyProposed(String year) implements ImportedYearRefusal {}

    /// Only a year that was proposed can be confirmed, and only once.
    ///
    /// @param year the fiscal year of the division
    record ImportedYearNotProposed(String year) implements ImportedYearRefusal {}

    /// A year with live payments takes no history.
    ///
    /// @param year the fiscal year of the division
    record YearHasLivePayments(String year) implements ImportedYearRefusal {}

    /// A year of history takes no live payments.
    ///
    /// @param year the fiscal year of the division
    record YearIsHistory(String year) implements ImportedYearRefusal {}
}
