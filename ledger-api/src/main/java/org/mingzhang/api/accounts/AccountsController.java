package org.mingzhang.api.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.signing.SignInRecord;
import org.mingzhang.ledger.duty.Incompatible;
import org.mingzhang.ledger.duty.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Administrators open and close accounts of others and issue passwords for one use. The second
/// factor stays with its person, so that an administrator does not become somebody by resetting
/// their password; taking away one that was lost takes two administrators.
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
public final class AccountsController {

    private static final int REASON_LENGTH_MAX = 500;

    private final Accounts accounts;
    private final FactorResets resets;
    private final SignInRecord record;

    /// A door to accounts.
    public AccountsController(Accounts accounts, FactorResets resets, SignInRecord record) {
        this.accounts = accounts;
        this.resets = resets;
        this.record = record;
    }

    /// An account to open.
    ///
    /// @param person whose it is
    /// @param roles the roles, where tokens and accounts say them; `public` if left out
    /// @param unit the unit acted for
    /// @param scope the divisions, where tokens and accounts say them
    /// @param units the units, where tokens and accounts say them
    public record Opening(
            Optional<String> person,
            Optional<List<String>> roles,
            Optional<String> unit,
            Optional<String> scope,
            Optional<String> units) {}

    /// Why something is done.
    ///
    /// @param reason in words
    public record Reason(Optional<String> reason) {}

    /// Opens an account. The answer has its password for one use, once.
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> open(
            @AuthenticationPrincipal Identity caller, @RequestBody Opening request)
            throws InterruptedException {
        requireAdministrator(caller);
        Identity identity = identity(request);
        String password =
                accounts.open(identity)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.AlreadyThere("account", identity.person())));
        record.change(identity.person(), "accountOpened", caller.person(), "");
        return answer(HttpStatus.CREATED, identity.person(), password);
    }

    private static Identity identity(Opening request) {
        String person = request.person().orElse("");
        List<String> roles = request.roles().orElse(List.of(Role.PUBLIC.id()));
        for (String role : roles) {
            Role known = Role.of(role).orElseThrow(() -> wrong("roles", role, Expected.Form.ROLE));
            Incompatible.with(known, roles.stream().flatMap(other -> Role.of(other).stream()))
                    .ifPresent(other -> {
                        throw wrong("roles", role, new Expected.RoleBeside(other.id()));
                    });
        }
        try {
            return new Identity(
                    "account-" + person,
                    person,
                    roles,
                    request.unit().orElse(""),
                    request.scope().orElse(""),
                    request.units().orElse(""));
        } catch (IllegalArgumentException _) {
            throw wrong("account", person, Expected.Form.ACCOUNT);
        }
    }

    /// Issues a password for one use in the place of a forgotten one; every session of the person
    /// ends.
    @PostMapping(path = "/{person}/password-reset", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> reset(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String person,
            @RequestBody Reason request)
            throws InterruptedException {
        requireOther(caller, person);
        String reason = reason(request);
        requireAccount(person);
        record.change(person, "passwordReset", caller.person(), reason);
        String password = accounts.reset(person).orElseThrow(() -> none(person));
        return answer(HttpStatus.OK, person, password);
    }

    /// Proposes to take away the second factor of a person who lost it. Another administrator does.
    @PostMapping(
            path = "/{person}/second-factor-reset",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> proposeFactorReset(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String person,
            @RequestBody Reason request)
            throws InterruptedException {
        requireOther(caller, person);
        String reason = reason(request);
        requireAccount(person);
        record.change(person, "secondFactorResetProposed", caller.person(), reason);
        resets.propose(person, new FactorResets.Proposal(caller.person(), reason));
        return ResponseEntity.accepted().body(Map.of("person", person, "state", "proposed"));
    }

    /// Takes the second factor away that another administrator proposed to, and issues a password
    /// for one use; every session of the person ends.
    @PostMapping("/{person}/second-factor-reset/confirm")
    public ResponseEntity<Map<String, Object>> resetFactor(
            @AuthenticationPrincipal Identity caller, @PathVariable String person)
            throws InterruptedException {
        requireOther(caller, person);
        FactorResets.Proposal proposal =
                resets.find(person)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound("second-factor-reset", person)));
        if (proposal.proposer().equals(caller.person())) {
            throw new FaultException(new Fault.Forbidden());
        }
        requireAccount(person);
        record.change(person, "secondFactorReset", caller.person(), proposal.reason());
        String password = accounts.reset(person).orElseThrow(() -> none(person));
        resets.reset(person);
        return answer(HttpStatus.OK, person, password);
    }

    /// Closes an account for good.
    @PostMapping(path = "/{person}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> close(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String person,
            @RequestBody Reason request)
            throws InterruptedException {
        requireOther(caller, person);
        String reason = reason(request);
        requireAccount(person);
        record.change(person, "accountClosed", caller.person(), reason);
        accounts.close(person);
        return ResponseEntity.ok(Map.of("person", person, "state", "closed"));
    }

    private static void requireAdministrator(Identity caller) {
        if (!caller.hasAnyRole(Role.ADMIN.id())) {
            throw new FaultException(new Fault.Forbidden());
        }
    }

    private static void requireOther(Identity caller, String person) {
        requireAdministrator(caller);
        if (caller.person().equals(person)) {
            throw new FaultException(new Fault.Forbidden());
        }
    }

    private void requireAccount(String person) {
        if (accounts.find(person).isEmpty()) {
            throw none(person);
        }
    }

    private static String reason(Reason request) {
        String reason = request.reason().orElse("").strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH_MAX) {
            throw wrong("reason", reason, new Expected.Characters(1, REASON_LENGTH_MAX));
        }
        return reason;
    }

    private static FaultException none(String person) {
        return new FaultException(new Fault.NotFound("account", person));
    }

    private static FaultException wrong(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }

    private static ResponseEntity<Map<String, Object>> answer(
            HttpStatus status, String person, String password) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("person", person, "oneTimePassword", password));
    }
}
