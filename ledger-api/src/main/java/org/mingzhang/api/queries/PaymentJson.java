package org.mingzhang.api.queries;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.projections.payments.PaymentView;

/// One row of the payment register.
///
/// @param position the entry that began it
/// @param kind `payment` or `refund`
/// @param payment its name; left out for a refund that names no payment
/// @param line the budget line
/// @param pool its control pool
/// @param division the administrative division
/// @param unit the code of the unit
/// @param fiscalYear the fiscal year
/// @param project the project
/// @param amount what was applied for, or what a refund brought back
/// @param payee who is paid
/// @param purpose what for; left out where it is personal
/// @param expectedResult what it is to bring about
/// @param invoices the invoices paid
/// @param contractLine the line of the contract
/// @param resubmits the application that this one replaces
/// @param source `live` or `imported`
/// @param evidence the row of the other system's file
/// @param state the state at the cut
/// @param stateDate the effective date of the step that led to it
/// @param statePosition the entry of that step
/// @param refunded what came back up to the cut
public record PaymentJson(
        long position,
        String kind,
        Optional<String> payment,
        String line,
        String pool,
        String division,
        String unit,
        int fiscalYear,
        Optional<String> project,
        String amount,
        PayeeJson payee,
        Optional<String> purpose,
        Optional<String> expectedResult,
        List<String> invoices,
        Optional<String> contractLine,
        Optional<String> resubmits,
        String source,
        Optional<Evidence> evidence,
        String state,
        LocalDate stateDate,
        long statePosition,
        String refunded) {

    /// Who is paid.
    ///
    /// @param id the registered number of an organisation, or a pseudonym
    /// @param kind `organisation` or `person`
    /// @param name the name; left out where it is de-identified
    /// @param deidentified whether it is
    public record PayeeJson(String id, String kind, Optional<String> name, boolean deidentified) {}

    static PaymentJson of(PaymentView view) {
        return new PaymentJson(
                view.position(),
                lower(view.kind()),
                view.payment(),
                view.line(),
                view.pool(),
                view.division(),
                view.unit(),
                view.fiscalYear(),
                view.project(),
                view.amount().toString(),
                new PayeeJson(
                        view.payee().id(),
                        lower(view.payee().kind()),
                        open(view.payee().name()),
                        open(view.payee().name()).isEmpty()),
                open(view.purpose()),
                view.expectedResult(),
                view.invoices(),
                view.contractLine(),
                view.resubmits(),
                lower(view.source()),
                view.evidence(),
                view.state().code(),
                view.stateDate(),
                view.statePosition(),
                view.refunded().toString());
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> open(Disclosable text) {
        return switch (text) {
            case Disclosable.Disclosed(String value) -> Optional.of(value);
            case Disclosable.Committed _ -> Optional.empty();
        };
    }
}
