package org.mingzhang.api.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.identity.RoleGrants;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who has which role: for administrators, auditors and discipline inspection all of it, for
/// everybody else their own.
@RestController
public final class RolesController {

    private final GrantBook grants;

    /// The grants of a log.
    public RolesController(GrantBook grants) {
        this.grants = grants;
    }

    /// All grants that the caller may see, proposed and revoked ones included, by person.
    @GetMapping(path = "/api/v1/roles", produces = MediaType.APPLICATION_JSON_VALUE)
    public List<Map<String, Object>> roles(@AuthenticationPrincipal @Nullable Identity caller) {
        if (caller == null) {
            throw new FaultException(new Fault.Unauthenticated(false));
        }
        boolean all = caller.hasAnyRole("admin", "auditor", "discipline");
        return new TreeMap<>(grants.all())
                .entrySet().stream()
                        .filter(person -> all || person.getKey().equals(caller.person()))
                        .flatMap(person ->
                                new TreeMap<>(person.getValue().grants())
                                        .entrySet().stream()
                                                .map(grant ->
                                                        json(
                                                                person.getKey(),
                                                                grant.getKey(),
                                                                grant.getValue())))
                        .toList();
    }

    private static Map<String, Object> json(String person, String id, RoleGrants.Grant grant) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("person", person);
        json.put("grant", id);
        json.put("role", grant.role());
        json.put("forUnit", grant.forUnit());
        present(grant.divisions()).ifPresent(prefix -> json.put("divisions", prefix));
        present(grant.units()).ifPresent(prefix -> json.put("units", prefix));
        json.put("from", grant.from().toString());
        grant.until().ifPresent(last -> json.put("until", last.toString()));
        json.put("proposer", grant.proposer());
        json.put("stage", grant.stage().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static Optional<String> present(String prefix) {
        return Optional.of(prefix).filter(text -> !text.isEmpty());
    }
}
