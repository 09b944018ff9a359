package org.mingzhang.api.portal.application;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.api.attachments.AttachmentIntake;
import org.mingzhang.api.attachments.Place;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.inbox.PersonTable;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.Rebuke;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ObjectNode;

/// A handler applies for a payment, and sees what became of the applications before.
@Controller
public final class ApplicationController {

    private static final int ROWS = 50;
    private static final int LINES_MAX = 200;
    private static final int NAME_DIGITS = 8;

    private final Portal portal;
    private final Submissions submissions;
    private final AttachmentIntake intake;
    private final InstantSource clock;

    /// The pages of handlers.
    public ApplicationController(
            Portal portal, Submissions submissions, AttachmentIntake intake, InstantSource clock) {
        this.portal = portal;
        this.submissions = submissions;
        this.intake = intake;
        this.clock = clock;
    }

    /// What somebody applied for.
    @GetMapping({"/zh/work/payments", "/en/work/payments"})
    public ModelAndView payments(HttpServletRequest request) throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of("after"));
        Visit visit = desk.visit();
        return desk.page(
                "inbox/inbox",
                desk.words().of("work.payments"),
                desk.words().of("apply.mine", desk.person().person()),
                Map.of(
                        "table",
                        PersonTable.of(
                                desk,
                                "payments",
                                Rows.of(
                                        desk::behind,
                                        visit.read()
                                                .tasks()
                                                .submittedBy(
                                                        visit.cut(),
                                                        desk.payments(),
                                                        desk.person().person(),
                                                        visit.question().position("after"),
                                                        ROWS + 1),
                                        ROWS,
                                        one -> one.payment().position()),
                                desk.words().of("apply.none"))));
    }

    /// The form, empty or with a line chosen.
    @GetMapping({"/zh/work/submit", "/en/work/submit"})
    public ModelAndView form(HttpServletRequest request) throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of("line"));
        Map<String, String> fresh = new HashMap<>(desk.visit().question().given());
        String id = submissions.newId();
        fresh.put("id", id);
        fresh.put(
                "payment",
                "P-%s-%s"
                        .formatted(
                                today(desk).toString().replace("-", ""),
                                id.substring(id.length() - NAME_DIGITS)));
        return page(desk, fresh, Map.of(), Optional.empty(), Submissions.Outlook.NONE);
    }

    private LocalDate today(Desk desk) {
        return LocalDate.ofInstant(clock.instant(), desk.visit().dates().zone());
    }

    /// Applies. What was typed stays where it does not go.
    @PostMapping({"/zh/work/submit", "/en/work/submit"})
    public ModelAndView submit(
            HttpServletRequest request,
            @RequestParam(name = "files", required = false) Optional<List<MultipartFile>> files)
            throws InterruptedException {
        Desk desk = Desk.of(portal, request, ApplicationForm.WORDS);
        Map<String, String> given = new HashMap<>(desk.visit().question().given());
        try {
            attach(desk, given, files.orElse(List.of()));
            ObjectNode command = ApplicationForm.command(given, today(desk).toString());
            boolean signed = given.containsKey("signature") || given.containsKey("passphrase");
            Submissions.Outlook outlook = submissions.outlook(desk, command);
            if (outlook.signing() && !signed) {
                return page(desk, given, Map.of(), Optional.empty(), outlook);
            }
            String position = Long.toString(submissions.submit(desk, command, request));
            ModelAndView done =
                    new ModelAndView(
                            "redirect:"
                                    + desk.to("/payments", Desk.DONE, position, "min", position));
            done.setStatus(HttpStatus.SEE_OTHER);
            return done;
        } catch (FaultException e) {
            given.put("id", submissions.newId());
            ModelAndView page =
                    page(
                            desk,
                            given,
                            ApplicationForm.ERRORS.of(desk, e.fault()),
                            Optional.of(submissions.rebuke(desk, e.fault())),
                            Submissions.Outlook.NONE);
            page.setStatus(submissions.status(e.fault()));
            return page;
        }
    }

    /// Files are stored once: what is refused for another reason need not bring them again.
    private void attach(Desk desk, Map<String, String> given, List<MultipartFile> files) {
        List<MultipartFile> brought = files.stream().filter(file -> !file.isEmpty()).toList();
        if (brought.isEmpty()) {
            return;
        }
        LineView line =
                desk.visit()
                        .read()
                        .lines()
                        .line(desk.visit().cut(), given.getOrDefault("line", ""))
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.NotFound(
                                                "line", given.getOrDefault("line", ""))));
        desk.visit().question().scope().require(line.division(), line.unit());
        Place place = new Place(line.division(), line.unit());
        List<String> digests =
                brought.stream().map(file -> take(file, place, desk.person().person())).toList();
        given.put(
                "attached",
                Stream.concat(
                                ApplicationForm.parts(given.getOrDefault("attached", "")).stream(),
                                digests.stream())
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    private String take(MultipartFile file, Place place, String person) {
        try {
            return intake.take(file.getInputStream(), place, person).content().digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelAndView page(
            Desk desk,
            Map<String, String> given,
            Map<String, String> errors,
            Optional<Rebuke> problem,
            Submissions.Outlook outlook) {
        if (!desk.may(PaymentCommand.SubmitPayment.class)) {
            throw new FaultException(new Fault.Forbidden());
        }
        Words words = desk.words();
        List<Choice> lines = lines(desk, given.getOrDefault("line", ""));
        Map<String, Object> content = new TreeMap<>();
        content.put("given", given);
        content.put("errors", errors);
        content.put("problem", problem.orElse(null));
        content.put("outlook", outlook);
        content.put("signing", outlook.signing());
        content.put("lines", lines);
        content.put("available", available(desk, given.getOrDefault("line", "")));
        content.put("files", ApplicationForm.parts(given.getOrDefault("attached", "")));
        return desk.page(
                "application/form", words.of("work.submit"), words.of("apply.answer"), content);
    }

    /// A line that can be spent from.
    ///
    /// @param value its name
    /// @param text what it is called, and what is available
    /// @param chosen whether it is the one
    public record Choice(String value, String text, boolean chosen) {}

    /// The lines of the person's unit in the current year; none where there are too many to choose
    /// from, and the line is typed.
    private List<Choice> lines(Desk desk, String chosen) {
        Visit visit = desk.visit();
        LineFilter filter = Filters.allLines(visit.question()).year(today(desk).getYear());
        if (visit.read().lines().count(visit.cut(), filter) > LINES_MAX) {
            return List.of();
        }
        Map<String, Money> available =
                visit.execution(filter, Grouping.by(Dimension.LINE)).stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.keys().getFirst(),
                                        row -> row.of(Measure.AVAILABLE)));
        return visit.read().lines().lines(visit.cut(), filter, Optional.empty(), LINES_MAX).stream()
                .map(line ->
                        new Choice(
                                line.line(),
                                desk.words()
                                        .of(
                                                "apply.line",
                                                line.label().orElse(line.line()),
                                                visit.amounts()
                                                        .full(
                                                                available.getOrDefault(
                                                                        line.line(), Money.ZERO))),
                                line.line().equals(chosen)))
                .toList();
    }

    /// What the chosen line has; empty where none is chosen.
    private static String available(Desk desk, String line) {
        Visit visit = desk.visit();
        return line.isEmpty()
                ? ""
                : visit.execution(LineFilter.ofLine(line), Grouping.by(Dimension.LINE)).stream()
                        .findFirst()
                        .map((ExecutionRow row) -> row.of(Measure.AVAILABLE))
                        .map(amount ->
                                desk.words().of("apply.available", visit.amounts().full(amount)))
                        .orElse("");
    }
}
