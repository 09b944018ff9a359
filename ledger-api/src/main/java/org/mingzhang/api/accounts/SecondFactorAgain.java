package org.mingzhang.api.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Assurance;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.signing.StepUp;

/// Takes the second factor of somebody who has signed in, again, before an approval or a
/// confirmation, and has their session remember it.
///
/// @param stepUp looks at it and has the attempt on record
/// @param clock says when it was shown
public record SecondFactorAgain(StepUp stepUp, InstantSource clock) {

    /// Takes a code.
    ///
    /// @return who is calling, with the code shown just now
    /// @throws FaultException [Fault.Forbidden] without a session, else as [StepUp#confirm]
    public Identity confirm(HttpServletRequest request, Identity caller, String code)
            throws InterruptedException {
        Sessions.SignedIn signedIn =
                Sessions.of(request).orElseThrow(() -> new FaultException(new Fault.Forbidden()));
        stepUp.confirm(caller.person(), code);
        return shown(request, signedIn, caller);
    }

    /// Remembers that a code was shown and accepted just now, for something else.
    public Identity shown(HttpServletRequest request, Identity caller) {
        return Sessions.of(request)
                .map(signedIn -> shown(request, signedIn, caller))
                .orElse(caller);
    }

    private Identity shown(
            HttpServletRequest request, Sessions.SignedIn signedIn, Identity caller) {
        Instant now = clock.instant();
        Sessions.update(request, signedIn.shownAt(now));
        return caller.withAssurance(new Assurance(true, Optional.of(now)));
    }
}
