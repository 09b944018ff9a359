package org.mingzhang.ledger.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mingzhang.ledger.authority.BusinessAuthority;
import org.mingzhang.ledger.authority.Spending;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.Side;
import org.mingzhang.ledger.calendar.FiscalCalendar;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.contract.Contract;
import org.mingzhang.ledger.contract.ContractRefusal.AmountExceedsCommitted;
import org.mingzhang.ledger.contract.ContractRefusal.ContractOnOtherLine;
import org.mingzhang.ledger.contract.ContractRefusal.ContractUnknown;
import org.mingzhang.ledger.contract.ContractRefusal.ContractWithOther;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.LivePaymentsBegan;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.YearIsHistory;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand.CorrectPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordPriorYearRefund;
import org.mingzhang.ledger.payment.PaymentCommand.RecordRefund;
import org.mingzhang.ledger.payment.PaymentCommand.ReturnPayment;
import org.mingzhang.ledger.payment.PaymentCommand.ReviewPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SettlePayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentCommand.WithdrawPayment;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentCorrected;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReviewed;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSettled;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.payment.PaymentEvent.PriorYearRefundReceived;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;
import org.mingzhang.ledger.payment.PaymentRefusal.CorrectionOutsideKind;
import org.mingzhang.ledger.payment.PaymentRefusal.CorrectionWithinLine;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateContractLine;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateDemand;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateInvoice;
import org.mingzhang.ledger.payment.PaymentRefusal.NotTheHandler;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentAlreadyReplaced;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentExists;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentIsBlocked;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentStateForbids;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnderContract;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;
import org.mingzhang.ledger.payment.PaymentRefusal.RefundExceedsPaid;
import org.mingzhang.ledger.payment.PaymentRefusal.YearNotClosed;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.reference.DivisionYears;

/// Decides the steps of a payment. Handler, reviewer and approver are three persons, and who
/// settles is not who reviewed.
public final class PaymentDecider {

    /// The role that the bank reports to.
    private static final String FINANCE = "finance";

    private PaymentDecider() {}

    /// Holds the amount, if the pool of the line has it available.
    public static Decision submit(SubmitPayment command, State state, Occasion occasion) {
        if (!command.payee().isDiscreet(command.purpose())) {
            throw new IllegalArgumentException(
                    "payment " + command.payment() + " names a person without a commitment");
        }
        if (!(state.of(Payment.PART.of(command.payment())) instanceof Payment.Unknown)) {
            return Decision.refuse(new PaymentExists(command.payment()));
        }
        BudgetLine found = state.of(BudgetLine.PART.of(command.line()));
        if (!(found instanceof BudgetLine.Approved line)) {
            return Decision.refuse(BudgetLine.unusable(found, command.line()));
        }
        ImportedYear.Use use = state.of(ImportedYear.PART.of(line.year())).use();
        if (use == ImportedYear.Use.HISTORY) {
            return Decision.refuse(new YearIsHistory(line.year()));
        }
        PaymentSubmitted submitted = submitted(command, line, state, occasion);
        Optional<Refusal> refusal =
                line.untimely(Operation.SPEND, command.effectiveDate(), state, occasion)
                        .or(() -> command.resubmits().flatMap(old -> irreplaceable(old, state)))
                        .or(() ->
                                BusinessAuthority.lacking(
                                        spending(line, submitted), state, occasion))
                        .or(() -> duplicate(submitted, state))
                        .or(() -> ClaimPayment.refusal(submitted, line.economic(), state, occasion))
                        .or(() -> lacking(submitted, state));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        return use == ImportedYear.Use.LIVE
                ? Decision.accept(submitted)
                : Decision.accept(
                        new LivePaymentsBegan(
                                line.year(),
                                occasion.today(),
                                line.fiscalYear(),
                                line.division(),
                                line.unit()),
                        submitted);
    }

