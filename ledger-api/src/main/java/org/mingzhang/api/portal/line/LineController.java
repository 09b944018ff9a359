package org.mingzhang.api.portal.line;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.compare.Comparison;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Place;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Budget lines: the list, and one line with its statement.
@Controller
public final class LineController {

    private final Portal portal;

    /// Lines of a ledger.
    public LineController(Portal portal) {
        this.portal = portal;
    }

    /// A list of lines.
    @GetMapping({"/zh/open/lines", "/en/open/lines"})
    public ModelAndView lines(HttpServletRequest request) throws InterruptedException {
        Visit visit =
                portal.visit(
                        request, Filters.words(Filters.LINE_WORDS, Set.of("after", SortedBy.WORD)));
        LineFilter filter = Filters.lines(visit.question());
        long count = visit.read().lines().count(visit.cut(), filter);
        Words words = visit.words();
        Map<String, Object> content = new TreeMap<>();
        content.put(
                "table",
                LineTable.of(
                                visit,
                                filter,
                                words.of("caption.list", visit.moment()),
                                visit.question().text("after"))
                        .with(visit.downloads("/lines", chosen(visit, Filters.LINE_WORDS))));
        content.put("filters", applied(visit, Filters.LINE_WORDS));
        content.put("search", true);
        return visit.page(
                "frame/list",
                visit.frame(
                        words.of("page.lines"),
                        words.of("answer.lines", Amounts.count(count), visit.moment()),
                        List.of(),
                        List.of(),
                        "/api/v1/lines",
                        false),
                content);
    }

    /// The words of the address that choose rows.
    public static String[] chosen(Visit visit, Set<String> names) {
        Map<String, String> chosen = new TreeMap<>(visit.question().given());
        chosen.keySet().retainAll(names);
        return Links.flat(chosen);
    }

    /// The filters in force, each with the address without it.
    public static List<PageFrame.Crumb> applied(Visit visit, Set<String> names) {
        List<PageFrame.Crumb> applied = new ArrayList<>();
        visit.question()
                .given()
                .forEach((name, value) -> {
                    if (names.contains(name)) {
                        Map<String, String> others = new TreeMap<>(visit.question().given());
                        others.remove(name);
                        others.remove("after");
                        applied.add(
                                new PageFrame.Crumb(
                                        visit.words()
                                                .of(
                                                        "filter.applied",
                                                        visit.words().of("filter." + name),
                                                        value),
                                        Links.address(visit.language(), visit.tail(), others)));
                    }
                });
        return applied;
    }

