package org.mingzhang.api.portal.paper;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.place.Area;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.paper.PaperCommand;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where the budget division publishes a white paper: what it would say now, and one button.
@Controller
public final class PaperDesk {

    private static final String TYPE = "paper." + PaperCommand.PublishPaper.class.getSimpleName();
    private static final String SIZE = "size";
    private static final String UNTIL = "until";
    private static final String DIGEST = "digest";
    private static final Set<String> FORM =
            Filters.words(Set.of("id", SIZE, UNTIL, DIGEST), Submissions.FORM);

    private final Portal portal;
    private final Submissions submissions;
    private final InstantSource clock;

    /// The desk of a ledger.
    public PaperDesk(Portal portal, Submissions submissions, InstantSource clock) {
        this.portal = portal;
        this.submissions = submissions;
        this.clock = clock;
    }

    /// What would be published now.
    @GetMapping({"/zh/work/paper/{code}/{text:[0-9-]+}", "/en/work/paper/{code}/{text:[0-9-]+}"})
    public ModelAndView open(
            @PathVariable String code, @PathVariable String text, HttpServletRequest request)
            throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of());
        return page(desk, area(code), PaperController.period(text), Optional.empty());
    }

    private static Area area(String code) {
        return Area.of(code)
                .orElseThrow(() -> new FaultException(new Fault.NotFound("area", code)));
    }

    private ModelAndView page(Desk desk, Area area, Period period, Optional<Fault> fault)
            throws InterruptedException {
        LocalDate until =
                period.until(LocalDate.ofInstant(clock.instant(), desk.visit().dates().zone()));
        Visit now = desk.visit().at(portal.now(until));
        LineFilter filter = PaperController.filter(now, area).year(period.year());
        ExecutionRow whole =
                now.execution(filter).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new FaultException(new Fault.NotFound("area", area.code())));
        String name = now.areaName(area.division());
        Map<String, String> facts = new TreeMap<>();
        facts.put("id", submissions.newId());
        facts.put(SIZE, Long.toString(now.cut().size()));
        facts.put(UNTIL, until.toString());
        facts.put(
                DIGEST,
                PaperFigures.of(new PaperSource(now.read(), now.cut(), area, period, filter))
                        .digest(portal.log().log()));
        Map<String, Object> content = new TreeMap<>();
        content.put("facts", facts);
        content.put("outlook", submissions.outlook(desk, command(area, period, facts)));
        content.put("paper", address(now, area, period, facts));
        content.put("position", Amounts.count(now.cut().size() - 1));
        content.put(
                "published",
                Publication.of(portal.log(), area, period).stream()
                        .reduce((_, later) -> later)
                        .map(last -> published(desk, last, facts))
                        .orElse(""));
        content.put("problem", fault.map(one -> submissions.rebuke(desk, one)).orElse(null));
        ModelAndView page =
                desk.page(
                        "paper/desk",
                        desk.words()
                                .of("paper-desk.heading", name, PaperController.name(now, period)),
                        Paper.answer(now, name, whole),
                        content);
        fault.ifPresent(one -> page.setStatus(submissions.status(one)));
        return page;
    }

    /// When it was published last, and whether its figures are others now.
    private static String published(Desk desk, Publication last, Map<String, String> facts) {
        return desk.words()
                .of(
                        last.digest().equals(facts.get(DIGEST))
                                ? "paper-desk.published-same"
                                : "paper-desk.published",
                        desk.visit().dates().second(last.recordedAt()),
                        Amounts.count(last.size() - 1));
    }

    private static String address(
            Visit visit, Area area, Period period, Map<String, String> facts) {
        return Links.address(
                visit.language(),
                "/paper/" + area.code() + "/" + period.text(),
                Map.of(
                        "at",
                        "@" + (Long.parseLong(facts.get(SIZE)) - 1),
                        "effective",
                        facts.get(UNTIL)));
    }

    private static ObjectNode command(Area area, Period period, Map<String, String> facts) {
        ObjectNode command =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", TYPE)
                        .put("id", facts.getOrDefault("id", ""));
        command.putObject("data")
                .put("paper", Publication.name(area, period))
                .put(SIZE, Long.parseLong(facts.get(SIZE)))
                .put(UNTIL, facts.getOrDefault(UNTIL, ""))
                .put(DIGEST, facts.getOrDefault(DIGEST, ""));
        return command;
    }

    /// Publishes what was shown.
    @PostMapping({"/zh/work/paper/{code}/{text:[0-9-]+}", "/en/work/paper/{code}/{text:[0-9-]+}"})
    public ModelAndView publish(
            @PathVariable String code, @PathVariable String text, HttpServletRequest request)
            throws InterruptedException {
        Desk desk = Desk.of(portal, request, FORM);
        Area area = area(code);
        Period period = PaperController.period(text);
        Map<String, String> given = new TreeMap<>(desk.visit().question().given());
        given.put(
                SIZE,
                Long.toString(
                        desk.visit().question().position(SIZE).orElse(desk.visit().cut().size())));
        try {
            submissions.submit(desk, command(area, period, given), request);
        } catch (FaultException e) {
            return page(desk, area, period, Optional.of(e.fault()));
        }
        ModelAndView published =
                new ModelAndView("redirect:" + address(desk.visit(), area, period, given));
        published.setStatus(HttpStatus.SEE_OTHER);
        return published;
    }
}
