package org.mingzhang.ledger.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.reserved;
import static org.mingzhang.ledger.testing.Facts.settledElsewhere;
import static org.mingzhang.ledger.testing.Facts.signed;
import static org.mingzhang.ledger.testing.Facts.submitted;
import static org.mingzhang.ledger.testing.ProcedureFacts.opened;
import static org.mingzhang.ledger.testing.ProcedureFacts.proposed;
import static org.mingzhang.ledger.testing.ProcedureFacts.registered;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ChangeLinePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.CloseYear;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.FreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.LapseSurplus;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecallFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecordOpeningBalance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SettlePool;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.UnfreezeFunds;
import org.mingzhang.ledger.calendar.CalendarCommand.CloseMonth;
import org.mingzhang.ledger.calendar.CalendarCommand.ConfirmPhaseDates;
import org.mingzhang.ledger.calendar.CalendarCommand.GrantExtension;
import org.mingzhang.ledger.calendar.CalendarCommand.ProposePhaseDates;
import org.mingzhang.ledger.calendar.Phase;
import org.mingzhang.ledger.calendar.PhaseDates;
import org.mingzhang.ledger.carryover.CarryOverCommand.CarryForward;
import org.mingzhang.ledger.cashplan.CashPlanCommand.AdjustCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanCommand.ApproveCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanCommand.SubmitCashPlan;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.codes.CodesCommand.ProposeCodeSet;
import org.mingzhang.ledger.codes.CodesCommand.PublishCodeSet;
import org.mingzhang.ledger.codes.CodesCommand.RetireCode;
import org.mingzhang.ledger.codes.NamedCode;
import org.mingzhang.ledger.contract.ContractCommand.CancelReservation;
import org.mingzhang.ledger.contract.ContractCommand.EndContract;
import org.mingzhang.ledger.contract.ContractCommand.IncreaseContract;
import org.mingzhang.ledger.contract.ContractCommand.ReduceContract;
import org.mingzhang.ledger.contract.ContractCommand.ReserveFunds;
import org.mingzhang.ledger.contract.ContractCommand.SignContract;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.exception.ExceptionCommand.ApproveException;
import org.mingzhang.ledger.exception.ExceptionCommand.AttachDecisionBasis;
import org.mingzhang.ledger.exception.ExceptionCommand.CloseException;
import org.mingzhang.ledger.exception.ExceptionCommand.OpenException;
import org.mingzhang.ledger.exception.ExceptionKind;
import org.mingzhang.ledger.expense.ExpenseCommand.AmendClaim;
import org.mingzhang.ledger.expense.ExpenseCommand.FileClaim;
import org.mingzhang.ledger.expense.ExpenseEvent.ClaimFiled;
import org.mingzhang.ledger.expense.Expenses;
import org.mingzhang.ledger.identity.AccessCommand;
import org.mingzhang.ledger.identity.KeyCommand;
import org.mingzhang.ledger.identity.RoleCommand;
import org.mingzhang.ledger.identity.SigningRuleCommand.ConfirmSigningRule;
import org.mingzhang.ledger.identity.SigningRuleCommand.ProposeSigningRule;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ConfirmImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ProposeImportedYear;
import org.mingzhang.ledger.jointreview.JointReviewCommand.ConcludeReviewRound;
import org.mingzhang.ledger.jointreview.JointReviewCommand.GiveOpinion;
import org.mingzhang.ledger.jointreview.JointReviewCommand.OpenReviewRound;
import org.mingzhang.ledger.jointreview.JointReviewCommand.ReviseProposal;
import org.mingzhang.ledger.jointreview.JointReviewCommand.SubmitProposal;
import org.mingzhang.ledger.jointreview.Outcome;
import org.mingzhang.ledger.jointreview.ProposalKind;
import org.mingzhang.ledger.jointreview.Verdict;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.multiyear.AnnualPlan;
import org.mingzhang.ledger.multiyear.MultiYearCommand.ConcludeProjectYear;
import org.mingzhang.ledger.multiyear.MultiYearCommand.RegisterMultiYear;
import org.mingzhang.ledger.multiyear.MultiYearCommand.ReviseAnnualPlan;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.ledger.pace.PaceAnswer;
import org.mingzhang.ledger.pace.PaceBasis;
import org.mingzhang.ledger.pace.PaceCommand.AnswerPaceAlert;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertRaised;
import org.mingzhang.ledger.paper.PaperCommand.PublishPaper;
import org.mingzhang.ledger.payment.PaymentCommand.BlockPayment;
import org.mingzhang.ledger.payment.PaymentCommand.CorrectPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordBankPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordBankRejection;
import org.mingzhang.ledger.payment.PaymentCommand.RecordPriorYearRefund;
import org.mingzhang.ledger.payment.PaymentCommand.UnblockPayment;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.personal.ErasureCommand;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand.ConfirmProcedureRule;
import org.mingzhang.ledger.procedure.ProcedureRuleCommand.ProposeProcedureRule;
import org.mingzhang.ledger.reference.BasicRefusal.DivisionOutsideScope;
import org.mingzhang.ledger.reference.BasicRefusal.UnitOutsideScope;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableCommand.ConfirmTable;
import org.mingzhang.ledger.ruletable.TableCommand.ProposeTable;
import org.mingzhang.ledger.ruletable.TableForm;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;
import org.mingzhang.ledger.testing.ProcedureFacts;

