package org.mingzhang.api.tables;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableForm;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Published tables as JSON, CSV and DMN, out and in.
@RestController
@RequestMapping("/api/v1/tables/{division}/{name}")
public final class TablesController {

    private static final String CSV = "text/csv";
    private static final long RETRY_AFTER_SECONDS = 5;

    private final TableLibrary library;
    private final Function<Identity, CommandSink> sinks;

    /// @param sinks opens the stream of a caller, in the role of the budget division
    public TablesController(TableLibrary library, Function<Identity, CommandSink> sinks) {
        this.library = library;
        this.sinks = sinks;
    }

    /// All versions of a table with their rows, the oldest first.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> all(@PathVariable String division, @PathVariable String name) {
        TableForm form = form(name);
        return Map.of(
                "table",
                form.in(division),
                "versions",
                library.versions(form.in(division)).stream().map(TablesController::json).toList());
    }

    /// One version as a file: `format` is `csv` or `dmn`.
    @GetMapping(
            path = "/{version}",
            produces = {CSV, TableDmn.MEDIA_TYPE})
    public ResponseEntity<String> file(
            @PathVariable String division,
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam(defaultValue = "csv") String format) {
        TableForm form = form(name);
        TableLibrary.Version found =
                library.versions(form.in(division)).stream()
                        .filter(one -> one.proposal().version() == version)
                        .findFirst()
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound(
                                                "table", form.in(division) + " " + version)));
        return switch (format) {
            case "csv" -> body(CSV, TableCsv.write(found.text()));
            case "dmn" ->
                    body(
                            TableDmn.MEDIA_TYPE,
                            TableDmn.write(form, form.in(division), found.text()));
            default -> throw bad("format", format, Expected.OneOf.of("csv", "dmn"));
        };
    }

    private static ResponseEntity<String> body(String type, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .body(text);
    }

    /// Proposes a version from a file, which is the body: CSV, or DMN with its first decision
    /// table. Another person confirms it with `ruletable.ConfirmTable`.
    @PostMapping(
            path = "/{version}",
            consumes = {CSV, TableDmn.MEDIA_TYPE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> propose(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String division,
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam String document,
            @RequestParam LocalDate validFrom,
            @RequestParam Optional<LocalDate> validUntil,
            @RequestParam String id,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException, InterruptedException {
        if (!caller.hasAnyRole("budget")) {
            throw new FaultException(new Fault.Forbidden());
        }
        TableText table = table(request);
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("table", form(name).in(division))
                        .put("version", version)
                        .put("validFrom", validFrom.toString())
                        .put("document", document);
        validUntil.ifPresent(day -> data.put("validUntil", day.toString()));
        ArrayNode columns = data.putArray("columns");
        table.columns().forEach(columns::add);
        ArrayNode rows = data.putArray("rows");
        for (Row row : table.rows()) {
            ArrayNode cells = rows.addObject().putArray("cells");
            row.cells().forEach(cells::add);
        }
        try (CommandSink sink = sinks.apply(caller)) {
            return answer(
                    sink.submit(new OutgoingCommand(id, "ruletable.ProposeTable", data)).join());
        } catch (CompletionException | SinkUnavailable _) {
            throw new FaultException(new Fault.Unavailable(RETRY_AFTER_SECONDS));
        }
    }

    private static TableText table(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(TableDmn.CHARACTERS_MAX + 1);
        if (bytes.length > TableDmn.CHARACTERS_MAX) {
            throw new FaultException(new Fault.TooLarge("body", TableDmn.CHARACTERS_MAX));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String type = Optional.ofNullable(request.getContentType()).orElse(CSV);
        try {
            return type.startsWith(CSV) ? TableCsv.read(text) : TableDmn.read(text);
        } catch (UnreadableTable e) {
            throw bad("body", "", e.expected());
        }
    }

    private static Map<String, Object> answer(Outcome outcome) {
        Map<String, Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case Outcome.Accepted(long position, boolean repeated) -> {
                answer.put("outcome", "accepted");
                answer.put("position", position);
                answer.put("repeated", repeated);
            }
            case Outcome.Refused no -> {
                answer.put("outcome", "refused");
                answer.put("position", no.position());
                answer.put("rule", no.rule());
                no.limit().ifPresent(limit -> answer.put("limit", limit));
                no.value().ifPresent(value -> answer.put("value", value));
            }
            case Outcome.Invalid no ->
                    throw bad(no.pointer(), no.value().orElse(""), new Expected.Rule(no.rule()));
            case Outcome.IdReused _ -> throw bad("id", "", Expected.Form.FREE_ID);
        }
        return answer;
    }

    private static Map<String, Object> json(TableLibrary.Version version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version.proposal().version());
        json.put("validFrom", version.proposal().validFrom().toString());
        version.proposal().validUntil().ifPresent(day -> json.put("validUntil", day.toString()));
        json.put("document", version.proposal().document());
        json.put("position", version.position());
        json.put("published", version.confirmer().isPresent());
        json.put("columns", version.proposal().columns());
        json.put("rows", version.proposal().rows().stream().map(Row::cells).toList());
        return json;
    }

    private static TableForm form(String name) {
        return TableForm.of(name)
                .orElseThrow(() ->
                        bad(
                                "name",
                                name,
                                new Expected.OneOf(
                                        Stream.of(TableForm.values())
                                                .map(TableForm::id)
                                                .toList())));
    }

    private static FaultException bad(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }
}
