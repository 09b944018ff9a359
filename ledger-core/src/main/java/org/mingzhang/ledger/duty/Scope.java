package org.mingzhang.ledger.duty;

import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLineCommand;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ChangeLinePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.CloseYear;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.FreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.LapseSurplus;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.PostVirement;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecallFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecordOpeningBalance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReduceAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReleaseFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SettlePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SupplementAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.UnfreezeFunds;
import org.mingzhang.ledger.calendar.CalendarCommand;
import org.mingzhang.ledger.calendar.CalendarCommand.CloseMonth;
import org.mingzhang.ledger.calendar.CalendarCommand.ConfirmPhaseDates;
import org.mingzhang.ledger.calendar.CalendarCommand.GrantExtension;
import org.mingzhang.ledger.calendar.CalendarCommand.ProposePhaseDates;
import org.mingzhang.ledger.carryover.CarryOverCommand;
import org.mingzhang.ledger.contract.Contract;
import org.mingzhang.ledger.contract.ContractCommand;
import org.mingzhang.ledger.contract.ContractCommand.CancelReservation;
import org.mingzhang.ledger.contract.ContractCommand.EndContract;
import org.mingzhang.ledger.contract.ContractCommand.IncreaseContract;
import org.mingzhang.ledger.contract.ContractCommand.ReduceContract;
import org.mingzhang.ledger.contract.ContractCommand.ReserveFunds;
import org.mingzhang.ledger.contract.ContractCommand.SignContract;
import org.mingzhang.ledger.contract.ProcurementPlan;
import org.mingzhang.ledger.controlpool.PoolRuleCommand;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion.Person;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.expense.ExpenseClaim;
import org.mingzhang.ledger.expense.ExpenseCommand;
import org.mingzhang.ledger.identity.RoleCommand;
import org.mingzhang.ledger.identity.RoleCommand.ConfirmRoleGrant;
import org.mingzhang.ledger.identity.RoleCommand.ProposeRoleGrant;
import org.mingzhang.ledger.identity.RoleCommand.RevokeRole;
import org.mingzhang.ledger.identity.RoleGrants;
import org.mingzhang.ledger.identity.SigningRuleCommand;
import org.mingzhang.ledger.identity.SigningRuleCommand.ConfirmSigningRule;
import org.mingzhang.ledger.identity.SigningRuleCommand.ProposeSigningRule;
import org.mingzhang.ledger.importedyear.ImportedYearCommand;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ConfirmImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ProposeImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledPayment;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledRefund;
import org.mingzhang.ledger.payment.Payment;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.ledger.payment.PaymentCommand.ApprovePayment;
import org.mingzhang.ledger.payment.PaymentCommand.CorrectPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordPriorYearRefund;
import org.mingzhang.ledger.payment.PaymentCommand.RecordRefund;
import org.mingzhang.ledger.payment.PaymentCommand.ReturnPayment;
import org.mingzhang.ledger.payment.PaymentCommand.ReviewPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SettlePayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentCommand.WithdrawPayment;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.ruletable.TableCommand;

/// A person acts on the divisions and units of their scope and on no other.
///
/// Asked before every other rule, so that a refusal tells nothing of a balance outside the scope. A
/// line or payment that does not exist lies nowhere; its own rule says so.
public final class Scope {

    /// No code of a division begins so: what holds for all divisions lies in none.
    private static final String EVERYWHERE = "*";

    private Scope() {}

    /// The same decisions, for what lies in the scope of the person who acts.
    public static <C extends Command> Decider<C> within(Decider<C> decider) {
        return (command, state, occasion) -> {
            Person actor = occasion.actor();
            Optional<Refusal> outside =
                    actor.scope().isEmpty() && actor.units().isEmpty()
                            ? Optional.empty()
                            : places(command, state)
                                    .flatMap(place -> place.outside(actor).stream())
                                    .findFirst();
            return outside.isPresent()
                    ? Decision.refuse(outside.get())
                    : decider.decide(command, state, occasion);
        };
    }

