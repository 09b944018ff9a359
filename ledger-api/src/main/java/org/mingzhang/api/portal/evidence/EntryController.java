package org.mingzhang.api.portal.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Portal;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController.Fact;
import org.mingzhang.api.portal.line.Statement;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.EntryScope;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.balances.MovementPage;
import org.mingzhang.projections.balances.MovementView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One entry: what was written, and whether it can have been changed.
@Controller
public final class EntryController {

    private static final String LINE_TAG = "line:";
    private static final String REFUSED = "Refused";
    private static final String PAYMENT_TAG = "payment:";

    private final Portal portal;
    private final EntryScope scopes;
    private final JsonMapper pretty =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Entries of a ledger.
    public EntryController(Portal portal, EntryScope scopes) {
        this.portal = portal;
        this.scopes = scopes;
    }

    /// What vouches for an entry in one suite.
    ///
    /// @param name the hash function
    /// @param command how to compute the leaf hash in a shell
    /// @param leaf the leaf hash
    /// @param previous the leaf hash of the entry before, as this one says
    /// @param size how many entries the checkpoint covers; empty while none covers this one
    /// @param root the root hash
    /// @param note the signed note
    public record Proof(
            String name,
            String command,
            String leaf,
            String previous,
            String size,
            String root,
            String note) {

        /// Whether a checkpoint covers the entry.
        public boolean isCovered() {
            return !size.isEmpty();
        }
    }

    /// An entry.
    @GetMapping({"/zh/open/entry/{position}", "/en/open/entry/{position}"})
    public ModelAndView entry(@PathVariable String position, HttpServletRequest request)
            throws InterruptedException {
        Visit visit = portal.visit(request, Set.of());
        long at = position(position);
        if (at >= portal.size()) {
            throw new FaultException(new Fault.PositionBeyondEnd(at, portal.size()));
        }
        StoredEntry stored =
                portal.log()
                        .entry(at)
                        .orElseThrow(
                                () -> new FaultException(new Fault.NotFound("entry", position)));
        byte[] bytes = stored.bytes().toBytes();
        scopes.require(visit.question().scope(), bytes);
        Entry entry = Entry.parse(bytes);
        Words words = visit.words();
        List<Proof> proofs =
                portal.suites().map(suite -> proof(visit, suite, stored, entry)).toList();
        Map<String, Object> content = new TreeMap<>();
        List<Fact> facts = facts(visit, entry);
        facts.addAll(RefusalFacts.of(visit, entry));
        content.put("facts", facts);
        content.put("movements", movements(visit, entry));
        content.put("proofs", proofs);
        content.put("previous", at == 0 ? "" : visit.links().to("/entry/" + (at - 1)));
        content.put("next", at + 1 >= portal.size() ? "" : visit.links().to("/entry/" + (at + 1)));
        content.put("readable", portal.openReading());
        content.put("raw", new String(bytes, StandardCharsets.UTF_8));
        content.put("pretty", pretty.writeValueAsString(pretty.readTree(bytes)));
        content.put("rawHref", "/api/v1/entries/" + at);
        boolean covered = proofs.stream().allMatch(Proof::isCovered);
        return visit.page(
                "evidence/entry",
                visit.frame(
                        words.of("page.entry", Amounts.count(at)),
                        words.of(
                                "answer.entry",
                                visit.dates().millisecond(entry.recordedAt()),
                                who(visit, entry),
                                visit.event(entry.type()),
                                visit.zone()),
                        crumbs(visit, entry),
                        List.of(
                                covered
                                        ? Cell.chip(words.of("chip.covered"), "ok")
                                        : Cell.chip(words.of("chip.waiting"), "warn")),
                        null,
                        false),
                content);
    }

    private static long position(String text) {
        try {
            long position = Long.parseLong(text);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException _) {
            // Refused below like a negative one.
        }
        throw new FaultException(new Fault.BadParameter("position", text, Expected.Form.POSITION));
    }

    private String who(Visit visit, Entry entry) {
        String role =
                visit.words().find("role." + entry.actor().role()).orElse(entry.actor().role());
        return portal.openReading() ? role + " " + entry.actor().id() : role;
    }

    private static List<PageFrame.Crumb> crumbs(Visit visit, Entry entry) {
        List<PageFrame.Crumb> crumbs = new ArrayList<>();
        tagged(entry, LINE_TAG)
                .ifPresent(line ->
                        crumbs.add(
                                new PageFrame.Crumb(
                                        visit.words().of("page.line", line),
                                        visit.links().to("/line/" + line))));
        tagged(entry, PAYMENT_TAG)
                .ifPresent(payment ->
                        crumbs.add(
                                new PageFrame.Crumb(
                                        visit.words().of("page.payment", payment),
                                        visit.links().to("/payment/" + payment))));
        if (!crumbs.isEmpty() && entry.type().endsWith(REFUSED)) {
            // What a refused command names need not exist.
            return List.of(
                    new PageFrame.Crumb(
                            visit.words().of("page.refusals"), visit.links().to("/refusals")));
        }
        if (crumbs.isEmpty()) {
            crumbs.add(
                    new PageFrame.Crumb(
                            visit.words().of("page.log"), visit.links().timeless("/log")));
        }
        return crumbs;
    }