    /// The reviewer, who is not the handler, passes the application.
    public static Decision review(ReviewPayment command, State state, Occasion occasion) {
        return passing(
                command.payment(),
                Transition.REVIEW,
                command.effectiveDate(),
                state,
                occasion,
                (payment, calendarVersion) -> {
                    String reviewer = occasion.actor().id();
                    if (payment.handler().equals(reviewer)) {
                        return Decision.refuse(new SamePersonTwice(reviewer, "handler"));
                    }
                    return Decision.accept(
                            new PaymentReviewed(
                                    payment.payment(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    reviewer,
                                    command.remark(),
                                    calendarVersion));
                });
    }

    /// Frees the amount of an application that goes back to its handler.
    public static Decision sendBack(ReturnPayment command, State state, Occasion occasion) {
        return posting(
                command.payment(),
                occasion.actor().role().equals(FINANCE)
                        ? Transition.RETURN_OF_VOUCHER
                        : Transition.RETURN,
                command.effectiveDate(),
                state,
                occasion,
                (payment, line) ->
                        Decision.accept(
                                returned(
                                        payment,
                                        line,
                                        command.effectiveDate(),
                                        command.reason(),
                                        Optional.empty(),
                                        state)));
    }

    static PaymentReturned returned(
            Payment.Live payment,
            BudgetLine.Approved line,
            LocalDate effectiveDate,
            String reason,
            Optional<Evidence> evidence,
            State state) {
        return new PaymentReturned(
                payment.payment(),
                payment.line(),
                line.pool(),
                effectiveDate,
                payment.fiscalYear(),
                payment.division(),
                payment.unit(),
                payment.amount(),
                reason,
                openContract(payment, state),
                evidence,
                line.calendarVersion(state));
    }

    /// Frees the amount of an application that its handler takes back.
    public static Decision withdraw(WithdrawPayment command, State state, Occasion occasion) {
        return posting(
                command.payment(),
                Transition.WITHDRAWAL,
                command.effectiveDate(),
                state,
                occasion,
                (payment, line) -> {
                    String person = occasion.actor().id();
                    if (!payment.handler().equals(person)) {
                        return Decision.refuse(new NotTheHandler(payment.payment(), person));
                    }
                    return Decision.accept(
                            new PaymentWithdrawn(
                                    payment.payment(),
                                    payment.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    payment.amount(),
                                    command.reason(),
                                    openContract(payment, state),
                                    line.calendarVersion(state)));
                });
    }

    /// The cashier, who is not the reviewer, reports the payment made.
    public static Decision settle(SettlePayment command, State state, Occasion occasion) {
        return posting(
                command.payment(),
                Transition.SETTLEMENT,
                command.effectiveDate(),
                state,
                occasion,
                (payment, line) ->
                        VoucherDecider.unpayable(payment, command.voucher(), occasion)
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        Decision.accept(
                                                settled(
                                                        payment,
                                                        line,
                                                        command.effectiveDate(),
                                                        command.voucher(),
                                                        command.attachments(),
                                                        Optional.empty(),
                                                        state))));
    }

    static PaymentSettled settled(
            Payment.Live payment,
            BudgetLine.Approved line,
            LocalDate effectiveDate,
            String voucher,
            List<String> attachments,
            Optional<Evidence> evidence,
            State state) {
        return new PaymentSettled(
                payment.payment(),
                payment.line(),
                line.pool(),
                effectiveDate,
                payment.fiscalYear(),
                payment.division(),
                payment.unit(),
                payment.amount(),
                voucher,
                attachments,
                evidence,
                line.calendarVersion(state));
    }

    /// Makes what came back available again, up to what was paid.
    public static Decision refund(RecordRefund command, State state, Occasion occasion) {
        return posting(
                command.payment(),
                Transition.REFUND,
                command.effectiveDate(),
                state,
                occasion,
                (payment, line) -> {
                    Optional<Refusal> refusal = beyondPaid(payment, command.amount());
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    return Decision.accept(
                            new RefundReceived(
                                    payment.payment(),
                                    payment.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    command.amount(),
                                    command.reason(),
                                    command.voucher(),
                                    openContract(payment, state),
                                    command.attachments(),
                                    line.calendarVersion(state)));
                });
    }

    /// Books what was paid and has not come back on the line that it belongs to, whose pool must
    /// have it.
    public static Decision correct(CorrectPayment command, State state, Occasion occasion) {
        return posting(
                command.payment(),
                Transition.CORRECTION,
                command.effectiveDate(),
                state,
                occasion,
                (payment, wrong) -> {
                    BudgetLine found = state.of(BudgetLine.PART.of(command.line()));
                    if (!(found instanceof BudgetLine.Approved right)) {
                        return Decision.refuse(BudgetLine.unusable(found, command.line()));
                    }
                    Optional<Refusal> refusal = incorrigible(payment, wrong, right, state);
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    PaymentCorrected event =
                            new PaymentCorrected(
                                    payment.payment(),
                                    new Side(wrong.line(), wrong.pool(), wrong.unit()),
                                    new Side(right.line(), right.pool(), right.unit()),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    command.document(),
                                    payment.refundable(),
                                    command.reason(),
                                    command.attachments(),
                                    wrong.calendarVersion(state));
                    return wrong.hasRoomFor(event, state) && right.hasRoomFor(event, state)
                            ? Decision.accept(event)
                            : Decision.refuse(
                                    new AmountExceedsRange(right.pool(), payment.refundable()));
                });
    }

