package org.mingzhang.api.portal.pace;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.execution.Choice;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController.Fact;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.FieldErrors;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.ledger.pace.PaceCommand;
import org.mingzhang.projections.lines.LineView;
import org.mingzhang.projections.procedures.ProcedureFilter;
import org.mingzhang.projections.procedures.ProcedureKind;
import org.mingzhang.projections.procedures.ProcedureView;
import org.mingzhang.projections.sql.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where the head of a unit answers an alert about its pace: what the ledger found, what it would
/// say to an answer now, and what was answered.
@Controller
public final class PaceDesk {

    private static final String TYPE = "pace." + PaceCommand.AnswerPaceAlert.class.getSimpleName();
    private static final String REASON = "reason";
    private static final String PLAN_CHANGE = "planChange";
    private static final Set<String> FORM =
            Filters.words(Set.of("id", "answer", REASON, "line"), Submissions.FORM);
    private static final FieldErrors ERRORS =
            new FieldErrors(Map.of(), Map.of("pace-plan-unknown", "line"));

    /// Stands for what is typed later, to ask what the ledger would say.
    private static final Map<String, String> NOT_YET_KNOWN = Map.of("answer", REASON, REASON, "-");

    private final Portal portal;
    private final Submissions submissions;
    private final InstantSource clock;

    /// The desk of a ledger.
    public PaceDesk(Portal portal, Submissions submissions, InstantSource clock) {
        this.portal = portal;
        this.submissions = submissions;
        this.clock = clock;
    }

    /// Where the desk of an alert is, behind `/work`.
    public static String tail(String alert) {
        return "/pace/" + alert;
    }

