package org.mingzhang.api.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.mingzhang.api.security.Identity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Tells every page who is signed in, for the head of the page.
@ControllerAdvice("org.mingzhang.api.portal")
public final class SignedIn {

    /// The person; empty for nobody.
    @ModelAttribute("signedIn")
    public String person(HttpServletRequest request) {
        return Identity.of(request).map(Identity::person).orElse("");
    }
}