    private static Optional<Refusal> incorrigible(
            Payment.Live payment,
            BudgetLine.Approved wrong,
            BudgetLine.Approved right,
            State state) {
        if (payment.contract().isPresent()) {
            return payment.contract()
                    .map(contract -> new PaymentUnderContract(payment.payment(), contract));
        }
        if (wrong.line().equals(right.line())) {
            return Optional.of(new CorrectionWithinLine(wrong.line()));
        }
        if (!kind(wrong).equals(kind(right))) {
            return Optional.of(new CorrectionOutsideKind(kind(wrong), kind(right)));
        }
        return right.pool().equals(wrong.pool())
                ? Optional.empty()
                : ControlPool.lacking(right.pool(), payment.refundable(), state);
    }

    private static String kind(BudgetLine.Approved line) {
        return String.join(" ", line.year(), line.unit(), line.fundType());
    }

    /// Takes note of what came back after the year of its line was closed. Nothing is posted.
    public static Decision refundOfPriorYear(
            RecordPriorYearRefund command, State state, Occasion occasion) {
        return step(
                command.payment(),
                Transition.REFUND,
                state,
                payment -> {
                    if (!(state.of(BudgetLine.PART.of(payment.line()))
                            instanceof BudgetLine.Closed)) {
                        return Decision.refuse(
                                new YearNotClosed(payment.payment(), payment.line()));
                    }
                    int receivedIn = command.effectiveDate().getYear();
                    int earliest = payment.fiscalYear() + 1;
                    String year = DivisionYears.name(payment.division(), receivedIn);
                    FiscalCalendar calendar = state.of(FiscalCalendar.PART.of(year));
                    Optional<Refusal> refusal =
                            calendar.refusal(
                                            Operation.CONCLUDE,
                                            year,
                                            Math.max(receivedIn, earliest),
                                            payment.unit(),
                                            command.effectiveDate(),
                                            occasion)
                                    .or(() -> beyondPaid(payment, command.amount()));
                    return refusal.isPresent()
                            ? Decision.refuse(refusal.get())
                            : Decision.accept(
                                    new PriorYearRefundReceived(
                                            payment.payment(),
                                            command.effectiveDate(),
                                            receivedIn,
                                            payment.division(),
                                            payment.unit(),
                                            payment.fiscalYear(),
                                            command.amount(),
                                            command.reason(),
                                            command.voucher(),
                                            command.attachments(),
                                            calendar.version(payment.unit())));
                });
    }

    private static Optional<Refusal> beyondPaid(Payment.Live payment, Money amount) {
        return amount.exceeds(payment.refundable())
                ? Optional.of(
                        new RefundExceedsPaid(payment.payment(), payment.refundable(), amount))
                : Optional.empty();
    }

    /// What all steps after submission share: the payment exists, is far enough and is not blocked.
    static Decision step(
            String id,
            Transition transition,
            State state,
            Function<Payment.Live, Decision> decide) {
        if (!(state.of(Payment.PART.of(id)) instanceof Payment.Live payment)) {
            return Decision.refuse(new PaymentUnknown(id));
        }
        if (payment.progress().blockedFor().isPresent()) {
            return Decision.refuse(new PaymentIsBlocked(id, payment.progress().blockedFor().get()));
        }
        return transition.allowedFrom(payment.stage())
                ? decide.apply(payment)
                : Decision.refuse(new PaymentStateForbids(id, payment.stage(), transition.from()));
    }

    /// A step of a person, which moves nothing.
    static Decision passing(
            String id,
            Transition transition,
            LocalDate effectiveDate,
            State state,
            Occasion occasion,
            BiFunction<Payment.Live, Optional<Integer>, Decision> decide) {
        return step(
                id,
                transition,
                state,
                payment -> {
                    String year = DivisionYears.name(payment.division(), payment.fiscalYear());
                    FiscalCalendar calendar = state.of(FiscalCalendar.PART.of(year));
                    return calendar.refusal(
                                    Operation.SPEND,
                                    year,
                                    payment.fiscalYear(),
                                    payment.unit(),
                                    effectiveDate,
                                    occasion)
                            .map(Decision::refuse)
                            .orElseGet(
                                    () -> decide.apply(payment, calendar.version(payment.unit())));
                });
    }

