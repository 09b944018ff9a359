package org.mingzhang.api.portal.inbox;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.attachments.AttachmentStore;
import org.mingzhang.api.disclosures.Disclosures;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Links;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController;
import org.mingzhang.api.portal.payment.PaymentController;
import org.mingzhang.api.portal.work.Desk;
import org.mingzhang.api.tables.TableLibrary;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.log.entry.ActorSignature;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.ruletable.TableForm;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.PaymentKind;
import org.mingzhang.projections.payments.PaymentState;
import org.mingzhang.projections.payments.PaymentView;
import org.mingzhang.projections.payments.StepView;
import tools.jackson.databind.JsonNode;

/// Everything that there is to know of a payment before deciding on it, each with where it stands
/// in the log.
public final class CaseFile {

    /// While the amount is held and neither paid nor free again.
    private static final Set<PaymentState> IN_FLIGHT =
            EnumSet.of(
                    PaymentState.SUBMITTED,
                    PaymentState.REVIEWED,
                    PaymentState.APPROVED,
                    PaymentState.VOUCHER_ISSUED,
                    PaymentState.BLOCKED);

    private static final int OTHERS = 10;
    private static final int CLAIM_ENTRIES_MAX = 100;

    private final AttachmentStore attachments;
    private final TableLibrary tables;
    private final Disclosures disclosures;

    /// Files of cases.
    public CaseFile(AttachmentStore attachments, TableLibrary tables, Disclosures disclosures) {
        this.attachments = attachments;
        this.tables = tables;
        this.disclosures = disclosures;
    }

    /// A payment as it was applied for.
    ///
    /// @param payment with what the person may see of its payee
    /// @param application the data of the entry
    record Seen(PaymentView payment, JsonNode application) {}

    /// Reads an application; that is on record, as every other reading.
    Seen seen(Desk desk, PaymentView payment) throws InterruptedException {
        byte[] entry =
                desk.visit()
                        .portal()
                        .log()
                        .entry(payment.position())
                        .orElseThrow()
                        .bytes()
                        .toBytes();
        Payee payee = payment.payee();
        return new Seen(
                payment.seen(
                        new Payee(
                                payee.id(),
                                payee.kind(),
                                disclosures.seenBy(desk.person(), entry, payee.name()),
                                payee.account()),
                        disclosures.seenBy(desk.person(), entry, payment.purpose())),
                Entry.parse(entry).data());
    }

    /// One thing that was looked at.
    ///
    /// @param kind `ok`, `warn`, `bad` or `plain`, the colour of its mark
    /// @param mark the outcome in a word
    /// @param text what was looked at and found
    /// @param href where it can be read; empty for nowhere
    /// @param source what `href` leads to
    record Check(String kind, String mark, String text, String href, String source) {}

    /// A file that the application rests on.
    ///
    /// @param name its digest
    /// @param size in words
    /// @param href the bytes
    record File(String name, String size, String href) {}

    /// The content of the page.
    Map<String, Object> of(Desk desk, Seen seen) {
        Visit visit = desk.visit();
        PaymentView payment = seen.payment();
        JsonNode application = seen.application();
        List<StepView> steps = visit.read().payments().steps(visit.cut(), payment.position());
        Figures line = figures(visit, AccountHolder.LINE, payment.line());
        Figures pool = figures(visit, AccountHolder.POOL, payment.pool());
        Map<String, Object> content = new TreeMap<>();
        content.put("facts", facts(visit, payment, application));
        content.put(
                "balance",
                IN_FLIGHT.contains(payment.state())
                        ? balance(visit, payment, application, line)
                        : null);
        content.put("checks", checks(visit, payment, application, steps, line, pool));
        content.put("others", others(desk, payment));
        content.put("standards", standards(visit, application));
        content.put("files", files(visit, application));
        content.put("steps", PaymentController.chain(visit, payment, steps, true));
        content.put("public", visit.links().to("/payment/" + payment.payment().orElseThrow()));
        return content;
    }

    private static Entry entry(Visit visit, long position) {
        return Entry.parse(visit.portal().log().entry(position).orElseThrow().bytes().toBytes());
    }

    private static Figures figures(Visit visit, AccountHolder holder, String id) {
        return visit.read()
                .balances()
                .balance(visit.cut(), holder, id)
                .map(BalanceView::figures)
                .orElse(Figures.ZERO);
    }

