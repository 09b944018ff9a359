package org.mingzhang.api.importing;

import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.mapping.MappingRefused;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.rows.SourceRefused;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.money.Money;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/// Starts imports on the server and tells how far they are.
///
/// The files lie in a folder below the server's inbox, budgets in `budget` and payments in
/// `payments`, or come with the request; nothing outside the inbox can be named. The caller is the
/// importer; the years were opened before by two other persons.
@RestController
@RequestMapping("/api/v1/imports")
public final class ImportsController {

    /// The most bytes of all files that come with one request.
    public static final long UPLOAD_BYTES_MAX = 1L << 30;

    private static final String FOLDER = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final long RETRY_AFTER_SECONDS = 60;

    /// An import brings in all units of a division.
    private static final String WHOLE_DIVISION = "";

    private final ImportService service;
    private final Path inbox;
    private final String currency;
    private final Function<Identity, CommandSink> sinks;
    private final Uploads uploads;

    /// A door to a service.
    ///
    /// @param inbox the folder that holds the folders that can be imported
    /// @param currency the currency of the log
    /// @param uploadIds gives a new id, fit for a file name, with each call
    /// @param sinks opens the stream of a caller, in the role of the importer
    public ImportsController(
            ImportService service,
            Path inbox,
            String currency,
            Supplier<String> uploadIds,
            Function<Identity, CommandSink> sinks) {
        this.service = service;
        this.inbox = inbox;
        this.currency = currency;
        this.sinks = sinks;
        this.uploads = new Uploads(inbox, uploadIds);
    }

    /// What to import.
    ///
    /// @param mapping the name of a shipped mapping, or of a file `<name>.yaml` in the inbox
    /// @param folder the folder in the inbox
    /// @param budgetTotal the sum of the final amounts of all budget rows, where it is known
    /// @param paymentsTotal the sum of all payment rows, where it is known
    public record ImportRequest(
            String mapping,
            String folder,
            Optional<String> budgetTotal,
            Optional<String> paymentsTotal) {}

    /// Starts an import. Answers 202 with the address of its progress.
    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> start(
            @AuthenticationPrincipal Identity caller, @RequestBody ImportRequest request) {
        Mapping mapping = mappingOf(caller, request.mapping());
        return accepted(
                caller,
                mapping,
                request.folder(),
                amount("budgetTotal", request.budgetTotal()),
                amount("paymentsTotal", request.paymentsTotal()));
    }

    /// Starts an import of files that come with the request: CSV, also compressed by gzip, in the
    /// parts `budget` and `payments`, each as often as there are files. They stay in the inbox, in
    /// a folder of their own that the answer names.
    @PostMapping(
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<Map<String, Object>> upload(
            @AuthenticationPrincipal Identity caller,
            @Parameter(hidden = true) MultipartHttpServletRequest request) {
        requireRole(caller, "importer");
        Map<String, List<MultipartFile>> files = Uploads.of(request);
        Mapping mapping = mappingOf(caller, field(request, "mapping").orElse(""));
        Optional<Money> budgetTotal = amount("budgetTotal", field(request, "budgetTotal"));
        Optional<Money> paymentsTotal = amount("paymentsTotal", field(request, "paymentsTotal"));
        String folder = uploads.keep(files);
        try {
            return accepted(caller, mapping, folder, budgetTotal, paymentsTotal);
        } catch (FaultException e) {
            uploads.discard(folder);
            throw e;
        }
    }

    private static Optional<String> field(MultipartHttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
    }

    private Mapping mappingOf(Identity caller, String name) {
        requireRole(caller, "importer");
        Mapping mapping = mapping(name);
        ReadScope.of(caller).require(mapping.division(), WHOLE_DIVISION);
        return mapping;
    }

    private ResponseEntity<Map<String, Object>> accepted(
            Identity caller,
            Mapping mapping,
            String folder,
            Optional<Money> budgetTotal,
            Optional<Money> paymentsTotal) {
        ImportService.Order order =
                new ImportService.Order(
                        mapping,
                        files(mapping, folder),
                        new ImportJob.ControlTotals(budgetTotal, paymentsTotal),
                        () -> sinks.apply(caller));
        String id =
                service.start(order)
                        .orElseThrow(() ->
                                new FaultException(new Fault.Unavailable(RETRY_AFTER_SECONDS)));
        return ResponseEntity.accepted()
                .header("Location", address(id))
                .body(Map.of("id", id, "report", address(id), "folder", folder));
    }

    /// All imports of the divisions that the caller may read, the newest last.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public Map<String, Object> all(@AuthenticationPrincipal Identity caller) {
        requireRole(caller, "importer", "budget", "auditor");
        ReadScope scope = ReadScope.of(caller);
        List<Map<String, String>> imports = new ArrayList<>();
        for (String id : service.ids()) {
            if (!scope.equals(ReadScope.ALL)
                    && !scope.covers(divisionOf(report(id)), WHOLE_DIVISION)) {
                continue;
            }
            Map<String, String> item = new LinkedHashMap<>();
            item.put("id", id);
            item.put("report", address(id));
            imports.add(item);
        }
        return Map.of("imports", imports);
    }

    /// The progress of an import, and its report when it ended.
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public byte[] one(@AuthenticationPrincipal Identity caller, @PathVariable String id) {
        requireRole(caller, "importer", "budget", "auditor");
        byte[] report = report(id);
        ReadScope.of(caller).require(divisionOf(report), WHOLE_DIVISION);
        return report;
    }

    private byte[] report(String id) {
        return service.report(id)
                .orElseThrow(() -> new FaultException(new Fault.NotFound("import", id)));
    }

    private static String divisionOf(byte[] report) {
        return JsonMapper.shared().readTree(report).path("division").asString();
    }

    private static String address(String id) {
        return "/api/v1/imports/" + id;
    }

    private static void requireRole(Identity caller, String... roles) {
        if (!caller.hasAnyRole(roles)) {
            throw new FaultException(new Fault.Forbidden());
        }
    }

    private Mapping mapping(String name) {
        if (!Mappings.SHIPPED.contains(name) && !name.matches(FOLDER)) {
            throw bad("mapping", name, Expected.Form.MAPPING);
        }
        try {
            Mapping mapping =
                    Mappings.SHIPPED.contains(name)
                            ? Mappings.shipped(name)
                            : Mappings.find(inbox.resolve(name + ".yaml").toString());
            if (!mapping.currency().equals(currency)) {
                throw bad("mapping", name, new Expected.MappingIn(currency));
            }
            return mapping;
        } catch (MappingRefused e) {
            throw bad("mapping", name, new Expected.Usable(String.valueOf(e.getMessage())));
        }
    }

    private SourceFiles files(Mapping mapping, String name) {
        Path folder = inbox.resolve(name);
        if (!name.matches(FOLDER) || !Files.isDirectory(folder)) {
            throw bad("folder", name, new Expected.Folder(folders()));
        }
        try {
            return SourceFiles.find(
                    mapping,
                    List.of(folder.resolve("budget")),
                    List.of(folder.resolve("payments")));
        } catch (SourceRefused e) {
            throw bad("folder", name, new Expected.Usable(String.valueOf(e.getMessage())));
        }
    }

    private List<String> folders() {
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(inbox)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Optional<Money> amount(String member, Optional<String> text) {
        try {
            return text.map(Money::parse);
        } catch (IllegalArgumentException _) {
            throw bad(member, text.orElse(""), Expected.Form.AMOUNT);
        }
    }

    private static FaultException bad(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }
}
