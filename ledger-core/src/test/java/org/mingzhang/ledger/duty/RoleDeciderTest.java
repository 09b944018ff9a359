package org.mingzhang.ledger.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.given;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.identity.RoleCommand.ConfirmRoleGrant;
import org.mingzhang.ledger.identity.RoleCommand.ProposeRoleGrant;
import org.mingzhang.ledger.identity.RoleCommand.RevokeRole;
import org.mingzhang.ledger.identity.RoleEvent.RoleGrantProposed;
import org.mingzhang.ledger.identity.RoleEvent.RoleGranted;
import org.mingzhang.ledger.identity.RoleEvent.RoleRevoked;
import org.mingzhang.ledger.identity.RoleRefusal.EvaluatorOfOwnUnit;
import org.mingzhang.ledger.identity.RoleRefusal.RoleEndsTooEarly;
import org.mingzhang.ledger.identity.RoleRefusal.RoleGrantExists;
import org.mingzhang.ledger.identity.RoleRefusal.RoleGrantNotInForce;
import org.mingzhang.ledger.identity.RoleRefusal.RoleGrantNotProposed;
import org.mingzhang.ledger.identity.RoleRefusal.RoleHeldElsewhere;
import org.mingzhang.ledger.identity.RoleRefusal.RoleNeedsUnits;
import org.mingzhang.ledger.identity.RoleRefusal.RoleUnknown;
import org.mingzhang.ledger.identity.RoleRefusal.RolesIncompatible;
import org.mingzhang.ledger.reference.BasicRefusal.DivisionOutsideScope;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.testing.DeciderSpec;