    private static List<LineController.Fact> facts(
            Visit visit, PaymentView payment, JsonNode application) {
        Words words = visit.words();
        Links links = visit.links();
        List<LineController.Fact> facts = new ArrayList<>();
        facts.add(
                fact(
                        words.of("column.payee"),
                        PaymentController.payee(visit, payment.payee().name()).text()
                                + " · "
                                + payment.payee().id(),
                        links.to("/payments", "payee", payment.payee().id())));
        facts.add(
                fact(
                        words.of("column.purpose"),
                        PaymentController.payee(visit, payment.purpose()).text(),
                        ""));
        payment.expectedResult()
                .ifPresent(text -> facts.add(fact(words.of("column.expected-result"), text, "")));
        facts.add(
                fact(
                        words.of("column.unit"),
                        visit.named(CodeKind.UNIT, payment.unit()),
                        links.to("/unit/" + payment.unit())));
        facts.add(
                fact(words.of("column.line"), payment.line(), links.to("/line/" + payment.line())));
        facts.add(
                fact(
                        words.of("column.invoices"),
                        payment.invoices().isEmpty()
                                ? words.of("case.none")
                                : String.join("; ", payment.invoices()),
                        ""));
        facts.add(
                fact(
                        words.of("case.contract"),
                        Stream.of(text(application, "contract"), payment.contractLine())
                                .flatMap(Optional::stream)
                                .reduce((one, other) -> one + " · " + other)
                                .orElseGet(() -> words.of("case.none")),
                        ""));
        text(application, "exception")
                .ifPresent(name -> facts.add(fact(words.of("case.exception"), name, "")));
        payment.resubmits()
                .ifPresent(old ->
                        facts.add(
                                fact(
                                        words.of("column.resubmits"),
                                        old,
                                        links.to("/payment/" + old))));
        return facts;
    }

    private static LineController.Fact fact(String label, String text, String href) {
        return new LineController.Fact(label, text, href);
    }

