package org.mingzhang.api.portal.tables;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.Rebuke;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.tables.TableCsv;
import org.mingzhang.api.tables.TableDmn;
import org.mingzhang.api.tables.TableLibrary;
import org.mingzhang.api.tables.TableLibrary.Version;
import org.mingzhang.api.tables.TableText;
import org.mingzhang.api.tables.UnreadableTable;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A published table at somebody's desk: a new version is written or brought as a file, compared
/// with the one in force, and proposed; another person compares it too, and confirms it.
@Controller
public final class TableDesk {

    private static final String CSV = "csv";
    private static final String DOCUMENT = "document";
    private static final String FROM = "validFrom";
    private static final String UNTIL = "validUntil";
    private static final String ACT = "act";
    private static final String ID = "id";
    private static final String VERSION = "version";
    private static final Set<String> FORM =
            Filters.words(
                    Set.of(CSV, DOCUMENT, FROM, UNTIL, ACT, ID, VERSION, "file"), Submissions.FORM);

    private final Portal portal;
    private final TableLibrary library;
    private final Submissions submissions;

    /// Desks over the tables of a log.
    public TableDesk(Portal portal, TableLibrary library, Submissions submissions) {
        this.portal = portal;
        this.library = library;
        this.submissions = submissions;
    }

    /// A table as it is now.
    ///
    /// @param form which table
    /// @param name `<division>/<name>`
    /// @param next the number of a version that is proposed now
    /// @param inForce the last version that was confirmed, if there is one
    /// @param waiting the version that waits for a second person, if there is one
    private record Table(
            TableForm form,
            String name,
            int next,
            Optional<Version> inForce,
            Optional<Version> waiting) {

        private List<Row> rows() {
            return inForce.map(version -> version.proposal().rows()).orElse(List.of());
        }
    }

    /// What somebody sent and what became of it.
    ///
    /// @param given what was typed, to be kept
    /// @param preview what it would be, once it can be read
    /// @param problem why it did not go
    private record Tried(
            Map<String, String> given, Optional<TableText> preview, Optional<Rebuke> problem) {
        private static final Tried NOTHING =
                new Tried(Map.of(), Optional.empty(), Optional.empty());
    }

    /// What is offered to somebody: the version that they would propose or confirm, compared with
    /// the one in force.
    ///
    /// @param version its number
    /// @param about who proposed it, on which document; empty for one's own
    /// @param table what differs; null where the columns are others, which nothing compares with
    /// @param outlook what the command would meet
    /// @param id of the command
    public record Offer(
            int version,
            String about,
            @Nullable DataTable table,
            Submissions.Outlook outlook,
            String id) {}

    /// The desk.
    @GetMapping({"/zh/work/table/{division}/{name}", "/en/work/table/{division}/{name}"})
    public ModelAndView open(
            @PathVariable String division, @PathVariable String name, HttpServletRequest request)
            throws InterruptedException {
        return page(Desk.of(portal, request, Set.of()), table(division, name), Tried.NOTHING);
    }

