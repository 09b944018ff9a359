package org.mingzhang.ledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.validation.validator.Validator;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ConfirmImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ProposeImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledPayment;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand.ReturnPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import org.mingzhang.ledger.testing.Examples;

/// Each broken constraint is one violation that names the component.
class CommandValidationTest {

    private static final Validator VALIDATOR = Validator.getInstance();
    private static final String LONG = "x".repeat(65);

    private static List<String> violations(Command command) {
        return VALIDATOR.validate(command).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .toList();
    }

    static Stream<Command> valid() {
        return Stream.of(
                Examples.approve("2026-219011-30201", "0.00"),
                Examples.supplement("A", "0.01"),
                Examples.reduce("A", Balance.AVAILABLE, "0.01"),
                Examples.release("A", "0.01"),
                Examples.virement("A", "B", Balance.UNRELEASED, "0.01"),
                Examples.submit("p1", "A", "0.01", Optional.of("p0")),
                Examples.review("p1"),
                Examples.approvePayment("p1"),
                Examples.sendBack("p1"),
                Examples.withdraw("p1"),
                Examples.settle("p1"),
                Examples.refund("p1", "0.01"),
                Examples.settledElsewhere("2009--13300-22701", "A", "0.01"),
                Examples.refundedElsewhere(Optional.of("p1"), "A", "0.01"),
                new ProposePoolRule(
                        "15078/2013",
                        1,
                        new PoolRule(
                                PoolRule.Kind.PREFIX,
                                Optional.of(new PoolRule.Prefix(21, 3, 0, 21))),
                        "Rule No. 1"),
                new ConfirmPoolRule("15078/2013", 1),
                new ProposeImportedYear("15078/2013", "Old system", "Opening No. 1"),
                new ConfirmImportedYear("15078/2013"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aCompleteCommandIsValid(Command command) {
        assertThat(violations(command)).isEmpty();
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(Examples.supplement("", "1.00"), "line"),
                Arguments.of(Examples.supplement(LONG, "1.00"), "line"),
                Arguments.of(Examples.supplement("a b", "1.00"), "line"),
                Arguments.of(Examples.supplement("a\n", "1.00"), "line"),
                Arguments.of(Examples.supplement("A", "0.00"), "amount"),
                Arguments.of(Examples.supplement("A", "-1.00"), "amount"),
                Arguments.of(Examples.approve("A", "-0.01"), "amount"),
                Arguments.of(approve("44x", 2026, "1", Optional.empty(), "D"), "division"),
                Arguments.of(approve("44", 1899, "1", Optional.empty(), "D"), "fiscalYear"),
                Arguments.of(approve("44", 2100, "1", Optional.empty(), "D"), "fiscalYear"),
                Arguments.of(
                        approve("44", 2026, "1".repeat(22), Optional.empty(), "D"), "function"),
                Arguments.of(approve("44", 2026, "1", Optional.of("a:b"), "D"), "declaredPool"),
                Arguments.of(approve("44", 2026, "1", Optional.empty(), " "), "document"),
                Arguments.of(
                        approve("44", 2026, "1", Optional.empty(), "x".repeat(201)), "document"),
                Arguments.of(approve("44", 2026, "1", Optional.empty(), "a\tb"), "document"),
                Arguments.of(submit(List.of("F 1"), List.of()), "invoices"),
                Arguments.of(submit(Collections.nCopies(6, "F"), List.of()), "invoices"),
                Arguments.of(submit(List.of(), List.of("AB".repeat(32))), "attachments"),
                Arguments.of(
                        submit(List.of(), Collections.nCopies(17, "ab".repeat(32))), "attachments"),
                Arguments.of(new ReturnPayment("p1", Examples.DAY, "x".repeat(1001)), "reason"),
                Arguments.of(new ConfirmPoolRule("15078-2013", 1), "year"),
                Arguments.of(new ConfirmPoolRule("15078/2013", 0), "version"),
                Arguments.of(
                        new ProposePoolRule(
                                "15078/2013",
                                1,
                                new PoolRule(
                                        PoolRule.Kind.PREFIX,
                                        Optional.of(new PoolRule.Prefix(22, 3, 0, 1))),
                                "Rule"),
                        "unit"),
                Arguments.of(recorded("x".repeat(41), "ab".repeat(32), 1), "payee.id"),
                Arguments.of(recorded("S1", "ab", 1), "evidence.file"),
                Arguments.of(recorded("S1", "ab".repeat(32), 0), "evidence.row"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void aBrokenConstraintNamesItsComponent(Command command, String component) {
        assertThat(violations(command)).singleElement().asString().contains(component);
    }

    @Test
    void aMissingMemberIsNamed() {
        assertThat(violations(withoutLine())).singleElement().asString().startsWith("line: ");
    }

    @SuppressWarnings("NullAway") // What a reader of JSON hands over when a member is missing.
    private static Command withoutLine() {
        return Examples.supplement(null, "1.00");
    }

    private static ApproveAppropriation approve(
            String division,
            int fiscalYear,
            String function,
            Optional<String> declaredPool,
            String document) {
        return new ApproveAppropriation(
                "A",
                division,
                fiscalYear,
                "219011",
                function,
                "30201",
                "11",
                Optional.empty(),
                Optional.empty(),
                declaredPool,
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                document,
                Money.ZERO,
                Optional.empty(),
                List.of());
    }

    private static SubmitPayment submit(List<String> invoices, List<String> attachments) {
        return new SubmitPayment(
                "p1",
                "A",
                Examples.DAY,
                new Money(1),
                Examples.SUPPLIER,
                new Disclosed("Paper"),
                "Paper is there",
                invoices,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                attachments);
    }

    private static RecordSettledPayment recorded(String payee, String file, int row) {
        return new RecordSettledPayment(
                "p1",
                "A",
                Examples.DAY,
                Optional.empty(),
                new Money(1),
                new Payee(
                        payee,
                        Payee.Kind.ORGANISATION,
                        new Disclosed("Supplier"),
                        Optional.empty()),
                new Disclosed("Paper"),
                "V",
                new Evidence(file, row));
    }
}
