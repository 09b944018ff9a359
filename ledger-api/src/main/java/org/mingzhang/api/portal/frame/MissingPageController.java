package org.mingzhang.api.portal.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// Addresses of the portal at which there is no page.
@Controller
public final class MissingPageController {

    private final PortalFaults faults;

    /// Answers like any other page that is not there.
    public MissingPageController(PortalFaults faults) {
        this.faults = faults;
    }

    /// The page that says so.
    @GetMapping({"/zh/{*rest}", "/en/{*rest}"})
    public ModelAndView missing(HttpServletRequest request) throws InterruptedException {
        return faults.page(
                new FaultException(new Fault.NotFound("path", request.getRequestURI())), request);
    }
}
