package org.mingzhang.api.portal.paper;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// White papers: the list of an area, each paper as a page, and the same printed.
@Controller
public final class PaperController {

    private static final int MONTHS = 12;
    private static final int AREAS = 100;

    private final Portal portal;
    private final PaperPrinter printer;

    /// The papers of a ledger.
    public PaperController(Portal portal, PaperPrinter printer) {
        this.portal = portal;
        this.printer = printer;
    }

    /// The papers of an area: of each year and month that has begun, the last in front.
    @GetMapping({"/zh/open/papers", "/en/open/papers"})
    public ModelAndView papers(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("area"));
        Words words = visit.words();
        List<Area> areas = areas(visit);
        Area area =
                visit.question()
                        .code("area")
                        .map(code -> Area.of(code).orElseThrow(() -> unknown(code)))
                        .or(() -> areas.stream().findFirst())
                        .orElseThrow(() -> unknown(""));
        String name = visit.areaName(area.division());
        Map<String, Object> content = new TreeMap<>();
        content.put("table", periods(visit, area));
        content.put(
                "areas",
                areas.stream()
                        .map(one ->
                                new PageFrame.Crumb(
                                        visit.areaName(one.division()),
                                        visit.links().to("/papers", "area", one.code())))
                        .toList());
        return visit.page(
                "paper/papers",
                visit.frame(
                        words.of("page.papers-of", name),
                        words.of("answer.papers", name),
                        List.of(),
                        List.of(),
                        null,
                        false),
                content);
    }

    /// The province, where there is one, and the areas below it that have a budget.
    private static List<Area> areas(Visit visit) {
        LineFilter all = Filters.allLines(visit.question());
        List<Area> areas = new ArrayList<>();
        List<ExecutionRow> provinces =
                visit.execution(all, Grouping.by(Dimension.DIVISION, Area.PROVINCE));
        if (provinces.size() == 1) {
            Area.ofPrefix(provinces.getFirst().keys().getFirst()).ifPresent(areas::add);
        }
        visit.execution(all, Grouping.by(Dimension.DIVISION, Area.PROVINCE + 2)).stream()
                .limit(AREAS)
                .flatMap(row -> Area.ofPrefix(row.keys().getFirst()).stream())
                .filter(area -> !areas.contains(area))
                .forEach(areas::add);
        return areas;
    }

    private DataTable periods(Visit visit, Area area) {
        Words words = visit.words();
        LocalDate today = today(visit);
        List<List<Cell>> rows =
                visit.execution(filter(visit, area), Grouping.by(Dimension.YEAR)).stream()
                        .map(row -> Integer.parseInt(row.keys().getFirst()))
                        .sorted((one, other) -> other - one)
                        .flatMap(PaperController::periodsOf)
                        .filter(period -> period.hasBegun(today))
                        .map(period -> row(visit, area, period, today))
                        .toList();
        return new DataTable(
                "papers",
                words.of("caption.papers"),
                null,
                List.of(
                        Column.text(words.of("paper.period")),
                        Column.text(words.of("paper.until")),
                        Column.text(words.of("paper.publication")),
                        Column.text(words.of("paper.printed")).onWide()),
                null,
                rows,
                null,
                words.of("empty.execution"));
    }

    private static Stream<Period> periodsOf(int year) {
        return Stream.concat(
                Stream.of(new Period(year, OptionalInt.empty())),
                IntStream.rangeClosed(1, MONTHS)
                        .map(i -> MONTHS + 1 - i)
                        .mapToObj(month -> new Period(year, OptionalInt.of(month))));
    }

    private List<Cell> row(Visit visit, Area area, Period period, LocalDate today) {
        String tail = "/paper/" + area.code() + "/" + period.text();
        return List.of(
                Cell.text(name(visit, period)).to(pinned(visit, tail, period)),
                Cell.date(period.until(today).toString()),
                Publication.of(portal.log(), area, period).stream()
                        .reduce((_, later) -> later)
                        .map(last -> published(visit, tail, last))
                        .orElseGet(() -> Cell.none(visit.words().of("paper.unpublished"))),
                printer.isThere()
                        ? Cell.text("PDF").to(pinned(visit, tail + ".pdf", period))
                        : Cell.none(visit.words().of("paper.no-printer")));
    }

    /// The paper as it was published last.
    private static Cell published(Visit visit, String tail, Publication last) {
        Map<String, String> words = new TreeMap<>();
        words.put("at", "@" + (last.size() - 1));
        words.put("effective", last.until().toString());
        return Cell.date(visit.dates().second(last.recordedAt()))
                .to(Links.address(visit.language(), tail, words));
    }

    /// A month stands for the year up to its end.
    static String name(Visit visit, Period period) {
        String year = Integer.toString(period.year());
        if (period.month().isEmpty()) {
            return visit.words().of("scope.year", year);
        }
        int month = period.month().getAsInt();
        String last = visit.dates().inWords(YearMonth.of(period.year(), month));
        return month == 1
                ? last
                : visit.words().of("paper.months", last, year, Integer.toString(month));
    }

    private static LocalDate today(Visit visit) {
        return visit.cut()
                .knownAt()
                .map(now -> LocalDate.ofInstant(now, visit.dates().zone()))
                .orElse(LocalDate.EPOCH);
    }

    /// The address that gives the same figures for ever.
    private static String pinned(Visit visit, String tail, Period period) {
        Map<String, String> words = new TreeMap<>();
        words.put("at", "@" + (visit.cut().size() - 1));
        words.put("effective", period.until(today(visit)).toString());
        return Links.address(visit.language(), tail, words);
    }

    static LineFilter filter(Visit visit, Area area) {
        visit.question().scope().narrow(Optional.of(area.prefix()));
        return Filters.allLines(visit.question()).division(area.prefix());
    }

    private static FaultException unknown(String code) {
        return new FaultException(new Fault.NotFound("area", code));
    }

    static Period period(String text) {
        return Period.of(text)
                .orElseThrow(() ->
                        new FaultException(
                                new Fault.BadParameter("period", text, Expected.Form.PERIOD)));
    }

    private static boolean isPinned(Visit visit) {
        Map<String, String> given = visit.question().given();
        return given.getOrDefault("at", "").startsWith("@") && given.containsKey("effective");
    }

    /// One paper. Without a position it leads to the one of now.
    @GetMapping({"/zh/open/paper/{code}/{text:[0-9-]+}", "/en/open/paper/{code}/{text:[0-9-]+}"})
    public ModelAndView paper(
            @PathVariable String code, @PathVariable String text, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of(SortedBy.WORD));
        Area area = Area.of(code).orElseThrow(() -> unknown(code));
        Period period = period(text);
        if (!isPinned(visit)) {
            return new ModelAndView(
                    new RedirectView(pinned(visit, visit.tail(), period), false, false));
        }
        LineFilter filter = filter(visit, area).year(period.year());
        ExecutionRow whole =
                visit.execution(filter).stream().findFirst().orElseThrow(() -> unknown(code));
        String name = visit.areaName(area.division());
        Paper paper = new Paper(visit, area, period, filter, whole, name);
        Map<String, Object> content = paper.content();
        Vouching vouching =
                Vouching.of(
                        visit,
                        Publication.of(portal.log(), area, period),
                        PaperFigures.of(paper.source()).digest(portal.log().log()),
                        Links.address(
                                visit.language(), visit.tail() + ".csv", visit.question().given()));
        content.put("vouching", vouching);
        content.put("corrections", corrections(visit, area, period, filter));
        content.put(
                "pdf",
                printer.isThere()
                        ? Links.address(
                                visit.language(), visit.tail() + ".pdf", visit.question().given())
                        : "");
        return visit.page(
                "paper/paper",
                visit.frame(
                        visit.words().of("page.paper", name, name(visit, period)),
                        Paper.answer(visit, name, whole),
                        List.of(
                                new PageFrame.Crumb(
                                        visit.words().of("page.papers"),
                                        visit.links().timeless("/papers"))),
                        List.of(vouching.chip()),
                        null,
                        false),
                content);
    }

    private Corrections corrections(Visit visit, Area area, Period period, LineFilter filter)
            throws InterruptedException {
        String published = "@" + (visit.cut().size() - 1);
        return Corrections.of(
                visit,
                portal.now(visit.cut().until().orElseThrow()),
                filter,
                PaperSource.CLASS_WIDTH,
                func ->
                        visit.links()
                                .to(
                                        "/area/" + area.code(),
                                        "at",
                                        "",
                                        "func",
                                        func,
                                        "vs",
                                        published,
                                        "year",
                                        Integer.toString(period.year())));
    }

    /// Its figures as data: what the digest in the log is taken of.
    @GetMapping(
            path = {
                "/zh/open/paper/{code}/{text:[0-9-]+}.csv",
                "/en/open/paper/{code}/{text:[0-9-]+}.csv"
            },
            produces = "text/csv;charset=UTF-8")
    public ResponseEntity<Object> figures(
            @PathVariable String code, @PathVariable String text, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        Area area = Area.of(code).orElseThrow(() -> unknown(code));
        Period period = period(text);
        if (!isPinned(visit)) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header("Location", pinned(visit, visit.tail(), period))
                    .build();
        }
        PaperSource source =
                new PaperSource(
                        visit.read(),
                        visit.cut(),
                        area,
                        period,
                        filter(visit, area).year(period.year()));
        if (source.whole().isEmpty()) {
            throw unknown(code);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"paper-%s-%s.csv\"".formatted(code, period.text()))
                .body(PaperFigures.of(source).csv().getBytes(StandardCharsets.UTF_8));
    }

    /// The same on paper.
    @GetMapping({
        "/zh/open/paper/{code}/{text:[0-9-]+}.pdf",
        "/en/open/paper/{code}/{text:[0-9-]+}.pdf"
    })
    public ResponseEntity<byte[]> printed(
            @PathVariable String code, @PathVariable String text, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of(SortedBy.WORD));
        Area area = Area.of(code).orElseThrow(() -> unknown(code));
        Period period = period(text);
        filter(visit, area);
        String page = "/paper/" + area.code() + "/" + period.text();
        String address =
                isPinned(visit)
                        ? Links.address(visit.language(), page, visit.question().given())
                        : pinned(visit, page, period);
        byte[] pdf =
                printer.print(
                        "http://%s:%d%s".formatted(host(request), request.getLocalPort(), address));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noCache())
                .header(
                        "Content-Disposition",
                        "inline; filename=\"paper-%s-%s.pdf\"".formatted(code, period.text()))
                .body(pdf);
    }

    private static String host(HttpServletRequest request) {
        String address = request.getLocalAddr();
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