/// A role is proposed by one administrator and confirmed by another.
class RoleDeciderTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final String UNIT = "219011";

    private static ProposeRoleGrant asking(String grant, String role) {
        return asking(grant, role, UNIT, Optional.empty());
    }

    private static ProposeRoleGrant asking(
            String grant, String role, String units, Optional<LocalDate> until) {
        return new ProposeRoleGrant(
                "li",
                grant,
                role,
                UNIT,
                Optional.of("4401"),
                Optional.of(units).filter(text -> !text.isEmpty()),
                FIRST,
                until,
                "Order 1");
    }

    private static RoleGrantProposed proposed(String grant, String role) {
        return proposed(grant, role, UNIT);
    }

    private static RoleGrantProposed proposed(String grant, String role, String units) {
        return new RoleGrantProposed(
                "li",
                grant,
                role,
                UNIT,
                Optional.of("4401"),
                Optional.of(units).filter(text -> !text.isEmpty()),
                FIRST,
                Optional.empty(),
                TODAY,
                UNIT,
                "Order 1",
                "admin-1");
    }

    private static RoleGranted granted(String grant, String role) {
        return granted(grant, role, UNIT, Optional.empty());
    }

    private static RoleGranted granted(
            String grant, String role, String units, Optional<LocalDate> until) {
        return new RoleGranted(
                "li",
                grant,
                role,
                UNIT,
                Optional.of("4401"),
                Optional.of(units).filter(text -> !text.isEmpty()),
                FIRST,
                until,
                TODAY,
                UNIT,
                "admin-2");
    }

    private static DeciderSpec first(Event... history) {
        return given(history).as("admin-1", "admin");
    }

    private static DeciderSpec second(Event... history) {
        return given(history).as("admin-2", "admin");
    }

    @Test
    void oneAdministratorProposesAndAnotherConfirms() {
        first().when(RoleDecider::propose, asking("g1", "handler")).then(proposed("g1", "handler"));
        second(proposed("g1", "handler"))
                .when(RoleDecider::confirm, new ConfirmRoleGrant("li", "g1"))
                .then(granted("g1", "handler"));
    }

    @Test
    void whoProposedDoesNotConfirm() {
        first(proposed("g1", "handler"))
                .when(RoleDecider::confirm, new ConfirmRoleGrant("li", "g1"))
                .thenRefused(new SamePersonTwice("admin-1", "proposer"));
    }

    @Test
    void nobodyProposesOrConfirmsTheirOwnRole() {
        given().as("li", "admin")
                .when(RoleDecider::propose, asking("g1", "handler"))
                .thenRefused(new SamePersonTwice("li", "holder"));
        given(proposed("g1", "handler"))
                .as("li", "admin")
                .when(RoleDecider::confirm, new ConfirmRoleGrant("li", "g1"))
                .thenRefused(new SamePersonTwice("li", "holder"));
    }

    @ParameterizedTest
    @CsvSource({
        "admin, handler",
        "admin, finance",
        "admin, budget",
        "admin, importer",
        "admin, auditor",
        "auditor, finance",
        "auditor, handler",
        "discipline, approver",
        "discipline, budget",
        "evaluator, business-head",
        "handler, admin",
        "finance, auditor",
        "reviewer, discipline",
        "handler, evaluator"
    })
    void rolesThatCannotMeetAreRefusedAtBothSteps(String held, String role) {
        Event[] history = {proposed("g1", held), granted("g1", held)};

        first(history)
                .when(RoleDecider::propose, incompatible(role))
                .thenRefused(new RolesIncompatible(held, role));
        second(proposed("g2", role, unitsOf(role)), proposed("g1", held), granted("g1", held))
                .when(RoleDecider::confirm, new ConfirmRoleGrant("li", "g2"))
                .thenRefused(new RolesIncompatible(held, role));
    }

    /// Evaluators evaluate another unit than their own.
    private static String unitsOf(String role) {
        return role.equals("evaluator") ? "220" : UNIT;
    }

    private static ProposeRoleGrant incompatible(String role) {
        return asking("g2", role, unitsOf(role), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "handler, reviewer",
        "reviewer, approver",
        "auditor, discipline",
        "deputy, auditor"
    })
    void otherRolesMeet(String held, String role) {
        first(proposed("g1", held), granted("g1", held))
                .when(RoleDecider::propose, asking("g2", role))
                .thenAccepted();
    }

    /// Whatever a role may command, no judge and no administrator has beside it.
    @Test
    void whoCommandsMoneyByTheDutyTableIsApartFromJudgesAndAdministrators() {
        List<Role> judges = List.of(Role.AUDITOR, Role.DISCIPLINE, Role.EVALUATOR, Role.ADMIN);
        Arrays.stream(Role.values())
                .filter(role -> !judges.contains(role))
                .filter(RoleDeciderTest::movesMoney)
                .forEach(role ->
                        assertThat(judges)
                                .as(role.id())
                                .allMatch(judge -> Incompatible.are(judge, role)));
    }

    private static boolean movesMoney(Role role) {
        return LedgerTypes.catalogue().commands().stream()
                .filter(type -> !type.name().startsWith("identity."))
                .anyMatch(type -> Duty.permits(role.id(), type.shape().type()));
    }

    @Test
    void aRoleThatEndedOrWasTakenBackStandsInNobodysWay() {
        Optional<LocalDate> yesterday = Optional.of(TODAY.minusDays(1));
        RoleGrantProposed ended =
                new RoleGrantProposed(
                        "li",
                        "g1",
                        "auditor",
                        UNIT,
                        Optional.of("4401"),
                        Optional.of(UNIT),
                        FIRST,
                        yesterday,
                        TODAY,
                        UNIT,
                        "Order 1",
                        "admin-1");
        first(ended, granted("g1", "auditor", UNIT, yesterday))
                .when(RoleDecider::propose, asking("g2", "finance"))
                .thenAccepted();
        RoleRevoked revoked =
                new RoleRevoked("li", "g1", "auditor", "Moved", TODAY, UNIT, "admin-1");
        first(proposed("g1", "auditor"), granted("g1", "auditor"), revoked)
                .when(RoleDecider::propose, asking("g2", "finance"))
                .thenAccepted();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"HANDLER", "REVIEWER", "APPROVER", "FINANCE", "BUSINESS_HEAD", "EVALUATOR"})
    void aRoleOfAUnitNamesTheUnit(Role role) {
        first().when(RoleDecider::propose, asking("g1", role.id(), "", Optional.empty()))
                .thenRefused(new RoleNeedsUnits(role.id()));
    }

    @Test
    void nobodyEvaluatesTheUnitTheyActFor() {
        first().when(RoleDecider::propose, asking("g1", "evaluator", "219", Optional.empty()))
                .thenRefused(new EvaluatorOfOwnUnit("219", UNIT));
    }

    @Test
    void allRolesOfAPersonHoldInOnePlace() {
        first(proposed("g1", "handler"), granted("g1", "handler"))
                .when(RoleDecider::propose, asking("g2", "reviewer", "220", Optional.empty()))
                .thenRefused(new RoleHeldElsewhere("219011: 4401/219011", "219011: 4401/220"));
    }

    @Test
    void aRoleHasAnEndThatCanComeTrue() {
        first().when(
                        RoleDecider::propose,
                        asking("g1", "handler", UNIT, Optional.of(TODAY.minusDays(1))))
                .thenRefused(new RoleEndsTooEarly(TODAY, TODAY.minusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({"public", "king", "system"})
    void onlyRolesOfPersonsAreGranted(String role) {
        first().when(RoleDecider::propose, asking("g1", role)).thenRefused(new RoleUnknown(role));
    }

    @Test
    void aGrantIsProposedOnceAndConfirmedOnce() {
        first(proposed("g1", "handler"))
                .when(RoleDecider::propose, asking("g1", "handler"))
                .thenRefused(new RoleGrantExists("g1"));
        second(proposed("g1", "handler"), granted("g1", "handler"))
                .when(RoleDecider::confirm, new ConfirmRoleGrant("li", "g1"))
                .thenRefused(new RoleGrantNotProposed("g1"));
    }

    @Test
    void oneAdministratorTakesARoleBackOnce() {
        RoleRevoked revoked =
                new RoleRevoked("li", "g1", "handler", "Left", TODAY, UNIT, "admin-1");
        RevokeRole command = new RevokeRole("li", "g1", "Left");

        first(proposed("g1", "handler"), granted("g1", "handler"))
                .when(RoleDecider::revoke, command)
                .then(revoked);
        first(proposed("g1", "handler"), granted("g1", "handler"), revoked)
                .when(RoleDecider::revoke, command)
                .thenRefused(new RoleGrantNotInForce("g1"));
    }

    @Test
    void anAdministratorGivesRolesWithinTheirOwnScope() {
        var type = LedgerTypes.catalogue().typeOf(asking("g1", "handler"));

        first().within("4403")
                .when(type.decider(), asking("g1", "handler"))
                .thenRefused(new DivisionOutsideScope("4403", "4401"));
        first().within("44").when(type.decider(), asking("g1", "handler")).thenAccepted();
    }
}
