package org.mingzhang.api.portal.work;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Language;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Menu;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.duty.Duty;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.projections.payments.PaymentFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/// A look at a page behind sign-in: now, by somebody.
///
/// @param visit the look
/// @param person who looks
/// @param csrf what a form of this session carries; null where the session is that of a program
public record Desk(Visit visit, Identity person, @Nullable CsrfToken csrf) {

    /// The word of the address that names the entry of the decision before.
    public static final String DONE = "done";

    /// A look at a page.
    ///
    /// @param known the words that its address takes
    public static Desk of(Portal portal, HttpServletRequest request, Set<String> known)
            throws InterruptedException {
        Identity person =
                Identity.of(request)
                        .orElseThrow(() -> new FaultException(new Fault.Unauthenticated(false)));
        return new Desk(
                portal.visit(request, Filters.words(known, Set.of(DONE, "_csrf"))),
                person,
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token
                        : null);
    }

    /// The words of the language.
    public Words words() {
        return visit.words();
    }

    /// The address of a page of somebody's work.
    public String to(String tail, String... words) {
        Map<String, String> query = new TreeMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (!words[i + 1].isEmpty()) {
                query.put(words[i], words[i + 1]);
            }
        }
        return address(visit.language(), tail, query);
    }

    /// The address of the rows of this page behind one.
    ///
    /// @param cursor what names the row, as the word `after` of the page takes it
    public String behind(String cursor) {
        Map<String, String> given = new TreeMap<>(visit.question().given());
        given.keySet().removeAll(List.of(DONE, "min", "_csrf"));
        given.put("after", cursor);
        return address(visit.language(), visit.tail(), given);
    }

    private static String address(Language language, String tail, Map<String, String> query) {
        return "/"
                + language.path()
                + "/work"
                + UriUtils.encodePath(tail, StandardCharsets.UTF_8)
                + Links.query(query);
    }

    /// The payments that the person may see.
    public PaymentFilter payments() {
        return Filters.payments(visit.question());
    }

    /// Whether one of the roles of the person may submit a command.
    public boolean may(Class<? extends Command> command) {
        return person.roles().stream().anyMatch(role -> Duty.permits(role, command));
    }

    /// In which role the person is addressed.
    public String role() {
        String role = person.roles().getFirst();
        return words().find("role." + role).orElse(role);
    }

    /// Where the person acts, in words.
    public String place() {
        if (!person.units().isEmpty()) {
            return visit.portal()
                    .names()
                    .find(CodeKind.UNIT, person.units(), visit.language().locale())
                    .orElse(person.units());
        }
        return person.scope().isEmpty()
                ? words().of("work.everywhere")
                : visit.areaName(full(person.scope()));
    }

    /// A division by the beginning of its code: names are those of the whole code.
    private static String full(String scope) {
        return scope + "0".repeat(Math.max(0, 9 - scope.length()));
    }

    /// A page.
    ///
    /// @param template its name, below `org/mingzhang/api/portal`
    /// @param heading the `h1`
    /// @param answer the answer in one sentence; may be empty
    public ModelAndView page(
            String template, String heading, String answer, Map<String, ?> content) {
        Words words = words();
        Links links = new Links(visit.language(), Map.of());
        return new ModelAndView(template)
                .addAllObjects(content)
                .addObject("w", words)
                .addObject("lang", visit.language())
                .addObject("origin", visit.portal().origin())
                .addObject("links", links)
                .addObject("menu", Menu.elsewhere(links, words))
                .addObject("alternates", alternates())
                .addObject("title", heading + " · " + words.of("site.name"))
                .addObject("heading", heading)
                .addObject("answer", answer)
                .addObject("who", new Who(person.person(), role(), place()))
                .addObject("nav", nav())
                .addObject("csrf", csrf)
                .addObject("done", done().orElse(null))
                .addObject(
                        "asOf",
                        words.of(
                                "time.now",
                                visit.moment(),
                                Amounts.count(visit.cut().size() - 1),
                                visit.zone()));
    }

    /// Who works at the desk.
    ///
    /// @param person the person
    /// @param role in words
    /// @param place where they act, in words
    public record Who(String person, String role, String place) {}

    private List<PageFrame.Alternate> alternates() {
        return Stream.of(Language.values())
                .map(language ->
                        new PageFrame.Alternate(
                                language.tag(),
                                words().of("language." + language.path()),
                                address(language, visit.tail(), visit.question().address()),
                                language == visit.language()))
                .toList();
    }

    /// The pages of the work of this person.
    private List<Menu.Item> nav() {
        List<Menu.Item> items = new ArrayList<>();
        items.add(item("", "work.home"));
        if (Step.of(this).findAny().isPresent()) {
            items.add(item("/inbox", "work.inbox"));
            items.add(item("/done", "work.done"));
        }
        if (may(PaymentCommand.SubmitPayment.class)) {
            items.add(item("/submit", "work.submit"));
            items.add(item("/payments", "work.payments"));
        }
        return items;
    }

    private Menu.Item item(String tail, String word) {
        return new Menu.Item(
                words().of(word),
                to(tail),
                visit.tail().equals(tail)
                        || (!tail.isEmpty() && visit.tail().startsWith(tail + "/")));
    }

    /// What the step before recorded.
    ///
    /// @param text in words
    /// @param href its entry
    public record Recorded(String text, String href) {}

    private Optional<Recorded> done() {
        OptionalLong position = visit.question().position(DONE);
        return position.isEmpty()
                ? Optional.empty()
                : visit.portal()
                        .log()
                        .entry(position.getAsLong())
                        .map(entry ->
                                new Recorded(
                                        words().of(
                                                        "work.recorded",
                                                        visit.event(entry.type()),
                                                        Amounts.count(position.getAsLong()),
                                                        visit.dates()
                                                                .millisecond(entry.recordedAt())),
                                        visit.links().timeless("/entry/" + position.getAsLong())));
    }
}
