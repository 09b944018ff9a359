package org.mingzhang.api.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Addresses of the portal at which there is no page.
@Controller
public final class MissingPageController {

    /// Answers like any other page that is not there.
    @GetMapping({"/zh/{*rest}", "/en/{*rest}"})
    public void missing(HttpServletRequest request) {
        throw new FaultException(new Fault.NotFound("path", request.getRequestURI()));
    }
}
