package org.mingzhang.api.portal.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.payment.PaymentController;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.portal.work.Step;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Place;
import org.mingzhang.projections.payments.InFlightView;
import org.mingzhang.projections.payments.PaymentView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/// What waits for somebody, the oldest first; one case with everything there is to know; and the
/// decision on it, after which the next case opens.
@Controller
public final class InboxController {

    private static final int ROWS = 50;

    private final Portal portal;
    private final CaseFile file;
    private final Decisions decisions;
    private final Submissions submissions;

    /// An inbox before a ledger.
    public InboxController(
            Portal portal, CaseFile file, Submissions submissions, InstantSource clock) {
        this.portal = portal;
        this.file = file;
        this.decisions = new Decisions(submissions, clock);
        this.submissions = submissions;
    }

    /// What waits.
    @GetMapping({"/zh/work/inbox", "/en/work/inbox"})
    public ModelAndView inbox(HttpServletRequest request) throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of("after", Inbox.STEP));
        Inbox inbox = Inbox.of(desk, step(desk));
        Map<String, Object> content = new TreeMap<>();
        content.put("figures", inbox.figures());
        content.put("kinds", inbox.kinds());
        content.put(
                "table",
                inbox.table(
                        rows(
                                desk,
                                inbox.waiting(
                                        desk.visit().question().position("after"), ROWS + 1))));
        return desk.page("inbox/inbox", desk.words().of("work.inbox"), inbox.answer(), content);
    }

    private static Optional<Step> step(Desk desk) {
        return desk.visit()
                .question()
                .choice(Inbox.STEP, Step.of(desk).map(Step::word).toList())
                .flatMap(Step::of);
    }

    private static Rows<InFlightView> rows(Desk desk, List<InFlightView> found) {
        return Rows.of(desk::behind, found, ROWS, one -> one.payment().position());
    }

    /// What the person decided.
    @GetMapping({"/zh/work/done", "/en/work/done"})
    public ModelAndView done(HttpServletRequest request) throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of("after"));
        Visit visit = desk.visit();
        Rows<InFlightView> decided =
                rows(
                        desk,
                        visit.read()
                                .tasks()
                                .decidedBy(
                                        visit.cut(),
                                        desk.payments(),
                                        desk.person().person(),
                                        visit.question().position("after"),
                                        ROWS + 1));
        return desk.page(
                "inbox/inbox",
                desk.words().of("work.done"),
                desk.words().of("inbox.done", desk.person().person()),
                Map.of(
                        "table",
                        PersonTable.of(desk, "done", decided, desk.words().of("inbox.done-none"))));
    }

    /// The case that has waited longest, or the empty inbox.
    @GetMapping({"/zh/work/next", "/en/work/next"})
    public ModelAndView next(HttpServletRequest request) throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of());
        String done = desk.visit().question().text(Desk.DONE).orElse("");
        String tail =
                Inbox.of(desk, Optional.empty()).waiting(OptionalLong.empty(), 1).stream()
                        .findFirst()
                        .map(next -> "/inbox/" + next.payment().payment().orElseThrow())
                        .orElse("/inbox");
        return new ModelAndView("redirect:" + desk.to(tail, Desk.DONE, done));
    }

    /// One case.
    @GetMapping({"/zh/work/inbox/{*id}", "/en/work/inbox/{*id}"})
    public ModelAndView open(@PathVariable String id, HttpServletRequest request)
            throws InterruptedException {
        Desk desk = Desk.of(portal, request, Set.of());
        PaymentView payment = payment(desk, id.substring(1));
        if (Step.of(desk).findAny().isEmpty()) {
            // Who decides nothing needs to know no more than everybody.
            return new ModelAndView(
                    "redirect:"
                            + desk.visit()
                                    .links()
                                    .to("/payment/" + payment.payment().orElseThrow()));
        }
        return page(desk, payment, Tried.NOTHING);
    }

    private static PaymentView payment(Desk desk, String name) {
        PaymentView payment =
                desk.visit()
                        .read()
                        .payments()
                        .payment(desk.visit().cut(), name)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("payment", name)));
        Place.of(payment).requireIn(desk.visit().question().scope());
        return payment;
    }

    /// What was tried on a case and did not go.
    ///
    /// @param given what was typed, to be kept
    /// @param fault why it did not go
    /// @param changed whether the case is another than the one that was looked at
    record Tried(Map<String, String> given, Optional<Fault> fault, boolean changed) {
        static final Tried NOTHING = new Tried(Map.of(), Optional.empty(), false);
    }

    private ModelAndView page(Desk desk, PaymentView known, Tried tried)
            throws InterruptedException {
        CaseFile.Seen seen = file.seen(desk, known);
        PaymentView payment = seen.payment();
        Words words = desk.words();
        Visit visit = desk.visit();
        Map<String, Object> content = new TreeMap<>(file.of(desk, seen));
        List<Step> open =
                Arrays.stream(Step.values())
                        .filter(step -> step.isOpen(desk, payment.state()))
                        .toList();
        Optional<Step> main = open.stream().filter(step -> step != Step.RETURN).findFirst();
        Decisions.Offer offer = decisions.offer(desk, payment, main, open.contains(Step.RETURN));
        content.put("decision", offer);
        content.put("signing", offer.outlook().signing());
        content.put("state", PaymentController.state(visit, payment));
        content.put("given", tried.given());
        content.put("changed", tried.changed());
        content.put(
                "problem",
                tried.fault().map(fault -> submissions.rebuke(desk, fault)).orElse(null));
        ModelAndView page =
                desk.page(
                        "inbox/case",
                        words.of(
                                main.map(step -> "case.heading-" + step.word())
                                        .orElse("case.heading"),
                                payment.payment().orElseThrow()),
                        words.of(
                                "case.answer",
                                visit.amounts().full(payment.amount()),
                                PaymentController.payee(visit, payment.payee().name()).text(),
                                PaymentController.payee(visit, payment.purpose()).text()),
                        content);
        tried.fault().ifPresent(fault -> page.setStatus(submissions.status(fault)));
        if (tried.changed()) {
            page.setStatus(HttpStatus.CONFLICT);
        }
        return page;
    }

    /// Decides. Whoever looked at something else than what there is now is shown that first.
    @PostMapping({"/zh/work/inbox/{*id}", "/en/work/inbox/{*id}"})
    public ModelAndView decide(@PathVariable String id, HttpServletRequest request)
            throws InterruptedException {
        Desk desk = Desk.of(portal, request, Decisions.FORM);
        PaymentView payment = payment(desk, id.substring(1));
        Map<String, String> given = desk.visit().question().given();
        Step step =
                Step.of(given.getOrDefault("act", ""))
                        .orElseThrow(() ->
                                new FaultException(
                                        new Fault.BadParameter(
                                                "act",
                                                given.getOrDefault("act", ""),
                                                new Expected.OneOf(
                                                        Stream.of(Step.values())
                                                                .map(Step::word)
                                                                .toList()))));
        if (!given.getOrDefault("seen", "").equals(Long.toString(payment.statePosition()))) {
            return page(desk, payment, new Tried(given, Optional.empty(), true));
        }
        try {
            String position =
                    Long.toString(
                            submissions.submit(
                                    desk, decisions.command(desk, payment, step, given), request));
            ModelAndView next =
                    new ModelAndView(
                            "redirect:" + desk.to("/next", Desk.DONE, position, "min", position));
            next.setStatus(HttpStatus.SEE_OTHER);
            return next;
        } catch (FaultException e) {
            return page(desk, payment, new Tried(given, Optional.of(e.fault()), false));
        }
    }
}