    private static Stream<Place> places(Command command, State state) {
        return switch (command) {
            case BudgetLineCommand c -> ofBudget(c, state);
            case PaymentCommand c -> ofPayment(c, state);
            case ImportedYearCommand c -> ofHistory(c, state);
            case PoolRuleCommand c -> Stream.of(Place.ofYear(yearOf(c)));
            case SigningRuleCommand c -> Stream.of(Place.ofYear(yearOf(c)));
            case CalendarCommand c -> Stream.of(ofCalendar(c));
            case TableCommand c -> Stream.of(Place.ofYear(c.table()));
            case ExpenseCommand c -> ofExpense(c, state);
            case ContractCommand c -> ofContract(c, state);
            case RoleCommand c -> ofGrant(c, state);
            case CarryOverCommand.CarryForward c ->
                    Stream.concat(ofLine(c.source(), state), ofLine(c.target(), state));
            default ->
                    ProcedureScope.places(command, state)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "nobody says where " + command.getClass() + " acts"));
        };
    }

    private static Stream<Place> ofBudget(BudgetLineCommand command, State state) {
        return switch (command) {
            case ApproveAppropriation c ->
                    Stream.concat(
                            Stream.of(Place.of(c.division(), c.unit())), ofLine(c.line(), state));
            case SupplementAppropriation c -> ofLine(c.line(), state);
            case ReduceAppropriation c -> ofLine(c.line(), state);
            case ReleaseFunds c -> ofLine(c.line(), state);
            case PostVirement c ->
                    Stream.concat(ofLine(c.source(), state), ofLine(c.target(), state));
            case RecordOpeningBalance c -> ofLine(c.line(), state);
            case FreezeFunds c -> ofLine(c.line(), state);
            case UnfreezeFunds c -> ofLine(c.line(), state);
            case RecallFunds c -> ofLine(c.line(), state);
            case SettlePool c ->
                    Stream.concat(ofLine(c.source(), state), ofLine(c.target(), state));
            case ChangeLinePool c -> ofLine(c.line(), state);
            case LapseSurplus c -> ofLine(c.line(), state);
            case CloseYear c -> ofLine(c.line(), state);
        };
    }

    private static Stream<Place> ofHistory(ImportedYearCommand command, State state) {
        return switch (command) {
            case ProposeImportedYear c -> Stream.of(Place.ofYear(c.year()));
            case ConfirmImportedYear c -> Stream.of(Place.ofYear(c.year()));
            case RecordSettledPayment c -> ofLine(c.line(), state);
            case RecordSettledRefund c ->
                    Stream.concat(
                            ofLine(c.line(), state),
                            c.payment().stream().flatMap(paid -> ofPayment(paid, state)));
        };
    }

    /// A unit's own dates are its own matter.
    private static Place ofCalendar(CalendarCommand command) {
        Optional<String> unit =
                switch (command) {
                    case ProposePhaseDates c -> c.unit();
                    case GrantExtension c -> c.unit();
                    case ConfirmPhaseDates _, CloseMonth _ -> Optional.empty();
                };
        return new Place(DivisionYears.division(command.year()), unit);
    }

    /// Where the role holds that is given or taken back. What was not proposed lies nowhere.
    private static Stream<Place> ofGrant(RoleCommand command, State state) {
        return switch (command) {
            case ProposeRoleGrant c ->
                    Stream.of(new Place(c.divisions().orElse(EVERYWHERE), c.units()));
            case ConfirmRoleGrant c -> ofGrant(c.person(), c.grant(), state);
            case RevokeRole c -> ofGrant(c.person(), c.grant(), state);
        };
    }

    private static Stream<Place> ofGrant(String person, String grant, State state) {
        return Optional.ofNullable(state.of(RoleGrants.PART.of(person)).grants().get(grant))
                .stream()
                .map(found ->
                        new Place(
                                found.divisions().isEmpty() ? EVERYWHERE : found.divisions(),
                                Optional.of(found.units()).filter(units -> !units.isEmpty())));
    }

    private static String yearOf(PoolRuleCommand command) {
        return switch (command) {
            case ProposePoolRule c -> c.year();
            case ConfirmPoolRule c -> c.year();
        };
    }

    private static String yearOf(SigningRuleCommand command) {
        return switch (command) {
            case ProposeSigningRule c -> c.year();
            case ConfirmSigningRule c -> c.year();
        };
    }

    private static Stream<Place> ofPayment(PaymentCommand command, State state) {
        return switch (command) {
            case SubmitPayment c ->
                    Stream.concat(
                            ofLine(c.line(), state),
                            c.resubmits().stream().flatMap(earlier -> ofPayment(earlier, state)));
            case ReviewPayment c -> ofPayment(c.payment(), state);
            case ApprovePayment c -> ofPayment(c.payment(), state);
            case ReturnPayment c -> ofPayment(c.payment(), state);
            case WithdrawPayment c -> ofPayment(c.payment(), state);
            case SettlePayment c -> ofPayment(c.payment(), state);
            case RecordRefund c -> ofPayment(c.payment(), state);
            case CorrectPayment c ->
                    Stream.concat(ofPayment(c.payment(), state), ofLine(c.line(), state));
            case RecordPriorYearRefund c -> ofPayment(c.payment(), state);
            case PaymentCommand.IssueVoucher c -> ofPayment(c.payment(), state);
            case PaymentCommand.RecordBankPayment c -> ofPayment(c.payment(), state);
            case PaymentCommand.RecordBankRejection c -> ofPayment(c.payment(), state);
            case PaymentCommand.BlockPayment c -> ofPayment(c.payment(), state);
            case PaymentCommand.UnblockPayment c -> ofPayment(c.payment(), state);
        };
    }

    private static Stream<Place> ofContract(ContractCommand command, State state) {
        return switch (command) {
            case ReserveFunds c -> ofLine(c.line(), state);
            case CancelReservation c ->
                    ofLine(state.of(ProcurementPlan.PART.of(c.plan())).line(), state);
            case SignContract c -> ofLine(c.line(), state);
            case IncreaseContract c -> ofContract(c.contract(), state);
            case ReduceContract c -> ofContract(c.contract(), state);
            case EndContract c -> ofContract(c.contract(), state);
        };
    }

    private static Stream<Place> ofContract(String id, State state) {
        return state.of(Contract.PART.of(id)) instanceof Contract.Signed contract
                ? ofLine(contract.line(), state)
                : Stream.empty();
    }

    private static Stream<Place> ofExpense(ExpenseCommand command, State state) {
        return switch (command) {
            case ExpenseCommand.FileClaim c -> ofLine(c.line(), state);
            case ExpenseCommand.AmendClaim c ->
                    state.of(ExpenseClaim.PART.of(c.claim())) instanceof ExpenseClaim.Filed claim
                            ? ofLine(claim.line(), state)
                            : Stream.empty();
        };
    }

    static Stream<Place> ofLine(String id, State state) {
        return switch (state.of(BudgetLine.PART.of(id))) {
            case BudgetLine.Approved line -> Stream.of(Place.of(line.division(), line.unit()));
            case BudgetLine.Closed closed ->
                    Stream.of(Place.of(closed.line().division(), closed.line().unit()));
            case BudgetLine.Unapproved _ -> Stream.empty();
        };
    }

    private static Stream<Place> ofPayment(String id, State state) {
        return switch (state.of(Payment.PART.of(id))) {
            case Payment.Live payment -> Stream.of(Place.of(payment.division(), payment.unit()));
            case Payment.Recorded payment ->
                    Stream.of(Place.of(payment.division(), payment.unit()));
            case Payment.Unknown _ -> Stream.empty();
        };
    }
}
