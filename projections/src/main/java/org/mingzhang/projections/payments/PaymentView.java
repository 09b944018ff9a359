package org.mingzhang.projections.payments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;

/// One row of the payment register, as of a cut.
///
/// Texts about a person are commitments; pages show them as de-identified.
///
/// @param position the entry that began it; the key of the row
/// @param kind payment or refund
/// @param payment its name; empty for a refund that names no payment
/// @param line the budget line
/// @param pool its control pool
/// @param division the administrative division
/// @param unit the code of the unit
/// @param fiscalYear the fiscal year
/// @param project the project, where there is one
/// @param amount what was applied for, or what a refund brought back
/// @param payee who is paid
/// @param purpose what for
/// @param expectedResult what the payment is to bring about; empty for imported history
/// @param invoices the invoices paid, `<payee>/<number>`
/// @param contractLine the line of the contract, where there is one
/// @param resubmits the application that this one replaces
/// @param source live or imported
/// @param evidence the row of the other system's file; of imported history only
/// @param state the state at the cut
/// @param stateDate the effective date of the step that led to it
/// @param statePosition the entry of that step
/// @param refunded what came back up to the cut
public record PaymentView(
        long position,
        PaymentKind kind,
        Optional<String> payment,
        String line,
        String pool,
        String division,
        String unit,
        int fiscalYear,
        Optional<String> project,
        Money amount,
        Payee payee,
        Disclosable purpose,
        Optional<String> expectedResult,
        List<String> invoices,
        Optional<String> contractLine,
        Optional<String> resubmits,
        PaymentSource source,
        Optional<Evidence> evidence,
        PaymentState state,
        LocalDate stateDate,
        long statePosition,
        Money refunded) {

    public PaymentView {
        invoices = List.copyOf(invoices);
    }

    /// The same with the texts about the payee as somebody may see them.
    public PaymentView seen(Payee seenPayee, Disclosable seenPurpose) {
        return new PaymentView(
                position,
                kind,
                payment,
                line,
                pool,
                division,
                unit,
                fiscalYear,
                project,
                amount,
                seenPayee,
                seenPurpose,
                expectedResult,
                invoices,
                contractLine,
                resubmits,
                source,
                evidence,
                state,
                stateDate,
                statePosition,
                refunded);
    }
}
