package org.mingzhang.api.portal.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.StoredEntry;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/// The log: how far it is, what vouches for it, its newest entries; and the words of the portal.
@Controller
public final class LogPageController {

    private static final int ROWS = 50;

    private static final List<String> TERMS =
            List.of(
                    "adjusted",
                    "paid",
                    "share",
                    "encumbered",
                    "available",
                    "unreleased",
                    "frozen",
                    "recalled",
                    "carried",
                    "payment",
                    "refund",
                    "pool",
                    "recorded",
                    "effective",
                    "position",
                    "checkpoint",
                    "deidentified");

    private final Portal portal;

    /// The log of a ledger.
    public LogPageController(Portal portal) {
        this.portal = portal;
    }

    /// A signed statement of the log about itself.
    ///
    /// @param suite its hash function
    /// @param size how many entries it covers
    /// @param root the hash of all of them
    /// @param note the signed note
    /// @param href the note as it is
    public record Signed(String suite, String size, String root, String note, String href) {}

    /// A word of the portal.
    ///
    /// @param id its anchor
    /// @param term the word
    /// @param text what it means, with its formula and accounts
    public record Term(String id, String term, String text) {}

    /// The log.
    @GetMapping({"/zh/open/log", "/en/open/log"})
    public ModelAndView log(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of("after"));
        Words words = visit.words();
        Suite suite = portal.suites().findFirst().orElseThrow();
        long size = visit.isPast() ? visit.cut().size() : portal.size();
        long end = visit.question().position("after").orElse(size);
        long from = Math.max(0, Math.min(end, size) - ROWS);
        List<StoredEntry> entries =
                portal.log().entries(from, (int) (Math.min(end, size) - from)).reversed();
        DataTable table =
                new DataTable(
                        "entries",
                        words.of("caption.entries"),
                        null,
                        List.of(
                                Column.number(words.of("column.position")),
                                Column.text(words.of("column.event")),
                                Column.text(words.of("column.recorded")).onWide(),
                                Column.text(
                                                words.of(
                                                        "column.leaf-of",
                                                        words.of("suite." + suite.id())))
                                        .onWide()),
                        null,
                        entries.stream().map(entry -> row(visit, entry, suite)).toList(),
                        from == 0
                                ? null
                                : Links.address(
                                        visit.language(),
                                        "/log",
                                        Map.of("after", Long.toString(from))),
                        words.of("empty.ledger"));
        Map<String, Object> content = new TreeMap<>();
        content.put("signed", signed(visit));
        content.put("table", table);
        content.put("origin", portal.log().log().origin().value());
        content.put("size", Amounts.count(size));
        content.put("readPosition", Amounts.count(visit.cut().size() - 1));
        return visit.page(
                "evidence/log",
                visit.frame(
                        words.of("page.log"),
                        words.of(
                                "answer.log",
                                portal.log().log().origin().value(),
                                Amounts.count(size)),
                        List.of(),
                        List.of(),
                        null,
                        false),
                content);
    }

    private List<Signed> signed(Visit visit) {
        List<Signed> signed = new ArrayList<>();
        portal.suites()
                .forEach(suite ->
                        portal.log()
                                .checkpoint(suite)
                                .ifPresent(note -> {
                                    var checkpoint = Portal.parse(note);
                                    signed.add(
                                            new Signed(
                                                    visit.words().of("suite." + suite.id()),
                                                    Amounts.count(checkpoint.size()),
                                                    checkpoint.root().hex(),
                                                    note,
                                                    "/api/v1/checkpoint?suite=" + suite.id()));
                                }));
        return signed;
    }

    private static List<Cell> row(Visit visit, StoredEntry entry, Suite suite) {
        String href = visit.links().timeless("/entry/" + entry.position());
        return List.of(
                Cell.number(Amounts.count(entry.position()), Long.toString(entry.position()))
                        .to(href),
                Cell.text(visit.event(entry.type())).to(href),
                Cell.text(visit.dates().millisecond(entry.recordedAt())),
                entry.leaf(suite)
                        .map(leaf ->
                                Cell.code(leaf.hex().substring(0, 16) + "…").saying(leaf.hex()))
                        .orElseGet(() -> Cell.none(visit.words().of("none.leaf"))));
    }

    /// The words.
    @GetMapping({"/zh/open/terms", "/en/open/terms"})
    public ModelAndView terms(HttpServletRequest request) throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        Words words = visit.words();
        Map<String, Object> content = new TreeMap<>();
        content.put(
                "terms",
                TERMS.stream()
                        .map(id ->
                                new Term(
                                        id,
                                        words.of("term." + id),
                                        words.of("term." + id + ".text")))
                        .toList());
        content.put(
                "accounts",
                new DataTable(
                        "accounts",
                        words.of("caption.accounts"),
                        null,
                        List.of(
                                Column.text(words.of("column.code")),
                                Column.text(words.of("column.account")),
                                Column.text(words.of("column.side"))),
                        null,
                        Account.all().stream()
                                .map(account ->
                                        List.of(
                                                Cell.code(Integer.toString(account.code())),
                                                Cell.text(words.of("account." + account.code())),
                                                Cell.text(
                                                        account.side() == Account.Side.DEBIT
                                                                ? words.of("column.debit")
                                                                : words.of("column.credit"))))
                                .toList(),
                        null,
                        ""));
        return visit.page(
                "evidence/terms",
                visit.frame(
                        words.of("page.terms"),
                        words.of("answer.terms"),
                        List.of(),
                        List.of(),
                        null,
                        false),
                content);
    }
}
