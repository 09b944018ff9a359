package org.mingzhang.api.commands;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mingzhang.api.json.ReceiptJson;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.problem.ProblemMapper;
import org.mingzhang.api.problem.ProblemResponses;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.store.LogReader;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The one door for commands.
///
/// Answers: 201 with a receipt; 200 with the first receipt if the same command came before; 422
/// with the problem of the rule that refused it, the receipt of the refusal in it; 409 if the id
/// was used for another command; 400 with everything that is wrong with the form.
@RestController
@RequestMapping("/api/v1/commands")
public final class CommandsController {

    private static final String NDJSON = "application/x-ndjson";

    private final Ledger ledger;
    private final NearLimits warnings;
    private final CommandDesk desk;
    private final ProblemMapper mapper;
    private final JsonMapper json;

    /// A door to a ledger.
    public CommandsController(
            Ledger ledger,
            LogReader reader,
            CommandDesk desk,
            ProblemMapper mapper,
            JsonMapper json) {
        this.ledger = ledger;
        this.warnings = new NearLimits(reader);
        this.desk = desk;
        this.mapper = mapper;
        this.json = json;
    }

    /// One command.
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public void one(
            @AuthenticationPrincipal Identity caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        // Before the body is read: a ledger that takes no commands takes no bytes either.
        desk.closed().ifPresent(this::refuse);
        CommandDesk.Done done =
                desk.submit(
                        request.getInputStream().readNBytes(CommandDesk.COMMAND_BYTES_MAX + 1),
                        caller);
        send(
                new ReceiptJson(
                        done.receipt(),
                        done.repeated(),
                        warnings.of(done.submission(), done.receipt())),
                response);
    }

    private void send(ReceiptJson receipt, HttpServletResponse response) throws IOException {
        response.setStatus(
                receipt.repeated() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Location",
                "/api/v1/receipts/"
                        + receipt.receipt().client()
                        + "/"
                        + receipt.receipt().commandId());
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            receipt.writeTo(out);
        }
    }

    private void refuse(Fault fault) {
        throw new FaultException(fault);
    }

    /// A stream of commands, one a line.
    @PostMapping(consumes = NDJSON)
    public void stream(
            @AuthenticationPrincipal Identity caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        desk.closed().ifPresent(this::refuse);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(NDJSON);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        new CommandStream(
                        desk,
                        ledger.ordered(CommandStream.IN_FLIGHT_MAX),
                        warnings,
                        mapper,
                        json,
                        caller,
                        ProblemResponses.localeOf(request))
                .run(request.getInputStream(), response.getOutputStream());
    }
}
