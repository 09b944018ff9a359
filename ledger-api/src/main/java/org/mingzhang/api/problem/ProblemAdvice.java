package org.mingzhang.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.PoisonCommandException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Catches what controllers and the framework throw, and answers with a problem document.
@RestControllerAdvice
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final long RETRY_AFTER_SECONDS = 2;

    private final ProblemResponses responses;
    private final Supplier<String> incidents;

    /// @param incidents gives a new incident id with each call
    public ProblemAdvice(ProblemResponses responses, Supplier<String> incidents) {
        this.responses = responses;
        this.incidents = incidents;
    }

    /// Answers for an exception, whatever it is.
    @ExceptionHandler(Exception.class)
    public void handle(
            Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (exception instanceof AsyncRequestNotUsableException) {
            // The client is gone; nobody reads an answer.
            return;
        }
        responses.send(faultOf(exception, request), request, response);
    }

    /// The fault that an exception stands for. One that nobody foresaw is an incident: it is logged
    /// here under the id that the client gets.
    public Fault faultOf(Throwable exception, HttpServletRequest request) {
        return switch (exception) {
            case FaultException known -> known.fault();
            case LedgerUnavailableException _ -> new Fault.Unavailable(RETRY_AFTER_SECONDS);
            case PoisonCommandException poison -> new Fault.PoisonCommand(poison.incident());
            case HttpRequestMethodNotSupportedException e ->
                    new Fault.MethodNotAllowed(
                            e.getMethod(),
                            List.of(
                                    Objects.requireNonNullElse(
                                            e.getSupportedMethods(), new String[0])));
            case HttpMediaTypeNotSupportedException e ->
                    new Fault.UnsupportedMediaType(
                            Objects.toString(e.getContentType(), ""),
                            e.getSupportedMediaTypes().stream().map(MediaType::toString).toList());
            case HttpMediaTypeNotAcceptableException e ->
                    new Fault.NotAcceptable(
                            e.getSupportedMediaTypes().stream().map(MediaType::toString).toList());
            case NoResourceFoundException _ -> new Fault.NotFound("path", request.getRequestURI());
            case MissingServletRequestParameterException e ->
                    new Fault.BadParameter(e.getParameterName(), "", Expected.Form.PRESENT);
            case MethodArgumentTypeMismatchException e ->
                    new Fault.BadParameter(
                            e.getName(),
                            Objects.toString(e.getValue(), ""),
                            expectedForm(e.getRequiredType()));
            default -> incident(exception, request);
        };
    }

    private static Expected expectedForm(@Nullable Class<?> type) {
        return type == long.class || type == int.class || type == Long.class
                ? Expected.Form.WHOLE_NUMBER
                : type == LocalDate.class ? Expected.Form.DATE : Expected.Form.ANOTHER_FORM;
    }

    private Fault incident(Throwable exception, HttpServletRequest request) {
        String incident = incidents.get();
        LOG.atError()
                .setCause(exception)
                .addKeyValue("incident.id", incident)
                .addKeyValue("http.method", request.getMethod())
                .addKeyValue("http.path", request.getRequestURI())
                .log("request failed");
        return new Fault.Internal(incident);
    }
}