    /// A step that posts to the line of the payment, which is open, in whatever pool it is now.
    static Decision posting(
            String id,
            Transition transition,
            LocalDate effectiveDate,
            State state,
            Occasion occasion,
            BiFunction<Payment.Live, BudgetLine.Approved, Decision> decide) {
        return step(
                id,
                transition,
                state,
                payment ->
                        BudgetLine.decide(
                                payment.line(),
                                Operation.CONCLUDE,
                                effectiveDate,
                                state,
                                occasion,
                                line -> decide.apply(payment, line)));
    }

    /// What is paid once and is asked for a second time, with the application that stands.
    private static Optional<Refusal> duplicate(PaymentSubmitted submitted, State state) {
        for (String invoice : submitted.invoices()) {
            Optional<String> first = state.of(Claim.INVOICE.of(invoice)).holder(state);
            if (first.isPresent()) {
                return Optional.of(new DuplicateInvoice(invoice, first.get()));
            }
        }
        return submitted
                .contractLine()
                .<Refusal>flatMap(contractLine ->
                        state.of(Claim.CONTRACT_LINE.of(contractLine))
                                .holder(state)
                                .map(first -> new DuplicateContractLine(contractLine, first)))
                .or(() ->
                        submitted
                                .demand()
                                .flatMap(demand -> state.of(Claim.DEMAND.of(demand)).holder(state))
                                .map(first ->
                                        new DuplicateDemand(
                                                String.join(
                                                        " ",
                                                        submitted.unit(),
                                                        submitted.payee().id(),
                                                        submitted.amount().toString()),
                                                first)));
    }

    private static Spending spending(BudgetLine.Approved line, PaymentSubmitted submitted) {
        return new Spending(line.division(), line.unit(), line.economic(), submitted.amount());
    }

    /// A payment under a contract takes what the contract holds, any other what its pool has.
    private static Optional<Refusal> lacking(PaymentSubmitted submitted, State state) {
        if (submitted.contract().isPresent()) {
            return outsideContract(submitted, submitted.contract().get(), state);
        }
        return ControlPool.lacking(submitted.pool(), submitted.amount(), state);
    }

    private static Optional<Refusal> outsideContract(
            PaymentSubmitted submitted, String id, State state) {
        if (!(state.of(Contract.PART.of(id)) instanceof Contract.Signed contract)
                || contract.ended()) {
            return Optional.of(new ContractUnknown(id));
        }
        if (!contract.line().equals(submitted.line())) {
            return Optional.of(new ContractOnOtherLine(id, contract.line(), submitted.line()));
        }
        if (!contract.payee().equals(submitted.payee().id())) {
            return Optional.of(new ContractWithOther(id, contract.payee(), submitted.payee().id()));
        }
        return submitted.amount().exceeds(contract.committed())
                ? Optional.of(
                        new AmountExceedsCommitted(id, contract.committed(), submitted.amount()))
                : Optional.empty();
    }

    /// The contract that takes an amount back: it has not ended, and did not go over to another
    /// line.
    private static Optional<String> openContract(Payment.Live payment, State state) {
        return payment.contract()
                .filter(id ->
                        state.of(Contract.PART.of(id)) instanceof Contract.Signed contract
                                && !contract.ended()
                                && contract.line().equals(payment.line()));
    }

    private static Optional<Refusal> irreplaceable(String old, State state) {
        if (!(state.of(Payment.PART.of(old)) instanceof Payment.Live payment)) {
            return Optional.of(new PaymentUnknown(old));
        }
        if (!Transition.RESUBMISSION.allowedFrom(payment.stage())) {
            return Optional.of(
                    new PaymentStateForbids(old, payment.stage(), Transition.RESUBMISSION.from()));
        }
        return payment.replacedBy().map(by -> new PaymentAlreadyReplaced(old, by));
    }

    private static PaymentSubmitted submitted(
            SubmitPayment command, BudgetLine.Approved line, State state, Occasion occasion) {
        List<String> invoices =
                command.invoices().stream()
                        .map(number -> command.payee().id() + "/" + number)
                        .toList();
        return new PaymentSubmitted(
                command.payment(),
                line.line(),
                line.pool(),
                command.effectiveDate(),
                line.fiscalYear(),
                line.division(),
                line.unit(),
                line.project(),
                command.amount(),
                command.payee(),
                command.purpose(),
                command.expectedResult(),
                invoices,
                command.contractLine()
                        .map(contractLine ->
                                command.contract().orElse(command.payee().id())
                                        + "/"
                                        + contractLine),
                command.contract(),
                Demand.of(
                        line.division(),
                        line.unit(),
                        command.payee(),
                        command.amount(),
                        command.purpose()),
                command.claim(),
                command.exception(),
                command.resubmits(),
                occasion.actor().id(),
                command.attachments(),
                line.calendarVersion(state));
    }
}