class ScopeTest {

    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();
    private static final LocalDate DAY = Examples.DAY;
    private static final String UNIT = "219011";
    private static final Evidence ROW = new Evidence("5f".repeat(32), 1);
    private static final Disclosable PURPOSE = new Disclosable.Committed("ab".repeat(32));
    private static final Expenses TICKETS =
            new Expenses(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.of(Examples.money("1.00")));
    private static final Money ONE = Examples.money("1.00");
    private static final DivisionOutsideScope OUTSIDE =
            new DivisionOutsideScope("4403", Examples.DIVISION);

    /// Each command as it acts on the division 440100000.
    private static Stream<Command> commands() {
        return Stream.of(
                Examples.approve("B", "1.00"),
                Examples.supplement("A", "1.00"),
                Examples.reduce("A", Balance.UNRELEASED, "1.00"),
                Examples.release("A", "1.00"),
                Examples.virement("A", "A2", Balance.UNRELEASED, "1.00"),
                new ProposePoolRule(
                        Examples.DIVISION_YEAR,
                        1,
                        new PoolRule(PoolRule.Kind.DECLARED, Optional.empty()),
                        "Rule"),
                new ConfirmPoolRule(Examples.DIVISION_YEAR, 1),
                new ProposeSigningRule(Examples.DIVISION_YEAR, 1, Examples.DAY, "Order No. 5"),
                new ConfirmSigningRule(Examples.DIVISION_YEAR, 1),
                new ProposeImportedYear(Examples.DIVISION_YEAR, "Old system", "No. 1"),
                new ConfirmImportedYear(Examples.DIVISION_YEAR),
                Examples.settledElsewhere("o2", "A", "1.00"),
                Examples.refundedElsewhere(Optional.empty(), "A", "1.00"),
                Examples.submit("p2", "A", "1.00"),
                Examples.review("p1"),
                Examples.approvePayment("p1"),
                Examples.sendBack("p1"),
                Examples.withdraw("p1"),
                Examples.settle("p1"),
                Examples.refund("p1", "1.00"),
                new CorrectPayment("p1", "A2", DAY, "Fix", "Wrong line", List.of()),
                new RecordPriorYearRefund("p1", DAY, ONE, "Late", "R", List.of()),
                new RecordOpeningBalance(
                        "A2",
                        DAY,
                        "Opening",
                        ONE,
                        Money.ZERO,
                        Money.ZERO,
                        ONE,
                        Money.ZERO,
                        Money.ZERO,
                        List.of()),
                new FreezeFunds("A", DAY, "Freeze", "Audit", ONE, List.of()),
                new UnfreezeFunds("A", DAY, "Thaw", "Passed", ONE, List.of()),
                new RecallFunds("A", Balance.AVAILABLE, DAY, "Recall", ONE, List.of()),
                new SettlePool("A", "A2", DAY, "Settle", ONE, List.of()),
                new ChangeLinePool("A", Optional.empty(), DAY, "Pool", List.of()),
                new LapseSurplus("A", DAY, "Lapse", List.of()),
                new CloseYear("A", DAY, "Close", List.of()),
                new CarryForward(
                        "A", "A2", DAY, "Carry", Money.ZERO, ONE, List.of(), List.of(), List.of()),
                new ReserveFunds("n2", "A", DAY, "Plan", ONE, List.of()),
                new CancelReservation("n1", DAY, "Plan", "Late", ONE, List.of()),
                new SignContract(
                        "k2",
                        Optional.empty(),
                        "A",
                        DAY,
                        "Contract",
                        Examples.SUPPLIER,
                        new Disclosed("Chairs"),
                        ONE,
                        List.of()),
                new IncreaseContract("k1", DAY, "More", ONE, List.of()),
                new ReduceContract("k1", DAY, "Less", "Fewer", ONE, List.of()),
                new EndContract("k1", DAY, "End", "Done", List.of()),
                new ProposePhaseDates(
                        Examples.DIVISION_YEAR,
                        1,
                        Optional.empty(),
                        new PhaseDates(DAY, DAY, DAY, DAY, DAY, DAY, DAY, DAY),
                        "Calendar"),
                new ConfirmPhaseDates(Examples.DIVISION_YEAR, 1),
                new SubmitCashPlan("A", DAY, Collections.nCopies(12, ONE)),
                new AdjustCashPlan("A", DAY, Collections.nCopies(12, ONE), "More"),
                new ApproveCashPlan("A", DAY),
                new RegisterMultiYear(
                        "J2",
                        Examples.DIVISION,
                        UNIT,
                        "Dyke",
                        DAY,
                        ONE,
                        List.of(new AnnualPlan(2026, ONE)),
                        "Project"),
                new ReviseAnnualPlan(
                        "J1", DAY, List.of(new AnnualPlan(2026, ONE)), "Later", "Project"),
                new ConcludeProjectYear("J1", 2026),
                new SubmitProposal(
                        "b2",
                        ProposalKind.SUPPLEMENT,
                        Examples.DIVISION,
                        Examples.YEAR,
                        UNIT,
                        ONE,
                        "More readers",
                        "Proposal",
                        List.of()),
                new ReviseProposal("b1", ONE, "Less", "Proposal", List.of()),
                new OpenReviewRound("b1", 1, List.of(UNIT)),
                new GiveOpinion("b1", 1, UNIT, Verdict.AGREE, "Agreed", List.of()),
                new ConcludeReviewRound("b1", 1, Outcome.ADOPTED, "Agreed by all"),
                new ProposeProcedureRule(Examples.DIVISION_YEAR, 1, ProcedureFacts.RULE, "Rule"),
                new ConfirmProcedureRule(Examples.DIVISION_YEAR, 1),
                new OpenException("x2", "A", ExceptionKind.EMERGENCY, DAY, ONE, "Flood"),
                new AttachDecisionBasis("x1", DAY, "Decision", List.of("ab".repeat(32))),
                new ApproveException("x1", DAY, Optional.empty()),
                new CloseException("x1", DAY, "In order", List.of()),
                new ProposeCodeSet(
                        Examples.DIVISION_YEAR,
                        1,
                        CodeKind.FUNCTION,
                        1,
                        1,
                        List.of(new NamedCode("2070104", "Libraries")),
                        Optional.of("en"),
                        "Codes"),
                new RetireCode(Examples.DIVISION_YEAR, 1, CodeKind.FUNCTION, "2070104", "Codes"),
                new PublishCodeSet(Examples.DIVISION_YEAR, 1),
                new GrantExtension(
                        Examples.DIVISION_YEAR,
                        1,
                        Optional.empty(),
                        Phase.EXECUTION,
                        DAY,
                        "Extension"),
                new CloseMonth(Examples.DIVISION_YEAR, 1),
                new AnswerPaceAlert(
                        "219011/2026/Q2", DAY, PaceAnswer.REASON, "Late", Optional.empty()),
                new PublishPaper(Examples.DIVISION + "/2026-01", 1, DAY, "ab".repeat(32)),
                Examples.issue("p1"),
                new RecordBankPayment("p1", DAY, "V-p1", ONE, ROW),
                new RecordBankRejection("p1", DAY, "V-p1", ONE, "No such account", ROW),
                new BlockPayment("p1", "Odd", "Case 1"),
                new UnblockPayment("p1", "Fair", "Case 1"),
                new FileClaim("c2", "A", DAY, "emp-1", PURPOSE, TICKETS, List.of()),
                new AmendClaim("c1", DAY, TICKETS, "One ticket less", List.of()),
                new ProposeTable(
                        TableForm.MEALS.in(Examples.DIVISION),
                        1,
                        DAY,
                        Optional.empty(),
                        TableForm.MEALS.columnNames(),
                        List.of(Row.of("*", "100.00")),
                        "Table"),
                new ConfirmTable(TableForm.MEALS.in(Examples.DIVISION), 1));
    }

