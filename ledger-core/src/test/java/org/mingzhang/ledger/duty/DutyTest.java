package org.mingzhang.ledger.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.budgetline.BudgetLineCommand;
import org.mingzhang.ledger.controlpool.PoolRuleCommand;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.identity.KeyCommand;
import org.mingzhang.ledger.identity.SigningRuleCommand;
import org.mingzhang.ledger.importedyear.ImportedYearCommand;
import org.mingzhang.ledger.payment.PaymentCommand;

class DutyTest {

    private static Stream<Class<? extends Command>> commands() {
        return Stream.concat(moneyCommands(), of(KeyCommand.class, SigningRuleCommand.class));
    }

    private static Stream<Class<? extends Command>> moneyCommands() {
        return of(
                BudgetLineCommand.class,
                PoolRuleCommand.class,
                ImportedYearCommand.class,
                PaymentCommand.class);
    }

    private static Stream<Class<? extends Command>> of(Class<?>... features) {
        return Arrays.stream(features)
                .flatMap(feature -> Arrays.stream(feature.getPermittedSubclasses()))
                .map(type -> type.asSubclass(Command.class));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasARow(Class<? extends Command> command) {
        assertThat(Duty.rolesFor(command)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "DISCIPLINE", "EVALUATOR", "DEPUTY", "PUBLIC", "ADMIN"})
    void someRolesCommandNothingThatMovesMoney(Role role) {
        assertThat(moneyCommands()).noneMatch(command -> Duty.permits(role.id(), command));
    }

    @Test
    void budgetTotalsAreChangedByTheBudgetDivisionAndInHistoryByTheImporter() {
        assertThat(
                        Stream.of(
                                BudgetLineCommand.ApproveAppropriation.class,
                                BudgetLineCommand.SupplementAppropriation.class,
                                BudgetLineCommand.ReduceAppropriation.class))
                .allMatch(command ->
                        Duty.rolesFor(command).equals(Set.of(Role.BUDGET, Role.IMPORTER)));
    }

    @Test
    void anImporterTouchesNoLivePayment() {
        assertThat(commands().filter(command -> Duty.permits("importer", command)))
                .noneMatch(PaymentCommand.class::isAssignableFrom);
    }

    @ParameterizedTest
    @CsvSource({"business-head, BUSINESS_HEAD", "handler, HANDLER"})
    void aRoleIsNamedInLowerCase(String id, Role role) {
        assertThat(role.id()).isEqualTo(id);
        assertThat(Role.of(id)).contains(role);
    }

    @Test
    void aRoleThatNobodyKnowsMayDoNothing() {
        assertThat(Duty.permits("HANDLER", PaymentCommand.SubmitPayment.class)).isFalse();
    }
}