    private static Optional<String> text(JsonNode data, String member) {
        return Optional.of(data.path(member)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /// What the line has, will have once this is paid, and would have if it went back.
    private static DataTable balance(
            Visit visit, PaymentView payment, JsonNode application, Figures line) {
        Words words = visit.words();
        Money amount = payment.amount();
        boolean underContract = application.path("contract").isString();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(
                row(
                        visit,
                        words.of("part.available"),
                        line.available(),
                        Money.ZERO,
                        underContract ? Money.ZERO : amount));
        if (underContract) {
            rows.add(
                    row(
                            visit,
                            words.of("part.committed"),
                            line.of(Account.COMMITTED),
                            Money.ZERO,
                            amount));
        }
        rows.add(
                row(
                        visit,
                        words.of("part.pending"),
                        line.of(Account.PENDING_PAYMENT),
                        amount.negated(),
                        amount.negated()));
        rows.add(row(visit, words.of("part.paid"), line.paid(), amount, Money.ZERO));
        return new DataTable(
                "balance",
                words.of("case.balance", payment.line()),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.account")),
                        Column.number(words.of("case.now")),
                        Column.number(words.of("case.if-paid")),
                        Column.number(words.of("case.if-returned")).onWide()),
                null,
                rows,
                null,
                words.of("empty.statement"));
    }

    private static List<Cell> row(Visit visit, String name, Money now, Money paid, Money returned) {
        return List.of(
                Cell.text(name),
                amount(visit, now),
                amount(visit, now.plus(paid)),
                amount(visit, now.plus(returned)));
    }

    private static Cell amount(Visit visit, Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }

    private List<Check> checks(
            Visit visit,
            PaymentView payment,
            JsonNode application,
            List<StepView> steps,
            Figures line,
            Figures pool) {
        Words words = visit.words();
        List<Check> checks = new ArrayList<>();
        checks.add(
                new Check(
                        line.available().isNegative() ? "warn" : "ok",
                        words.of("case.held"),
                        words.of(
                                line.available().isNegative()
                                        ? "case.balance-pool"
                                        : "case.balance-line",
                                visit.amounts().full(payment.amount()),
                                visit.amounts().full(line.available()),
                                visit.amounts().full(pool.available())),
                        visit.links().to("/pool/" + payment.pool()),
                        words.of("case.pool")));
        String submission = visit.links().timeless("/entry/" + payment.position());
        checks.add(
                new Check(
                        "ok",
                        words.of("case.no-duplicate"),
                        words.of("case.duplicates"),
                        submission,
                        words.of("position", Amounts.count(payment.position()))));
        String calendar = application.path("calendarVersion").asString("");
        checks.add(
                new Check(
                        "plain",
                        words.of("case.calendar"),
                        calendar.isEmpty()
                                ? words.of("case.calendar-none")
                                : words.of("case.calendar-version", calendar),
                        "",
                        ""));
        checks.add(limits(visit, payment));
        steps.forEach(step -> checks.add(signature(visit, step)));
        return checks;
    }

    private Check limits(Visit visit, PaymentView payment) {
        Words words = visit.words();
        String table = payment.division() + "/" + TableForm.AUTHORITY_LIMITS.id();
        return tables.versions(table, visit.cut().size()).stream()
                .filter(version -> version.confirmer().isPresent())
                .reduce((_, later) -> later)
                .map(version ->
                        new Check(
                                "plain",
                                words.of("case.limits"),
                                words.of(
                                        "case.limits-version",
                                        Integer.toString(version.proposal().version())),
                                visit.links().to("/table/" + table),
                                words.of("table.authority-limits")))
                .orElseGet(() ->
                        new Check(
                                "plain",
                                words.of("case.limits"),
                                words.of("case.limits-none"),
                                "",
                                ""));
    }

    private static Check signature(Visit visit, StepView step) {
        Words words = visit.words();
        Optional<ActorSignature> signature = entry(visit, step.position()).command().signature();
        String what = visit.event(step.type());
        return new Check(
                signature.isPresent() ? "ok" : "plain",
                words.of(signature.isPresent() ? "case.signed" : "case.unsigned"),
                signature
                        .map(one ->
                                words.of(
                                        "case.signed-by",
                                        what,
                                        step.actor().id(),
                                        one.alg(),
                                        one.key().substring(0, 16)))
                        .orElseGet(() -> words.of("case.unsigned-by", what, step.actor().id())),
                visit.links().timeless("/entry/" + step.position()),
                words.of("position", Amounts.count(step.position())));
    }

    /// What else the unit asked for the same payee, so that the eye finds what no rule forbids.
    private static DataTable others(Desk desk, PaymentView payment) {
        Visit visit = desk.visit();
        Words words = visit.words();
        PaymentFilter filter = desk.payments().to(payment.payee().id());
        List<PaymentView> found =
                visit
                        .read()
                        .payments()
                        .payments(visit.cut(), filter, OptionalLong.empty(), OTHERS + 1)
                        .stream()
                        .filter(other -> other.kind() == PaymentKind.PAYMENT)
                        .filter(other -> other.position() != payment.position())
                        .limit(OTHERS)
                        .toList();
        return new DataTable(
                "others",
                words.of("case.others"),
                words.of("table.unit", words.of("unit.one", visit.amounts().currencyWord())),
                List.of(
                        Column.text(words.of("column.payment")),
                        Column.text(words.of("column.purpose")).onWide(),
                        Column.text(words.of("column.state")).onWide(),
                        Column.text(words.of("column.date")).onWide(),
                        Column.number(words.of("column.amount"))),
                null,
                found.stream().map(other -> other(visit, payment, other)).toList(),
                null,
                words.of("case.others-none"));
    }

    private static List<Cell> other(Visit visit, PaymentView payment, PaymentView other) {
        String name = other.payment().orElseThrow();
        boolean same = other.amount().equals(payment.amount());
        return List.of(
                Cell.code(name).to(visit.links().to("/payment/" + name)),
                PaymentController.payee(visit, other.purpose()),
                PaymentController.state(visit, other),
                Cell.date(other.stateDate().toString()),
                same
                        ? Cell.chip(
                                visit.words()
                                        .of(
                                                "case.same-amount",
                                                visit.amounts().exact(other.amount())),
                                "warn")
                        : amount(visit, other.amount()));
    }

    /// The standards that the claim was held against, as the ledger computed them; null where no
    /// claim is paid.
    private static @Nullable DataTable standards(Visit visit, JsonNode application) {
        Optional<String> claim = text(application, "claim");
        if (claim.isEmpty()) {
            return null;
        }
        Words words = visit.words();
        Optional<Entry> filed =
                visit
                        .portal()
                        .log()
                        .positions(
                                Tags.tag("claim", claim.get()),
                                visit.cut().size(),
                                CLAIM_ENTRIES_MAX)
                        .stream()
                        .map(position -> entry(visit, position))
                        .filter(entry -> entry.data().path("assessments").isArray())
                        .reduce((_, later) -> later);
        List<List<Cell>> rows =
                filed.stream()
                        .flatMap(entry -> entry.data().path("assessments").valueStream())
                        .map(item -> assessment(visit, item))
                        .toList();
        return new DataTable(
                "standards",
                words.of("case.standards", claim.get()),
                null,
                List.of(
                        Column.text(words.of("case.item")),
                        Column.text(words.of("case.computation")).onWide(),
                        Column.text(words.of("column.table")).onWide(),
                        Column.number(words.of("column.limit")),
                        Column.number(words.of("column.value"))),
                null,
                rows,
                null,
                words.of("case.standards-none"));
    }

    private static List<Cell> assessment(Visit visit, JsonNode item) {
        String table = item.path("table").asString();
        String value = item.path("value").asString();
        String limit = item.path("limit").asString();
        return List.of(
                Cell.text(item.path("item").asString()),
                Cell.text(item.path("computation").asString()),
                Cell.text(
                                visit.words()
                                        .of(
                                                "case.table-version",
                                                table,
                                                item.path("version").asString()))
                        .to(visit.links().to("/table/" + table)),
                Cell.number(limit, limit),
                item.path("nearLimit").asBoolean(false)
                        ? Cell.chip(visit.words().of("case.near-limit", value), "warn")
                        : Cell.number(value, value));
    }

    private List<File> files(Visit visit, JsonNode application) {
        return application
                .path("attachments")
                .valueStream()
                .map(JsonNode::stringValue)
                .map(digest ->
                        new File(
                                digest,
                                attachments
                                        .find(digest)
                                        .map(content ->
                                                visit.words()
                                                        .of(
                                                                "case.file",
                                                                content.mediaType().id(),
                                                                Amounts.count(content.bytes())))
                                        .orElseGet(() -> visit.words().of("case.file-gone")),
                                "/api/v1/attachments/" + digest))
                .toList();
    }
}
