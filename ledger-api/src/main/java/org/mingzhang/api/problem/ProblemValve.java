package org.mingzhang.api.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Answers requests that the servlet container itself refuses, before any of our code sees them,
/// for instance one with a malformed address. Without it they would get a page of HTML.
public final class ProblemValve extends ErrorReportValve {

    private final ProblemResponses responses;

    /// Answers like controllers do.
    public ProblemValve(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0) {
            return;
        }
        try {
            responses.send(
                    new Fault.BadParameter("request", "", Expected.Form.REQUEST),
                    request,
                    response);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException("the client went away", e);
        }
    }
}
