package org.mingzhang.ledger.codec;

import org.mingzhang.ledger.budgetline.BudgetLineEvent;
import org.mingzhang.ledger.controlpool.PoolRuleEvent;
import org.mingzhang.ledger.importedyear.ImportedYearEvent;
import org.mingzhang.ledger.log.LogEvent;
import org.mingzhang.ledger.payment.PaymentEvent;

/// The registration lines: every event and command of the ledger, feature by feature.
///
/// To add an event, write its record and one line here. To change its data, raise the revision in
/// its line and add an upcaster; `docs/contributing.md` says the rest.
public final class LedgerTypes {

    private LedgerTypes() {}

    /// Everything that this version of the ledger knows.
    public static TypeCatalogue catalogue() {
        TypeCatalogue.Builder types = TypeCatalogue.builder();
        log(types);
        budgetLine(types);
        controlPool(types);
        importedYear(types);
        payment(types);
        return types.build();
    }

    private static void log(TypeCatalogue.Builder types) {
        types.event(LogEvent.LogCreated.class)
                .event(LogEvent.SchemaPublished.class)
                .event(LogEvent.RefusalsSuppressed.class);
    }

    private static void budgetLine(TypeCatalogue.Builder types) {
        types.event(BudgetLineEvent.AppropriationApproved.class)
                .event(BudgetLineEvent.AppropriationSupplemented.class)
                .event(BudgetLineEvent.AppropriationReduced.class)
                .event(BudgetLineEvent.FundsReleased.class)
                .event(BudgetLineEvent.VirementPosted.class);
    }

    private static void controlPool(TypeCatalogue.Builder types) {
        types.event(PoolRuleEvent.PoolRuleProposed.class)
                .event(PoolRuleEvent.PoolRuleConfirmed.class);
    }

    private static void importedYear(TypeCatalogue.Builder types) {
        types.event(ImportedYearEvent.ImportedYearProposed.class)
                .event(ImportedYearEvent.ImportedYearConfirmed.class)
                .event(ImportedYearEvent.LivePaymentsBegan.class)
                .event(ImportedYearEvent.SettledPaymentRecorded.class)
                .event(ImportedYearEvent.SettledRefundRecorded.class);
    }

    private static void payment(TypeCatalogue.Builder types) {
        types.event(PaymentEvent.PaymentSubmitted.class)
                .event(PaymentEvent.PaymentReviewed.class)
                .event(PaymentEvent.PaymentApproved.class)
                .event(PaymentEvent.PaymentReturned.class)
                .event(PaymentEvent.PaymentWithdrawn.class)
                .event(PaymentEvent.PaymentSettled.class)
                .event(PaymentEvent.RefundReceived.class);
    }
}
