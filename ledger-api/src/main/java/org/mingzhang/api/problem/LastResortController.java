package org.mingzhang.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for errors that arise outside our controllers, for instance in the servlet container.
@RestController
public final class LastResortController implements ErrorController {

    private final ProblemResponses responses;
    private final ProblemAdvice advice;

    /// Answers like [ProblemAdvice] does.
    public LastResortController(ProblemResponses responses, ProblemAdvice advice) {
        this.responses = responses;
        this.advice = advice;
    }

    /// Where the container sends a failed request.
    @RequestMapping("/error")
    public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responses.send(faultOf(request), request, response);
    }

    private Fault faultOf(HttpServletRequest request) {
        String path =
                Objects.toString(
                        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                        request.getRequestURI());
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        return switch (code) {
            case HttpServletResponse.SC_UNAUTHORIZED -> new Fault.Unauthenticated(false);
            case HttpServletResponse.SC_FORBIDDEN -> new Fault.Forbidden();
            case HttpServletResponse.SC_NOT_FOUND -> new Fault.NotFound("path", path);
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
                    new Fault.MethodNotAllowed(request.getMethod(), List.of("GET", "HEAD", "POST"));
            case HttpServletResponse.SC_BAD_REQUEST ->
                    new Fault.BadParameter("request", path, Expected.Form.REQUEST);
            default ->
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception e
                            ? advice.faultOf(e, request)
                            : advice.faultOf(
                                    new IllegalStateException("status " + code + " at " + path),
                                    request);
        };
    }
}
