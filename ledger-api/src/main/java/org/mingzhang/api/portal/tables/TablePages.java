package org.mingzhang.api.portal.tables;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.tables.TableLibrary;
import org.mingzhang.api.tables.TableLibrary.Version;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// The published tables of a division, one of them, and two versions of one side by side.
@Controller
public final class TablePages {

    private static final String VERSION = "version";
    private static final String WITH = "with";

    private final Portal portal;
    private final TableLibrary library;

    /// Pages over the tables of a log.
    public TablePages(Portal portal, TableLibrary library) {
        this.portal = portal;
        this.library = library;
    }

    /// The tables of a division.
    @GetMapping({"/zh/open/tables/{division}", "/en/open/tables/{division}"})
    public ModelAndView tables(@PathVariable String division, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        Words words = visit.words();
        List<List<Cell>> rows = new ArrayList<>();
        for (TableForm form : TableForm.values()) {
            library.versions(form.in(division), visit.cut().size()).stream()
                    .filter(version -> version.confirmer().isPresent())
                    .reduce((_, later) -> later)
                    .ifPresent(version -> rows.add(row(visit, form, version)));
        }
        DataTable table =
                new DataTable(
                        "tables",
                        words.of("caption.list", visit.moment()),
                        null,
                        List.of(
                                DataTable.Column.text(words.of("column.table")),
                                DataTable.Column.number(words.of("column.version")),
                                DataTable.Column.text(words.of("column.valid-from")),
                                DataTable.Column.text(words.of("column.document"))),
                        null,
                        rows,
                        null,
                        words.of("empty.tables"));
        return page(
                visit,
                words.of("page.tables", division),
                words.of("answer.tables", rows.size(), division, visit.moment()),
                null,
                table);
    }

    private static List<Cell> row(Visit visit, TableForm form, Version version) {
        String href = visit.links().to("/table/" + version.proposal().table());
        return List.of(
                Cell.text(visit.words().of("table." + form.id())).to(href),
                number(version.proposal().version()),
                Cell.date(version.proposal().validFrom().toString()),
                Cell.text(version.proposal().document()));
    }

    private static Cell number(int version) {
        return Cell.number(Integer.toString(version), Integer.toString(version));
    }

    /// One version of a table, the last published one unless the address names another; with
    /// another one, how they differ.
    @GetMapping({"/zh/open/table/{division}/{name}", "/en/open/table/{division}/{name}"})
    public ModelAndView table(
            @PathVariable String division, @PathVariable String name, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of(VERSION, WITH));
        TableForm form = TableForm.of(name).orElseThrow(() -> missing(division + "/" + name));
        List<Version> versions = library.versions(form.in(division), visit.cut().size());
        Version shown =
                chosen(visit, VERSION, versions)
                        .or(() -> published(versions))
                        .orElseThrow(() -> missing(form.in(division)));
        Optional<Version> other = chosen(visit, WITH, versions);
        Words words = visit.words();
        String title = words.of("table." + form.id()) + " · " + visit.areaName(division);
        String answer =
                other.map(with ->
                                words.of(
                                        "answer.table-compared",
                                        shown.proposal().version(),
                                        with.proposal().version()))
                        .orElseGet(() ->
                                words.of(
                                        shown.confirmer().isPresent()
                                                ? "answer.table"
                                                : "answer.table-proposed",
                                        shown.proposal().version(),
                                        shown.proposal().validFrom(),
                                        shown.proposal().document()));
        return page(
                visit,
                title,
                answer,
                "/api/v1/tables/" + form.in(division),
                rows(visit, form, shown, other),
                links(visit, versions, shown));
    }

    static Optional<Version> published(List<Version> versions) {
        return versions.stream()
                .filter(version -> version.confirmer().isPresent())
                .reduce((_, later) -> later);
    }

    private static Optional<Version> chosen(Visit visit, String word, List<Version> versions) {
        return visit.question()
                .text(word)
                .map(number ->
                        versions.stream()
                                .filter(version ->
                                        number.equals(
                                                Integer.toString(version.proposal().version())))
                                .findFirst()
                                .orElseThrow(() -> missing(number)));
    }

    private static FaultException missing(String what) {
        return new FaultException(new Fault.NotFound("table", what));
    }

    /// The desk where a new version is proposed, every other version, and each compared with the
    /// one shown.
    private static List<PageFrame.Crumb> links(Visit visit, List<Version> versions, Version shown) {
        String tail = "/table/" + shown.proposal().table();
        String here = Integer.toString(shown.proposal().version());
        List<PageFrame.Crumb> links = new ArrayList<>();
        links.add(
                new PageFrame.Crumb(
                        visit.words().of("table-desk.link"),
                        "/" + visit.language().path() + "/work" + tail));
        for (Version version : versions) {
            String number = Integer.toString(version.proposal().version());
            if (!number.equals(here)) {
                links.add(
                        new PageFrame.Crumb(
                                visit.words().of("link.compare-with", number),
                                visit.links().to(tail, VERSION, here, WITH, number)));
                links.add(
                        new PageFrame.Crumb(
                                visit.words().of("link.version", number),
                                visit.links().to(tail, VERSION, number)));
            }
        }
        return links;
    }

    private static DataTable rows(
            Visit visit, TableForm form, Version shown, Optional<Version> other) {
        Words words = visit.words();
        List<Row> rows = shown.proposal().rows();
        TableComparison comparison = new TableComparison(words, form);
        List<List<Cell>> cells =
                other.map(before -> comparison.rows(rows, before.proposal().rows()))
                        .orElseGet(() -> rows.stream().map(TableComparison::cells).toList());
        return new DataTable(
                        "rows",
                        words.of("caption.table-rows", cells.size()),
                        null,
                        other.isPresent()
                                ? comparison.columns()
                                : TableComparison.columns(words, form),
                        null,
                        cells,
                        null,
                        words.of("empty.table-rows"))
                .with(files(shown));
    }

    private static List<DataTable.Download> files(Version shown) {
        String address =
                "/api/v1/tables/"
                        + shown.proposal().table()
                        + "/"
                        + shown.proposal().version()
                        + "?format=";
        return List.of(
                new DataTable.Download("CSV", address + "csv"),
                new DataTable.Download("DMN", address + "dmn"));
    }

    private static ModelAndView page(
            Visit visit, String title, String answer, @Nullable String data, DataTable table) {
        return page(visit, title, answer, data, table, List.of());
    }

    private static ModelAndView page(
            Visit visit,
            String title,
            String answer,
            @Nullable String data,
            DataTable table,
            List<PageFrame.Crumb> links) {
        Map<String, Object> content = new TreeMap<>();
        content.put("table", table);
        content.put("others", links);
        return visit.page(
                "tables/table",
                visit.frame(title, answer, List.of(), List.of(), data, false),
                content);
    }
}
