package org.mingzhang.projections.awards;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.carryover.CarryOverEvent.CarriedContract;
import org.mingzhang.ledger.carryover.CarryOverEvent.CarryForwardOpened;
import org.mingzhang.ledger.carryover.CarryOverEvent.FundsCarriedForward;
import org.mingzhang.ledger.contract.ContractEvent;
import org.mingzhang.ledger.contract.ContractEvent.ContractEnded;
import org.mingzhang.ledger.contract.ContractEvent.ContractIncreased;
import org.mingzhang.ledger.contract.ContractEvent.ContractReduced;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentEvent;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSettled;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.payment.PaymentEvent.PriorYearRefundReceived;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;

/// What an event does to a contract. Amounts have signs.
///
/// @param subject the contract, or the payment by which it is found
/// @param fact the event
/// @param line the budget line; of a receipt of the treasury that of the payment
/// @param awarded by how much what is awarded grew
/// @param carried by how much it grew because it came over from another year, or shrank because it
///   went there
/// @param pending by how much what is applied for grew
/// @param paid by how much what is paid grew
record ContractStep(
        Subject subject,
        FiscalFact fact,
        Optional<String> line,
        Money awarded,
        Money carried,
        Money pending,
        Money paid) {

    /// What a step is about.
    sealed interface Subject {

        /// A contract.
        ///
        /// @param contract its name
        record OfContract(String contract) implements Subject {}

        /// A payment, which may be under a contract.
        ///
        /// @param payment its name
        record OfPayment(String payment) implements Subject {}
    }

    /// The steps that an event is; most are none. That of a payment is one only if the payment is
    /// under a contract.
    static List<ContractStep> of(Event event) {
        return switch (event) {
            case ContractEvent e -> of(e).stream().toList();
            case FundsCarriedForward e ->
                    e.contracts().stream()
                            .map(one -> carried(e, e.line(), one, one.amount().negated()))
                            .toList();
            case CarryForwardOpened e ->
                    e.contracts().stream()
                            .map(one -> carried(e, e.line(), one, one.amount()))
                            .toList();
            case PaymentEvent e -> of(e).stream().toList();
            default -> List.of();
        };
    }

    /// The contracts that an event names: those that its steps are about, and the one that holds
    /// the money of an application.
    static Stream<String> contracts(Event event) {
        return Stream.concat(
                event instanceof PaymentSubmitted e ? e.contract().stream() : Stream.empty(),
                of(event).stream()
                        .map(ContractStep::subject)
                        .filter(Subject.OfContract.class::isInstance)
                        .map(subject -> ((Subject.OfContract) subject).contract()));
    }

    /// The payments that the steps of an event are about.
    static Stream<String> payments(Event event) {
        return of(event).stream()
                .map(ContractStep::subject)
                .filter(Subject.OfPayment.class::isInstance)
                .map(subject -> ((Subject.OfPayment) subject).payment());
    }

    private static Optional<ContractStep> of(ContractEvent event) {
        return switch (event) {
            case ContractSigned e -> Optional.of(awarded(e.contract(), e, e.line(), e.amount()));
            case ContractIncreased e -> Optional.of(awarded(e.contract(), e, e.line(), e.amount()));
            case ContractReduced e ->
                    Optional.of(awarded(e.contract(), e, e.line(), e.amount().negated()));
            case ContractEnded e ->
                    Optional.of(awarded(e.contract(), e, e.line(), e.amount().negated()));
            case ContractEvent.FundsReserved _, ContractEvent.ReservationCancelled _ ->
                    Optional.empty();
        };
    }

    private static ContractStep awarded(
            String contract, FiscalFact fact, String line, Money amount) {
        return new ContractStep(
                new Subject.OfContract(contract),
                fact,
                Optional.of(line),
                amount,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO);
    }

    private static ContractStep carried(
            FiscalFact fact, String line, CarriedContract one, Money amount) {
        return new ContractStep(
                new Subject.OfContract(one.contract()),
                fact,
                Optional.of(line),
                Money.ZERO,
                amount,
                Money.ZERO,
                Money.ZERO);
    }

    /// What comes back when the contract has ended is held by nothing, and is awarded no more.
    private static Optional<ContractStep> of(PaymentEvent event) {
        return switch (event) {
            case PaymentSubmitted e ->
                    e.contract()
                            .map(_ ->
                                    paying(
                                            e.payment(),
                                            e,
                                            Optional.of(e.line()),
                                            Money.ZERO,
                                            e.amount(),
                                            Money.ZERO));
            case PaymentReturned e ->
                    Optional.of(
                            paying(
                                    e.payment(),
                                    e,
                                    Optional.of(e.line()),
                                    lost(e.contract(), e.amount()),
                                    e.amount().negated(),
                                    Money.ZERO));
            case PaymentWithdrawn e ->
                    Optional.of(
                            paying(
                                    e.payment(),
                                    e,
                                    Optional.of(e.line()),
                                    lost(e.contract(), e.amount()),
                                    e.amount().negated(),
                                    Money.ZERO));
            case PaymentSettled e ->
                    Optional.of(
                            paying(
                                    e.payment(),
                                    e,
                                    Optional.of(e.line()),
                                    Money.ZERO,
                                    e.amount().negated(),
                                    e.amount()));
            case RefundReceived e ->
                    Optional.of(
                            paying(
                                    e.payment(),
                                    e,
                                    Optional.of(e.line()),
                                    lost(e.contract(), e.amount()),
                                    Money.ZERO,
                                    e.amount().negated()));
            case PriorYearRefundReceived e ->
                    Optional.of(
                            paying(
                                    e.payment(),
                                    e,
                                    Optional.empty(),
                                    e.amount().negated(),
                                    Money.ZERO,
                                    e.amount().negated()));
            case PaymentEvent.PaymentReviewed _,
                    PaymentEvent.ApprovalGiven _,
                    PaymentEvent.PaymentApproved _,
                    PaymentEvent.VoucherIssued _,
                    PaymentEvent.PaymentBlocked _,
                    PaymentEvent.PaymentUnblocked _,
                    PaymentEvent.PaymentCorrected _ ->
                    Optional.empty();
        };
    }

    private static Money lost(Optional<String> contract, Money amount) {
        return contract.isPresent() ? Money.ZERO : amount.negated();
    }

    private static ContractStep paying(
            String payment,
            FiscalFact fact,
            Optional<String> line,
            Money awarded,
            Money pending,
            Money paid) {
        return new ContractStep(
                new Subject.OfPayment(payment), fact, line, awarded, Money.ZERO, pending, paid);
    }
}
