package org.mingzhang.ledger.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.payment.PaymentCommand;

/// The program gives each role what the written matrix gives it, and nothing else.
class DutyTest {

    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();

    private static List<DutyMatrix.Cell> cells() {
        return DutyMatrix.cells();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRoleMayWhatTheMatrixSays(DutyMatrix.Cell cell) {
        CommandType<?> type = TYPES.command(cell.command()).orElseThrow();

        assertThat(Duty.permits(cell.role(), type.shape().type())).isEqualTo(cell.allowed());
    }

    @Test
    void theMatrixHasARowForEachCommandAndAColumnForEachRole() {
        assertThat(cells().stream().map(DutyMatrix.Cell::command).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        TYPES.commands().stream().map(CommandType::name).toList());
        assertThat(cells().stream().map(DutyMatrix.Cell::role).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values()).map(Role::id).toList());
    }

    /// The written matrix itself keeps the rules that stand above it.
    @ParameterizedTest
    @CsvSource({
        "auditor, '.*'",
        "discipline, '(?!payment\\.(Block|Unblock)Payment).*'",
        "evaluator, '.*'",
        "deputy, '.*'",
        "public, '.*'",
        "admin, '(budgetline|controlpool|importedyear|payment|log)\\..*'",
        "importer, 'payment\\..*'",
        "finance, 'budgetline\\..*'"
    })
    void someRolesNeverCommandSomeThings(String role, String commands) {
        assertThat(cells())
                .filteredOn(cell -> cell.role().equals(role))
                .filteredOn(cell -> cell.command().matches(commands))
                .isNotEmpty()
                .noneMatch(DutyMatrix.Cell::allowed);
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