    /// One alert.
    @GetMapping({"/zh/work/pace/{*alert}", "/en/work/pace/{*alert}"})
    public ModelAndView open(@PathVariable String alert, HttpServletRequest request)
            throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of());
        return page(desk, story(desk, alert), Map.of(), Optional.empty());
    }

    private static AlertStory story(Desk desk, String path) {
        String alert = path.substring(1);
        AlertStory story =
                AlertStory.of(desk.visit(), alert)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("alert", alert)));
        desk.visit().question().scope().require(story.raised().division(), story.raised().unit());
        return story;
    }

    private ModelAndView page(
            Desk desk, AlertStory story, Map<String, String> given, Optional<Fault> fault) {
        Visit visit = desk.visit();
        Words words = desk.words();
        String unit = story.raised().unit();
        boolean waits = story.answer().isEmpty();
        Map<String, Object> content = new TreeMap<>();
        content.put(
                "state",
                Cell.chip(words.of(waits ? "pace.waits" : "pace.answered"), waits ? "warn" : "ok"));
        content.put("entry", visit.links().timeless("/entry/" + story.raised().position()));
        content.put("pace", visit.links().to("/pace/" + unit));
        content.put("months", months(visit, story));
        content.put("said", story.answer().map(answer -> said(visit, answer)).orElse(null));
        if (waits) {
            String id = submissions.newId();
            content.put("id", id);
            content.put("given", given);
            content.put("errors", fault.map(one -> ERRORS.of(desk, one)).orElse(Map.of()));
            content.put("lines", plannedLines(visit, unit, given.getOrDefault("line", "")));
            content.put(
                    "outlook", submissions.outlook(desk, command(desk, story, id, NOT_YET_KNOWN)));
        }
        content.put("problem", fault.map(one -> submissions.rebuke(desk, one)).orElse(null));
        MonthPace last = story.last();
        ModelAndView page =
                desk.page(
                        "pace/desk",
                        words.of("pace-desk.heading", visit.named(CodeKind.UNIT, unit)),
                        words.of(
                                "pace-desk.found",
                                month(visit, story, last),
                                visit.amounts().figure(last.paid()),
                                ratio(visit, last).text(),
                                visit.amounts().figure(last.expected()),
                                Integer.toString(MonthPace.ALERT_PERCENT)),
                        content);
        fault.ifPresent(one -> page.setStatus(submissions.status(one)));
        return page;
    }

    private static String month(Visit visit, AlertStory story, MonthPace month) {
        return visit.dates().inWords(YearMonth.of(story.raised().fiscalYear(), month.month()));
    }

    private static DataTable months(Visit visit, AlertStory story) {
        Words words = visit.words();
        return new DataTable(
                "months",
                words.of("pace-desk.months"),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.month")),
                        Column.number(words.of("pace.expected")).onWide(),
                        Column.number(
                                words.of(
                                        "pace-desk.needed",
                                        Integer.toString(MonthPace.ALERT_PERCENT))),
                        Column.number(words.of("column.paid-to-date")),
                        Column.number(words.of("pace.ratio")).onWide()),
                null,
                story.months().stream()
                        .map(month ->
                                List.of(
                                        Cell.text(month(visit, story, month)),
                                        amount(visit, month.expected()),
                                        amount(visit, month.needed()),
                                        amount(visit, month.paid()),
                                        ratio(visit, month)))
                        .toList(),
                null,
                "");
    }

    private static Cell amount(Visit visit, Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }

    private static Cell ratio(Visit visit, MonthPace month) {
        return visit.amounts()
                .share(month.paid(), month.expected())
                .map(share -> Cell.number(share, share.replace("%", "")))
                .orElseGet(() -> Cell.none(visit.words().of("none.expected")));
    }

    private static List<Fact> said(Visit visit, AlertStory.Answer answer) {
        Words words = visit.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.of("pace-desk.kind"), answer.kindInWords(visit), ""));
        facts.add(new Fact(words.of("pace-desk.reason"), answer.reason(), ""));
        answer.line()
                .ifPresent(line ->
                        facts.add(
                                new Fact(
                                        words.of("pace-desk.line"),
                                        line,
                                        visit.links().to("/line/" + line))));
        facts.add(new Fact(words.of("pace-desk.answerer"), answer.step().person(), ""));
        facts.add(
                new Fact(
                        words.of("refusal.recorded"),
                        words.of("position", Amounts.count(answer.step().position())),
                        visit.links().timeless("/entry/" + answer.step().position())));
        return facts;
    }

    /// The lines of a unit that have a cash plan.
    private static List<Choice.Option> plannedLines(Visit visit, String unit, String chosen) {
        return visit
                .read()
                .procedures()
                .latest(
                        visit.cut(),
                        new ProcedureFilter(
                                ProcedureKind.CASH_PLAN,
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.of(unit),
                                Optional.empty()),
                        OptionalLong.empty(),
                        Paging.ROWS_MAX)
                .stream()
                .filter(plan -> plan.unit().equals(unit))
                .map(ProcedureView::id)
                .map(line ->
                        new Choice.Option(
                                line,
                                visit.read()
                                        .lines()
                                        .line(visit.cut(), line)
                                        .flatMap(LineView::label)
                                        .map(label -> line + " " + label)
                                        .orElse(line),
                                line.equals(chosen)))
                .toList();
    }

    private ObjectNode command(Desk desk, AlertStory story, String id, Map<String, String> given) {
        ObjectNode command = JsonNodeFactory.instance.objectNode().put("type", TYPE).put("id", id);
        ObjectNode data =
                command.putObject("data")
                        .put("alert", story.raised().id())
                        .put(
                                "effectiveDate",
                                LocalDate.ofInstant(clock.instant(), desk.visit().dates().zone())
                                        .toString());
        for (String name : List.of("answer", REASON)) {
            if (given.containsKey(name)) {
                data.put(name, given.get(name));
            }
        }
        if (given.getOrDefault("answer", "").equals(PLAN_CHANGE) && given.containsKey("line")) {
            data.put("line", given.get("line"));
        }
        return command;
    }

    /// Answers. What was typed stays where it does not go.
    @PostMapping({"/zh/work/pace/{*alert}", "/en/work/pace/{*alert}"})
    public ModelAndView answer(@PathVariable String alert, HttpServletRequest request)
            throws InterruptedException {
        Desk desk = Desk.of(portal, request, FORM);
        AlertStory story = story(desk, alert);
        Map<String, String> given = desk.visit().question().given();
        try {
            String position =
                    Long.toString(
                            submissions.submit(
                                    desk,
                                    command(desk, story, given.getOrDefault("id", ""), given),
                                    request));
            ModelAndView answered =
                    new ModelAndView(
                            "redirect:"
                                    + desk.to(
                                            tail(story.raised().id()),
                                            Desk.DONE,
                                            position,
                                            "min",
                                            position));
            answered.setStatus(HttpStatus.SEE_OTHER);
            return answered;
        } catch (FaultException e) {
            return page(desk, story, given, Optional.of(e.fault()));
        }
    }
}
