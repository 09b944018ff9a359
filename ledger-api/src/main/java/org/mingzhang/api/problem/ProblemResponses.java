package org.mingzhang.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Answers a request with a problem document. Thread-safe.
public final class ProblemResponses {

    private final ProblemMapper mapper;
    private final JsonMapper json;

    /// Answers with documents of the mapper.
    public ProblemResponses(ProblemMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /// The language that the caller asked for.
    public static Locale localeOf(HttpServletRequest request) {
        return ProblemTexts.localeFor(
                Optional.ofNullable(request.getHeader("Accept-Language")).orElse(""));
    }

    /// Answers with the fault's document, unless an answer is on its way already.
    public void send(Fault fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Locale locale = localeOf(request);
        Problem problem = mapper.problem(fault, locale);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Language", locale.getLanguage());
        response.setHeader("Cache-Control", "no-store");
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"mingzhang\"");
        }
        if (fault instanceof Fault.MethodNotAllowed(String _, var allowed)) {
            response.setHeader("Allow", String.join(", ", allowed));
        }
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            problem.writeTo(out);
        }
    }
}
