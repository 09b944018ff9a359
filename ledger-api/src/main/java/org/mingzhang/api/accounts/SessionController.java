package org.mingzhang.api.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What scripts of a page need to know of the session they run in.
@RestController
public final class SessionController {

    private final SecondFactorAgain secondFactor;

    /// The session of whoever asks.
    public SessionController(SecondFactorAgain secondFactor) {
        this.secondFactor = secondFactor;
    }

    /// Who is signed in, and the header that each command of this session carries.
    @GetMapping(path = "/api/v1/session", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> session(
            @AuthenticationPrincipal @Nullable Identity caller, HttpServletRequest request) {
        if (caller == null) {
            throw new FaultException(new Fault.Unauthenticated(false));
        }
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("person", caller.person());
        session.put("roles", caller.roles());
        session.put("unit", caller.unit());
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            session.put("header", token.getHeaderName());
            session.put("token", token.getToken());
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session);
    }

    /// A code.
    ///
    /// @param code six digits of the second factor
    public record Code(Optional<String> code) {}

    /// Shows the second factor again, before an approval or a confirmation.
    @PostMapping(
            path = "/api/v1/step-up",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> stepUp(
            @AuthenticationPrincipal Identity caller,
            @RequestBody Code request,
            HttpServletRequest http)
            throws InterruptedException {
        secondFactor.confirm(http, caller, request.code().orElse(""));
        return Map.of("person", caller.person());
    }
}
