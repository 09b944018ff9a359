package org.mingzhang.api.portal.replay;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.compare.Comparison;
import org.mingzhang.api.portal.execution.ExecutionTables;
import org.mingzhang.api.portal.execution.Scope;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.HistoryQueries;
import org.mingzhang.projections.balances.HistoryQueries.Extent;
import org.mingzhang.projections.balances.HistoryQueries.Step;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Replays a unit's year: the entry at which the page stands, what it changed, the state after it,
/// and the entries around it. The moment of the address is the place in the replay, so that every
/// step has an address of its own.
@Controller
public final class ReplayController {

    private static final int AROUND = 6;

    private final Portal portal;

    /// Replays of a ledger.
    public ReplayController(Portal portal) {
        this.portal = portal;
    }

    /// A step as it is listed.
    ///
    /// @param date when it took effect
    /// @param text what happened, in words
    /// @param line on which line
    /// @param href the replay at this step
    /// @param position of its entry, in words
    /// @param entryHref its entry and proof
    /// @param current whether the replay stands on it
    public record Listed(
            String date,
            String text,
            String line,
            String href,
            String position,
            String entryHref,
            boolean current) {}

    /// A unit's year.
    @GetMapping({"/zh/open/replay/unit/{code}", "/en/open/replay/unit/{code}"})
    public ModelAndView replay(@PathVariable String code, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("year"));
        String unit = visit.question().scope().narrowUnits(Optional.of(code)).orElse(code);
        Visit present = visit.at(portal.now());
        List<ExecutionRow> years =
                present.execution(
                        Filters.allLines(visit.question()).unit(unit), Grouping.by(Dimension.YEAR));
        if (years.isEmpty()) {
            throw new FaultException(new Fault.NotFound("unit", code));
        }
        LineFilter filter = Scope.filter(visit, years).unit(unit);
        Words words = visit.words();
        Map<String, Object> content = new TreeMap<>();
        Optional<Step> step = new Replay(visit, present.cut(), filter).fill(content);
        String name = visit.named(CodeKind.UNIT, code);
        return visit.page(
                "replay/replay",
                visit.frame(
                        words.of("page.replay", name, Scope.words(visit, filter)),
                        words.of("replay"),
                        step.map(at ->
                                        words.of(
                                                "answer.replay",
                                                visit.event(at.type()),
                                                visit.dates().inWords(at.effectiveDate()),
                                                at.line()))
                                .orElseGet(() -> words.of("empty.replay")),
                        List.of(
                                new PageFrame.Crumb(
                                        visit.name(CodeKind.UNIT, code),
                                        visit.links().to("/unit/" + code, Scope.kept(filter)))),
                        List.of(),
                        List.of(),
                        null,
                        false),
                content);
    }

    /// One place in a replay.
    private record Replay(Visit visit, Cut all, LineFilter filter) {

        private Optional<Step> fill(Map<String, Object> content) throws InterruptedException {
            HistoryQueries history = visit.read().history();
            long here = visit.cut().size() - 1;
            List<Step> before = history.upTo(all, filter, here, AROUND);
            List<Step> behind = history.behind(all, filter, here, AROUND);
            Optional<Step> current = before.stream().findFirst();
            Extent extent = history.extent(all, filter, here);
            content.put(
                    "place",
                    visit.words()
                            .of(
                                    "replay.place",
                                    Amounts.count(extent.passed()),
                                    Amounts.count(extent.all())));
            content.put("previous", before.size() > 1 ? at(before.get(1).position()) : "");
            content.put("next", behind.isEmpty() ? "" : at(behind.getFirst().position()));
            content.put("steps", listed(before, behind));
            if (current.isPresent()) {
                Step step = current.get();
                content.put(
                        "timeline",
                        Timeline.of(
                                filter.fiscalYear().orElseThrow(),
                                history.days(all, filter),
                                step.effectiveDate(),
                                this::at,
                                visit.words()));
                content.put("entry", visit.links().timeless("/entry/" + step.position()));
                state(content, step);
            }
            return current;
        }

        /// What the step changed, and what stands after it.
        private void state(Map<String, Object> content, Step step) throws InterruptedException {
            Visit after = visit.at(visit.portal().at(step.position()));
            if (step.position() > 0) {
                Visit before = visit.at(visit.portal().at(step.position() - 1));
                content.put("changed", Comparison.of(after, before, filter).ofMeasures());
            }
            String lines =
                    after.links()
                            .to(
                                    "/lines",
                                    Scope.with(
                                            Scope.kept(filter),
                                            "unit",
                                            filter.unit().orElse(""),
                                            "at",
                                            "@" + step.position()));
            after.execution(filter).stream()
                    .findFirst()
                    .ifPresent(whole ->
                            content.put(
                                    "equation",
                                    new ExecutionTables(after, lines).equation(whole, _ -> lines)));
        }

        private List<Listed> listed(List<Step> before, List<Step> behind) {
            List<Listed> listed = new ArrayList<>();
            before.reversed()
                    .forEach(step -> listed.add(listed(step, step.equals(before.getFirst()))));
            behind.forEach(step -> listed.add(listed(step, false)));
            return listed;
        }

        private Listed listed(Step step, boolean current) {
            return new Listed(
                    step.effectiveDate().toString(),
                    visit.event(step.type()),
                    step.line(),
                    at(step.position()),
                    Amounts.count(step.position()),
                    visit.links().timeless("/entry/" + step.position()),
                    current);
        }

        private String at(long position) {
            return visit.links()
                    .to(
                            visit.tail(),
                            "at",
                            "@" + position,
                            "year",
                            Integer.toString(filter.fiscalYear().orElseThrow()));
        }
    }
}