    private Table table(String division, String name) {
        TableForm form =
                TableForm.of(name)
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound("table", division + "/" + name)));
        List<Version> versions = library.versions(form.in(division));
        Optional<Version> last = versions.stream().reduce((_, later) -> later);
        return new Table(
                form,
                form.in(division),
                last.map(version -> version.proposal().version() + 1).orElse(1),
                TablePages.published(versions),
                last.filter(version -> version.confirmer().isEmpty()));
    }

    /// Compares, proposes or confirms, as the button says.
    @PostMapping({"/zh/work/table/{division}/{name}", "/en/work/table/{division}/{name}"})
    public ModelAndView act(
            @PathVariable String division, @PathVariable String name, HttpServletRequest request)
            throws InterruptedException, IOException {
        Desk desk = Desk.of(portal, request, FORM);
        Table table = table(division, name);
        Map<String, String> given = new HashMap<>(desk.visit().question().given());
        try {
            if (given.getOrDefault(ACT, "").equals("confirm")) {
                return done(
                        desk, table, submissions.submit(desk, confirmation(table, given), request));
            }
            file(request).ifPresent(text -> given.put(CSV, text));
            TableText text = TableCsv.read(given.getOrDefault(CSV, ""));
            if (given.getOrDefault(ACT, "").equals("propose")) {
                return done(
                        desk,
                        table,
                        submissions.submit(desk, proposal(table, text, given), request));
            }
            return page(desk, table, new Tried(given, Optional.of(text), Optional.empty()));
        } catch (UnreadableTable e) {
            Rebuke unreadable =
                    new Rebuke(
                            desk.words().of("table-desk.unreadable"),
                            desk.words()
                                    .of(
                                            "table-desk.expected",
                                            submissions.expected(desk, e.expected())),
                            List.of());
            return refused(desk, table, given, unreadable, HttpStatus.BAD_REQUEST.value());
        } catch (FaultException e) {
            return refused(
                    desk,
                    table,
                    given,
                    submissions.rebuke(desk, e.fault()),
                    submissions.status(e.fault()).value());
        }
    }

    private static ModelAndView done(Desk desk, Table table, long position) {
        ModelAndView next =
                new ModelAndView(
                        "redirect:"
                                + desk.to(
                                        "/table/" + table.name(),
                                        Desk.DONE,
                                        Long.toString(position)));
        next.setStatus(HttpStatus.SEE_OTHER);
        return next;
    }

    private ModelAndView refused(
            Desk desk, Table table, Map<String, String> given, Rebuke problem, int status) {
        ModelAndView page =
                page(desk, table, new Tried(given, Optional.empty(), Optional.of(problem)));
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    /// A file that came with the form, as CSV; none if its field was left empty.
    private static Optional<String> file(HttpServletRequest request) throws IOException {
        Optional<Part> part;
        try {
            part = Optional.ofNullable(request.getPart("file")).filter(file -> file.getSize() > 0);
        } catch (ServletException _) {
            return Optional.empty();
        }
        if (part.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = part.get().getInputStream().readNBytes(TableDmn.CHARACTERS_MAX + 1);
        if (bytes.length > TableDmn.CHARACTERS_MAX) {
            throw new FaultException(new Fault.TooLarge("file", TableDmn.CHARACTERS_MAX));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Optional.of(
                text.stripLeading().startsWith("<") ? TableCsv.write(TableDmn.read(text)) : text);
    }

    private static ObjectNode proposal(Table table, TableText text, Map<String, String> given) {
        ObjectNode command = command("ruletable.ProposeTable", given.getOrDefault(ID, ""));
        ObjectNode data =
                command.putObject("data").put("table", table.name()).put(VERSION, table.next());
        for (String member : List.of(DOCUMENT, FROM, UNTIL)) {
            if (given.containsKey(member)) {
                data.put(member, given.get(member));
            }
        }
        ArrayNode columns = data.putArray("columns");
        text.columns().forEach(columns::add);
        ArrayNode rows = data.putArray("rows");
        for (Row row : text.rows()) {
            ArrayNode cells = rows.addObject().putArray("cells");
            row.cells().forEach(cells::add);
        }
        return command;
    }

    private static ObjectNode confirmation(Table table, Map<String, String> given) {
        ObjectNode command = command("ruletable.ConfirmTable", given.getOrDefault(ID, ""));
        ObjectNode data = command.putObject("data").put("table", table.name());
        String version = given.getOrDefault(VERSION, "");
        // What was looked at is confirmed, and not what somebody proposed since.
        data.put(VERSION, version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0);
        return command;
    }

    private static ObjectNode command(String type, String id) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put(ID, id);
    }

    private ModelAndView page(Desk desk, Table table, Tried tried) {
        Words words = desk.words();
        Map<String, Object> content = new TreeMap<>();
        Optional<Rebuke> problem = tried.problem();
        Optional<Offer> preview = Optional.empty();
        try {
            preview = tried.preview().map(text -> preview(desk, table, text, tried.given()));
        } catch (FaultException e) {
            problem = Optional.of(submissions.rebuke(desk, e.fault()));
        }
        content.put("preview", preview.orElse(null));
        content.put("waiting", waiting(desk, table).orElse(null));
        content.put("problem", problem.orElse(null));
        content.put("given", given(table, tried));
        content.put("next", table.next());
        content.put("public", desk.visit().links().to("/table/" + table.name()));
        content.put("signing", false);
        return desk.page(
                "tables/desk",
                words.of("table." + table.form().id())
                        + " · "
                        + desk.visit().areaName(table.name().split("/", 2)[0]),
                table.inForce()
                        .map(version ->
                                words.of(
                                        "table-desk.answer",
                                        version.proposal().version(),
                                        table.next()))
                        .orElseGet(() -> words.of("table-desk.none")),
                content);
    }

    /// What was typed, else what is in force.
    private static Map<String, String> given(Table table, Tried tried) {
        Map<String, String> given = new HashMap<>(tried.given());
        given.putIfAbsent(
                CSV,
                TableCsv.write(
                        table.inForce()
                                .map(Version::text)
                                .orElseGet(() ->
                                        new TableText(table.form().columnNames(), List.of()))));
        return given;
    }

    private Offer preview(Desk desk, Table table, TableText text, Map<String, String> given) {
        String id = submissions.newId();
        Map<String, String> named = new HashMap<>(given);
        named.put(ID, id);
        return new Offer(
                table.next(),
                "",
                text.columns().equals(table.form().columnNames())
                        ? compared(desk, table, "preview", text.rows())
                        : null,
                submissions.outlook(desk, proposal(table, text, named)),
                id);
    }

    private Optional<Offer> waiting(Desk desk, Table table) {
        return table.waiting()
                .map(version -> {
                    int number = version.proposal().version();
                    String id = submissions.newId();
                    Map<String, String> named = Map.of(ID, id, VERSION, Integer.toString(number));
                    return new Offer(
                            number,
                            desk.words()
                                    .of(
                                            "table-desk.proposed-by",
                                            version.proposal().proposer(),
                                            version.proposal().document(),
                                            version.proposal().validFrom()),
                            compared(desk, table, "waiting", version.proposal().rows()),
                            submissions.outlook(desk, confirmation(table, named)),
                            id);
                });
    }

    private static DataTable compared(Desk desk, Table table, String id, List<Row> rows) {
        Words words = desk.words();
        TableComparison comparison = new TableComparison(words, table.form());
        List<List<Cell>> differing = comparison.rows(rows, table.rows());
        return new DataTable(
                id,
                table.inForce()
                        .map(version ->
                                words.of(
                                        "table-desk.changes",
                                        differing.size(),
                                        version.proposal().version()))
                        .orElseGet(() -> words.of("caption.table-rows", differing.size())),
                null,
                comparison.columns(),
                null,
                differing,
                null,
                words.of("table-desk.same"));
    }
}