    private static Optional<String> tagged(Entry entry, String kind) {
        return entry.tags().stream()
                .filter(tag -> tag.startsWith(kind))
                .map(tag -> tag.substring(kind.length()))
                .findFirst();
    }

    private List<Fact> facts(Visit visit, Entry entry) {
        Words words = visit.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.of("entry.type"), entry.type() + " · " + entry.revision(), ""));
        facts.add(
                new Fact(
                        words.of("entry.recorded"),
                        visit.dates().millisecond(entry.recordedAt()),
                        ""));
        facts.add(
                new Fact(
                        words.of("entry.decided"),
                        visit.dates().millisecond(entry.decidedAt()),
                        ""));
        facts.add(
                new Fact(
                        words.of("entry.actor"),
                        who(visit, entry) + " · " + entry.actor().unit(),
                        ""));
        if (portal.openReading()) {
            facts.add(
                    new Fact(
                            words.of("entry.command"),
                            entry.command().client() + " / " + entry.command().id(),
                            ""));
        }
        facts.add(new Fact(words.of("entry.id"), entry.id().toString(), ""));
        facts.add(
                new Fact(
                        words.of("entry.log"),
                        entry.log().value(),
                        visit.links().timeless("/log")));
        return facts;
    }

    /// What the entry did to the lines that it names, each with the balances before and after.
    private static List<DataTable> movements(Visit visit, Entry entry) {
        List<DataTable> tables = new ArrayList<>();
        for (String tag : entry.tags()) {
            if (tag.startsWith(LINE_TAG)) {
                movement(visit, entry, tag.substring(LINE_TAG.length())).ifPresent(tables::add);
            }
        }
        return tables;
    }

    private static Optional<DataTable> movement(Visit visit, Entry entry, String line) {
        if (entry.position() >= visit.cut().size()) {
            return Optional.empty();
        }
        List<MovementView> found =
                visit.read()
                        .balances()
                        .movements(
                                visit.cut(),
                                AccountHolder.LINE,
                                line,
                                new MovementPage(
                                        Optional.empty(),
                                        OptionalLong.of(entry.position() + 1),
                                        2));
        if (found.isEmpty() || found.getFirst().position() != entry.position()) {
            return Optional.empty();
        }
        Figures after = found.getFirst().after();
        Figures before = found.size() > 1 ? found.get(1).after() : Figures.ZERO;
        Words words = visit.words();
        String href = visit.links().to("/line/" + line);
        List<List<Cell>> rows = new ArrayList<>();
        for (MovementView.Change change : found.getFirst().changes()) {
            Account account = change.account();
            boolean debit = change.side() == Account.Side.DEBIT;
            rows.add(
                    List.of(
                            Cell.text(Statement.name(words, account))
                                    .to(visit.links().timeless("/terms") + "#accounts"),
                            debit
                                    ? amount(visit, change.amount())
                                    : Cell.none(words.of("none.side")),
                            debit
                                    ? Cell.none(words.of("none.side"))
                                    : amount(visit, change.amount()),
                            amount(visit, before.of(account)).to(href),
                            amount(visit, after.of(account)).to(href)));
        }
        return Optional.of(
                new DataTable(
                        "postings",
                        words.of("caption.postings", line),
                        words.of(
                                "table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                        List.of(
                                Column.text(words.of("column.account")),
                                Column.number(words.of("column.debit")),
                                Column.number(words.of("column.credit")),
                                Column.number(words.of("column.before")).onWide(),
                                Column.number(words.of("column.after")).onWide()),
                        null,
                        rows,
                        null,
                        words.of("empty.statement")));
    }

    private static Cell amount(Visit visit, Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }

    private Proof proof(Visit visit, Suite suite, StoredEntry stored, Entry entry) {
        Optional<String> note = portal.log().checkpointCovering(suite, stored.position());
        Optional<Checkpoint> checkpoint = note.map(Portal::parse);
        return new Proof(
                visit.words().of("suite." + suite.id()),
                Shell.of(suite, stored.position()),
                stored.leaf(suite).map(Hash32::hex).orElse(""),
                Optional.ofNullable(entry.previous().get(suite)).map(Hash32::hex).orElse(""),
                checkpoint.map(c -> Amounts.count(c.size())).orElse(""),
                checkpoint.map(c -> c.root().hex()).orElse(""),
                note.orElse(""));
    }
}
