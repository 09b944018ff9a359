package org.mingzhang.ledger.duty;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.RoleCommand.ConfirmRoleGrant;
import org.mingzhang.ledger.identity.RoleCommand.ProposeRoleGrant;
import org.mingzhang.ledger.identity.RoleCommand.RevokeRole;
import org.mingzhang.ledger.identity.RoleEvent.RoleGrantProposed;
import org.mingzhang.ledger.identity.RoleEvent.RoleGranted;
import org.mingzhang.ledger.identity.RoleEvent.RoleRevoked;
import org.mingzhang.ledger.identity.RoleGrants;
import org.mingzhang.ledger.identity.RoleGrants.Grant;
import org.mingzhang.ledger.identity.RoleGrants.Stage;
import org.mingzhang.ledger.identity.RoleRefusal.EvaluatorOfOwnUnit;
import org.mingzhang.ledger.identity.RoleRefusal.RoleEndsTooEarly;
import org.mingzhang.ledger.identity.RoleRefusal.RoleGrantExists;
import org.mingzhang.ledger.identity.RoleRefusal.RoleGrantNotInForce;
import org.mingzhang.ledger.identity.RoleRefusal.RoleGrantNotProposed;
import org.mingzhang.ledger.identity.RoleRefusal.RoleHeldElsewhere;
import org.mingzhang.ledger.identity.RoleRefusal.RoleNeedsUnits;
import org.mingzhang.ledger.identity.RoleRefusal.RoleUnknown;
import org.mingzhang.ledger.identity.RoleRefusal.RolesIncompatible;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides who has which role: one administrator proposes, another confirms, neither for
/// themselves; one takes back. Roles that cannot meet in one person are refused at both steps.
public final class RoleDecider {

    private static final String HOLDER = "holder";

    private RoleDecider() {}

    /// Takes down a role that a person is to have.
    public static Decision propose(ProposeRoleGrant command, State state, Occasion occasion) {
        RoleGrants held = state.of(RoleGrants.PART.of(command.person()));
        if (held.grants().containsKey(command.grant())) {
            return Decision.refuse(new RoleGrantExists(command.grant()));
        }
        Grant asked =
                new Grant(
                        command.role(),
                        command.forUnit(),
                        command.divisions().orElse(""),
                        command.units().orElse(""),
                        command.from(),
                        command.until(),
                        occasion.actor().id(),
                        Stage.PROPOSED);
        return forOneself(command.person(), occasion)
                .or(() -> dates(asked, occasion.today()))
                .or(() -> forbidden(asked, held.grants().values(), occasion.today()))
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new RoleGrantProposed(
                                        command.person(),
                                        command.grant(),
                                        command.role(),
                                        command.forUnit(),
                                        command.divisions(),
                                        command.units(),
                                        command.from(),
                                        command.until(),
                                        occasion.today(),
                                        occasion.actor().unit(),
                                        command.document(),
                                        occasion.actor().id())));
    }

    /// Gives the person the role.
    public static Decision confirm(ConfirmRoleGrant command, State state, Occasion occasion) {
        RoleGrants held = state.of(RoleGrants.PART.of(command.person()));
        Optional<Grant> proposed =
                Optional.ofNullable(held.grants().get(command.grant()))
                        .filter(grant -> grant.stage() == Stage.PROPOSED);
        if (proposed.isEmpty()) {
            return Decision.refuse(new RoleGrantNotProposed(command.grant()));
        }
        Grant grant = proposed.get();
        return TwoPersons.proposesAgain(grant.proposer(), occasion)
                .or(() -> forOneself(command.person(), occasion))
                .or(() -> dates(grant, occasion.today()))
                .or(() -> forbidden(grant, held.grants().values(), occasion.today()))
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new RoleGranted(
                                        command.person(),
                                        command.grant(),
                                        grant.role(),
                                        grant.forUnit(),
                                        present(grant.divisions()),
                                        present(grant.units()),
                                        grant.from(),
                                        grant.until(),
                                        occasion.today(),
                                        occasion.actor().unit(),
                                        occasion.actor().id())));
    }

    private static Optional<String> present(String prefix) {
        return Optional.of(prefix).filter(text -> !text.isEmpty());
    }

    /// Takes a role or a proposal back.
    public static Decision revoke(RevokeRole command, State state, Occasion occasion) {
        Optional<Grant> grant =
                Optional.ofNullable(
                                state.of(RoleGrants.PART.of(command.person()))
                                        .grants()
                                        .get(command.grant()))
                        .filter(found -> found.stage() != Stage.REVOKED);
        return grant.map(found ->
                        Decision.accept(
                                new RoleRevoked(
                                        command.person(),
                                        command.grant(),
                                        found.role(),
                                        command.reason(),
                                        occasion.today(),
                                        occasion.actor().unit(),
                                        occasion.actor().id())))
                .orElseGet(() -> Decision.refuse(new RoleGrantNotInForce(command.grant())));
    }

    private static Optional<Refusal> forOneself(String person, Occasion occasion) {
        return person.equals(occasion.actor().id())
                ? Optional.of(new SamePersonTwice(person, HOLDER))
                : Optional.empty();
    }

    private static Optional<Refusal> dates(Grant asked, LocalDate today) {
        LocalDate earliest = asked.from().isAfter(today) ? asked.from() : today;
        return asked.until()
                .filter(last -> last.isBefore(earliest))
                .map(last -> new RoleEndsTooEarly(earliest, last));
    }

    private static Optional<Refusal> forbidden(
            Grant asked, Collection<Grant> held, LocalDate today) {
        Optional<Role> role = Role.of(asked.role()).filter(found -> found != Role.PUBLIC);
        if (role.isEmpty()) {
            return Optional.of(new RoleUnknown(asked.role()));
        }
        return place(role.get(), asked)
                .or(() -> incompatible(role.get(), lasting(held, today)))
                .or(() -> elsewhere(asked, lasting(held, today)));
    }

    private static Stream<Grant> lasting(Collection<Grant> held, LocalDate today) {
        return held.stream().filter(grant -> grant.lastsOn(today));
    }

    private static Optional<Refusal> place(Role role, Grant asked) {
        if (Sight.needsUnits(role) && asked.units().isEmpty()) {
            return Optional.of(new RoleNeedsUnits(asked.role()));
        }
        return role == Role.EVALUATOR && asked.forUnit().startsWith(asked.units())
                ? Optional.of(new EvaluatorOfOwnUnit(asked.units(), asked.forUnit()))
                : Optional.empty();
    }

    private static Optional<Refusal> incompatible(Role role, Stream<Grant> held) {
        return Incompatible.with(role, held.flatMap(grant -> Role.of(grant.role()).stream()))
                .map(other -> new RolesIncompatible(other.id(), role.id()));
    }

    private static Optional<Refusal> elsewhere(Grant asked, Stream<Grant> held) {
        String place = placeOf(asked);
        return held.map(RoleDecider::placeOf)
                .filter(other -> !other.equals(place))
                .findFirst()
                .map(other -> new RoleHeldElsewhere(other, place));
    }

    private static String placeOf(Grant grant) {
        return "%s: %s/%s"
                .formatted(
                        grant.forUnit(),
                        grant.divisions().isEmpty() ? "*" : grant.divisions(),
                        grant.units().isEmpty() ? "*" : grant.units());
    }
}