    private static DeciderSpec history() {
        return given(
                approved("A", "9.00"),
                approved("A2", "0.00"),
                released("A", "8.00"),
                settledElsewhere("o1", "A", "1.00"),
                submitted("p1", "A", "1.00"),
                reserved("n1", "A", "1.00"),
                signed("k1", "A", "1.00"),
                new ClaimFiled(
                        "c1",
                        "A",
                        DAY,
                        Examples.YEAR,
                        Examples.DIVISION,
                        UNIT,
                        "emp-1",
                        PURPOSE,
                        TICKETS,
                        ONE,
                        List.of(),
                        false,
                        "budget-1",
                        List.of()),
                opened("x1", "A", "1.00"),
                proposed("b1", ProposalKind.SUPPLEMENT, "1.00"),
                registered("J1", "1.00"),
                new PaceAlertRaised(
                        "219011/2026/Q2",
                        DAY,
                        Examples.YEAR,
                        Examples.DIVISION,
                        UNIT,
                        new MonthPace(5, ONE, Money.ZERO),
                        new MonthPace(6, ONE, Money.ZERO),
                        PaceBasis.UNIT_HISTORY));
    }

    private static <C extends Command> DeciderSpec.Then decide(DeciderSpec spec, C command) {
        CommandType<C> type = TYPES.typeOf(command);
        return spec.when(type.decider(), command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandOutsideTheScopeIsRefusedBeforeEveryOtherRule(Command command) {
        decide(history().within("4403"), command).thenRefused(OUTSIDE);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void insideTheScopeTheOtherRulesDecideAsWithoutOne(Command command) {
        assertThat(decide(history().within("4401"), command)).isEqualTo(decide(history(), command));
    }

    /// What a division does as a whole is no matter of one unit.
    private static final Set<Class<?>> OF_THE_DIVISION =
            Set.of(
                    ProposePoolRule.class,
                    ConfirmPoolRule.class,
                    ProposeSigningRule.class,
                    ConfirmSigningRule.class,
                    ProposeImportedYear.class,
                    ConfirmImportedYear.class,
                    ProposePhaseDates.class,
                    ConfirmPhaseDates.class,
                    GrantExtension.class,
                    CloseMonth.class,
                    ProposeTable.class,
                    ConfirmTable.class,
                    PublishPaper.class,
                    ProposeCodeSet.class,
                    RetireCode.class,
                    PublishCodeSet.class,
                    ProposeProcedureRule.class,
                    ConfirmProcedureRule.class);

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandOnAnotherUnitIsRefusedBeforeEveryOtherRule(Command command) {
        String unit = OF_THE_DIVISION.contains(command.getClass()) ? Examples.DIVISION : UNIT;

        decide(history().within("", "220"), command).thenRefused(new UnitOutsideScope("220", unit));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void onOnesOwnUnitTheOtherRulesDecide(Command command) {
        DeciderSpec own = history().within("4401", UNIT.substring(0, 3));

        if (OF_THE_DIVISION.contains(command.getClass())) {
            decide(own, command)
                    .thenRefused(new UnitOutsideScope(UNIT.substring(0, 3), Examples.DIVISION));
        } else {
            assertThat(decide(own, command)).isEqualTo(decide(history(), command));
        }
    }

    /// A unit may have dates of its own, and whoever acts for it alone proposes them.
    @Test
    void aUnitsOwnDatesAreItsOwnMatter() {
        decide(
                        history().within("", "220"),
                        new GrantExtension(
                                Examples.DIVISION_YEAR,
                                1,
                                Optional.of(UNIT),
                                Phase.EXECUTION,
                                DAY,
                                "Extension"))
                .thenRefused(new UnitOutsideScope("220", UNIT));
    }

    /// Keys, access and personal texts belong to persons, and persons lie in no division. Where a
    /// role lies says its own test.
    @Test
    void everyCommandThatSomebodyMaySendIsTriedExceptThoseOnPersons() {
        Set<Class<?>> tried =
                commands().map(Object::getClass).collect(Collectors.toUnmodifiableSet());

        assertThat(TYPES.commands())
                .map(type -> type.shape().type())
                .filteredOn(type -> !Duty.rolesFor(type).isEmpty())
                .filteredOn(type -> !KeyCommand.class.isAssignableFrom(type))
                .filteredOn(type -> !AccessCommand.class.isAssignableFrom(type))
                .filteredOn(type -> !RoleCommand.class.isAssignableFrom(type))
                .filteredOn(type -> !ErasureCommand.class.isAssignableFrom(type))
                .allMatch(tried::contains);
    }

    @Test
    void oneLineOfAVirementOutsideIsEnough() {
        decide(
                        history().within("4401").within("4403"),
                        Examples.virement("nowhere", "A", Balance.UNRELEASED, "1.00"))
                .thenRefused(OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1", "o1"})
    void aPaymentThatIsReplacedCountsAsWell(String earlier) {
        decide(
                        history().within("4403"),
                        Examples.submit("p3", "nowhere", "1.00", Optional.of(earlier)))
                .thenRefused(OUTSIDE);
    }

    @Test
    void whatDoesNotExistLiesNowhere() {
        decide(history().within("4403"), Examples.review("p9"))
                .thenRefused(new PaymentUnknown("p9"));
    }

    @Test
    void withoutAScopeEveryDivisionIsOpen() {
        assertThat(decide(history(), Examples.approve("B", "1.00")).decision())
                .isInstanceOf(Decision.Accepted.class);
    }
}
