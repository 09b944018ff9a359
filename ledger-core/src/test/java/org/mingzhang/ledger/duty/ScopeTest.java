package org.mingzhang.ledger.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.given;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.Facts.settledElsewhere;
import static org.mingzhang.ledger.testing.Facts.submitted;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ConfirmPoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleCommand.ProposePoolRule;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.identity.AccessCommand;
import org.mingzhang.ledger.identity.KeyCommand;
import org.mingzhang.ledger.identity.SigningRuleCommand.ConfirmSigningRule;
import org.mingzhang.ledger.identity.SigningRuleCommand.ProposeSigningRule;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ConfirmImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.ProposeImportedYear;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;
import org.mingzhang.ledger.reference.BasicRefusal.DivisionOutsideScope;
import org.mingzhang.ledger.testing.DeciderSpec;
import org.mingzhang.ledger.testing.Examples;

class ScopeTest {

    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();
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
                Examples.refund("p1", "1.00"));
    }

    private static DeciderSpec history() {
        return given(
                approved("A", "9.00"),
                approved("A2", "0.00"),
                released("A", "8.00"),
                settledElsewhere("o1", "A", "1.00"),
                submitted("p1", "A", "1.00"));
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

    /// Keys and access belong to persons, and persons lie in no division.
    @Test
    void everyCommandThatSomebodyMaySendIsTriedExceptThoseOnPersons() {
        Set<Class<?>> tried =
                commands().map(Object::getClass).collect(Collectors.toUnmodifiableSet());

        assertThat(TYPES.commands())
                .map(type -> type.shape().type())
                .filteredOn(type -> !Duty.rolesFor(type).isEmpty())
                .filteredOn(type -> !KeyCommand.class.isAssignableFrom(type))
                .filteredOn(type -> !AccessCommand.class.isAssignableFrom(type))
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