    /// One line.
    @GetMapping({"/zh/open/line/{*id}", "/en/open/line/{*id}"})
    public ModelAndView line(@PathVariable String id, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("account", "after"));
        String name = id.substring(1);
        LineView line =
                visit.read()
                        .lines()
                        .line(visit.cut(), name)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("line", name)));
        Place.of(line).requireIn(visit.question().scope());
        LineFigures standing = LineFigures.of(visit, name);
        Figures figures = standing.figures();
        Figures pool = figures(visit, AccountHolder.POOL, line.pool());
        Words words = visit.words();
        Links links = visit.links();
        Map<String, Object> content = new TreeMap<>();
        content.put("line", line);
        content.put("facts", facts(visit, line));
        content.put("figures", heads(visit, figures));
        content.put("equation", Statement.equation(visit, figures, "/line/" + name));
        content.put("statement", Statement.of(visit, AccountHolder.LINE, name));
        content.put("steps", Statement.chart(visit, AccountHolder.LINE, name).orElse(null));
        content.put("stepsTitle", Statement.chartTitle(visit));
        content.put("accounts", Statement.accounts(visit));
        content.put("pool", poolSentence(visit, line, figures, pool));
        content.put("poolHref", links.to("/pool/" + line.pool()));
        content.put("payments", links.to("/payments", "line", name));
        Comparison.fill(content, visit, LineFilter.ofLine(name));
        List<Cell> chips = new ArrayList<>();
        standing.closed()
                .ifPresent(closed ->
                        chips.add(
                                Cell.chip(
                                                words.of(
                                                        "chip.year-closed",
                                                        closed.effectiveDate().toString()),
                                                "plain")
                                        .saying(words.of("chip.year-closed.note"))));
        if (figures.available().isNegative()) {
            chips.add(Cell.chip(words.of("chip.leans-on-pool"), "warn"));
        }
        if (line.effectiveAssumed()) {
            chips.add(Cell.chip(words.of("chip.date-assumed"), "plain"));
        }
        return visit.page(
                "line/line",
                visit.frame(
                        words.of("page.line", name),
                        answer(visit, standing),
                        List.of(
                                new PageFrame.Crumb(
                                        words.of("page.unit", line.unit()),
                                        links.to(
                                                "/unit/" + line.unit(),
                                                "year",
                                                Integer.toString(line.fiscalYear())))),
                        chips,
                        "/api/v1/lines/" + name,
                        false),
                content);
    }

    private static String answer(Visit visit, LineFigures line) {
        Figures figures = line.figures();
        boolean over = figures.available().isNegative();
        String key = over ? "answer.line-over" : "answer.line";
        Money first = over ? figures.available().negated() : figures.available();
        boolean closed = line.closed().isPresent();
        return visit.words()
                .of(
                        closed ? "answer.line-closed" : key,
                        visit.amounts().full(closed ? figures.paid() : first),
                        visit.amounts().figure(figures.adjustedBudget()),
                        visit.moment());
    }

    /// A control pool.
    @GetMapping({"/zh/open/pool/{*id}", "/en/open/pool/{*id}"})
    public ModelAndView pool(@PathVariable String id, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("account", "after"));
        String name = id.substring(1);
        BalanceView balance =
                visit.read()
                        .balances()
                        .balance(visit.cut(), AccountHolder.POOL, name)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("pool", name)));
        Place.ofPool(visit.read(), visit.cut(), name)
                .forEach(place -> place.requireIn(visit.question().scope()));
        Words words = visit.words();
        Figures figures = balance.figures();
        Map<String, Object> content = new TreeMap<>();
        content.put("facts", List.of());
        content.put("figures", heads(visit, figures));
        content.put("equation", Statement.equation(visit, figures, "/pool/" + name));
        content.put("statement", Statement.of(visit, AccountHolder.POOL, name));
        content.put("steps", Statement.chart(visit, AccountHolder.POOL, name).orElse(null));
        content.put("stepsTitle", Statement.chartTitle(visit));
        content.put("accounts", Statement.accounts(visit));
        content.put("pool", words.of("pool.what"));
        content.put("poolHref", visit.links().to("/lines", "pool", name));
        content.put("payments", "");
        return visit.page(
                "line/line",
                visit.frame(
                        words.of("page.pool", name),
                        words.of(
                                "answer.pool",
                                visit.amounts().full(figures.available()),
                                visit.amounts().figure(figures.adjustedBudget()),
                                visit.moment()),
                        List.of(),
                        List.of(),
                        "/api/v1/pools/" + name,
                        false),
                content);
    }

    private static Figures figures(Visit visit, AccountHolder holder, String id) {
        return visit.read()
                .balances()
                .balance(visit.cut(), holder, id)
                .map(BalanceView::figures)
                .orElse(Figures.ZERO);
    }

    private static List<Figure> heads(Visit visit, Figures figures) {
        Amounts amounts = visit.amounts();
        Words words = visit.words();
        String terms = visit.links().timeless("/terms");
        return List.of(
                new Figure(
                        words.of("part.available"),
                        terms + "#available",
                        amounts.full(figures.available()),
                        Amounts.plain(figures.available()),
                        visit.links().to(visit.tail(), "account", code(Account.AVAILABLE))
                                + "#statement",
                        words.of("figure.as-of", visit.moment()),
                        true),
                new Figure(
                        words.of("part.adjusted"),
                        terms + "#adjusted",
                        amounts.full(figures.adjustedBudget()),
                        Amounts.plain(figures.adjustedBudget()),
                        visit.links().to(visit.tail(), "account", code(Account.APPROVED_BUDGET))
                                + "#statement",
                        words.of("figure.adjusted.note"),
                        false),
                new Figure(
                        words.of("part.paid"),
                        terms + "#paid",
                        amounts.full(figures.paid()),
                        Amounts.plain(figures.paid()),
                        visit.links().to(visit.tail(), "account", code(Account.EXPENDED))
                                + "#statement",
                        amounts.share(figures.paid(), figures.adjustedBudget())
                                .map(share -> words.of("figure.share.of", share))
                                .orElseGet(() -> words.of("none.share")),
                        false),
                new Figure(
                        words.of("part.encumbered"),
                        terms + "#encumbered",
                        amounts.full(figures.encumbered()),
                        Amounts.plain(figures.encumbered()),
                        visit.links().to(visit.tail(), "account", code(Account.PENDING_PAYMENT))
                                + "#statement",
                        words.of("figure.encumbered.note"),
                        false));
    }

    private static String code(Account account) {
        return Integer.toString(account.code());
    }

    private static List<Fact> facts(Visit visit, LineView line) {
        Words words = visit.words();
        Links links = visit.links();
        List<Fact> facts = new ArrayList<>();
        line.label().ifPresent(label -> facts.add(new Fact(words.of("column.label"), label, "")));
        facts.add(
                new Fact(
                        words.of("column.year"),
                        words.of("scope.year", Integer.toString(line.fiscalYear())),
                        links.to("", "year", Integer.toString(line.fiscalYear()))));
        facts.add(
                new Fact(
                        words.of("column.unit"),
                        visit.named(CodeKind.UNIT, line.unit()),
                        links.to("/unit/" + line.unit())));
        facts.add(
                new Fact(
                        words.of("column.func"),
                        visit.named(CodeKind.FUNCTION, line.function()),
                        links.to("/lines", "func", line.function())));
        facts.add(
                new Fact(
                        words.of("column.eco"),
                        visit.named(CodeKind.ECONOMIC, line.economic()),
                        links.to("/lines", "eco", line.economic())));
        facts.add(
                new Fact(words.of("column.fund"), visit.named(CodeKind.FUND, line.fundType()), ""));
        line.project()
                .ifPresent(project ->
                        facts.add(
                                new Fact(
                                        words.of("column.project"),
                                        project,
                                        links.to("/lines", "project", project))));
        facts.add(
                new Fact(
                        words.of("column.document"),
                        line.document(),
                        links.timeless("/entry/" + line.position())));
        return facts;
    }

    /// What the pool says about the line: most of all where the line alone would not do.
    private static String poolSentence(Visit visit, LineView line, Figures figures, Figures pool) {
        Optional<String> owned =
                line.pool().endsWith("/" + line.line())
                        ? Optional.of("pool.own")
                        : Optional.empty();
        String key = owned.orElse(figures.available().isNegative() ? "pool.covers" : "pool.rules");
        return visit.words().of(key, line.pool(), visit.amounts().full(pool.available()));
    }

    /// A fact about what is shown.
    ///
    /// @param label what
    /// @param text the fact
    /// @param href where it leads; empty for nowhere
    public record Fact(String label, String text, String href) {}
}
