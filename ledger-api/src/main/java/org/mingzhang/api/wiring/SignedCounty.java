package org.mingzhang.api.wiring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.mingzhang.api.demo.DemoPerson;
import org.mingzhang.api.demo.DemoProvince;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.axon.OrderedSubmissions;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.Statement;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.signing.Statements;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A made-up county whose payments are signed by those who submit, review and approve them: keys
/// are enrolled, a rule asks for signatures, and the payments that follow carry them.
///
/// The keys of its persons follow from their names, so that loading it again changes nothing. They
/// are worth nothing.
final class SignedCounty {

    private static final String DIVISION = DemoProvince.SIGNED_COUNTY;
    private static final String UNIT = "445381101";
    private static final int PAYMENTS = 4;
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final DemoPerson HANDLER = person("handler", "handler", UNIT);
    private static final DemoPerson REVIEWER = person("reviewer", "reviewer", "445381");
    private static final DemoPerson APPROVER = person("approver", "approver", "445381");
    private static final DemoPerson CASHIER = person("cashier", "finance", "445381");
    private static final DemoPerson BUDGET = person("budget-a", "budget", "445381");
    private static final DemoPerson SECOND_BUDGET = person("budget-b", "budget", "445381");
    private static final DemoPerson ADMIN = person("admin", "admin", "445381");

    private final LedgerRuntime runtime;
    private final OrderedSubmissions stream;
    private final Statements statements;
    private final LocalDate asOf;
    private final String line;
    private int numbered;

    private SignedCounty(LedgerRuntime runtime, LocalDate asOf) {
        this.runtime = runtime;
        this.stream = runtime.ledger().ordered(LedgerSink.IN_FLIGHT_MAX);
        this.statements = new Statements(runtime.types(), runtime.queries());
        this.asOf = asOf;
        this.line = String.join("/", DIVISION, "" + asOf.getYear(), UNIT, "20502", "50201");
    }

    private static DemoPerson person(String name, String role, String unit) {
        return new DemoPerson("demo.445381." + name, role, unit);
    }

    /// Loads it, unless it is there.
    ///
    /// @param asOf a day of its fiscal year on which everything happens
    /// @throws SinkUnavailable if the ledger becomes unavailable
    static void load(LedgerRuntime runtime, LocalDate asOf) throws InterruptedException {
        new SignedCounty(runtime, asOf).load();
    }

    private void load() throws InterruptedException {
        if (runtime.queries()
                .receipt(DemoProvince.CLIENT, "demo-445381-signed-" + PAYMENTS)
                .isPresent()) {
            return;
        }
        open();
        for (DemoPerson person : new DemoPerson[] {HANDLER, REVIEWER, APPROVER}) {
            enrol(person);
        }
        String year = DIVISION + "/" + asOf.getYear();
        plain(
                BUDGET,
                "identity.ProposeSigningRule",
                data ->
                        data.put("year", year)
                                .put("version", 1)
                                .put("requiredFrom", asOf.toString())
                                .put("document", document("签名规则")));
        plain(
                SECOND_BUDGET,
                "identity.ConfirmSigningRule",
                data -> data.put("year", year).put("version", 1));
        for (int number = 1; number <= PAYMENTS; number++) {
            pay(number);
        }
    }

    private String document(String kind) {
        return "罗定市示范%s〔%d〕1号".formatted(kind, asOf.getYear());
    }

    private void open() throws InterruptedException {
        plain(
                BUDGET,
                "budgetline.ApproveAppropriation",
                data -> {
                    resting(data)
                            .put("division", DIVISION)
                            .put("fiscalYear", asOf.getYear())
                            .put("unit", UNIT)
                            .put("function", "20502")
                            .put("economic", "50201")
                            .put("fundType", "11")
                            .put("label", "罗定市示范学校 办公经费");
                });
        plain(BUDGET, "budgetline.ReleaseFunds", this::resting);
    }

    private ObjectNode resting(ObjectNode data) {
        dated(data).put("line", line).put("amount", "100000.00").put("document", document("财预"));
        return data;
    }

    private ObjectNode dated(ObjectNode data) {
        data.put("effectiveDate", asOf.toString()).putArray("attachments");
        return data;
    }

    private void enrol(DemoPerson person) throws InterruptedException {
        ActorSecret key = key(person);
        signed(
                person,
                "identity.ProposeKey",
                nextId(),
                data ->
                        data.put("key", key.key().id())
                                .put("alg", key.key().scheme().id())
                                .put(
                                        "publicKey",
                                        Base64.getEncoder().encodeToString(key.key().raw()))
                                .put("custody", "client"));
        plain(ADMIN, "identity.EnrolKey", data -> data.put("key", key.key().id()));
    }

    /// The last command of a payment has an id that says so.
    private void pay(int number) throws InterruptedException {
        String payment = "demo-445381-%d-%d".formatted(asOf.getYear(), number);
        signed(
                HANDLER,
                "payment.SubmitPayment",
                nextId(),
                data -> {
                    dated(data)
                            .put("payment", payment)
                            .put("line", line)
                            .put("amount", number + "00.00")
                            .put("purpose", "示范签名付款")
                            .put("expectedResult", "办公用品到位");
                    data.putObject("payee")
                            .put("id", "DEMO-S-445381-1")
                            .put("kind", "organisation")
                            .put("name", "罗定市示范供应商");
                    data.putArray("invoices").add("DEMO-" + payment);
                });
        Consumer<ObjectNode> step =
                data -> data.put("payment", payment).put("effectiveDate", asOf.toString());
        signed(REVIEWER, "payment.ReviewPayment", nextId(), step);
        signed(APPROVER, "payment.ApprovePayment", nextId(), step);
        send(
                command(
                        "payment.SettlePayment",
                        "demo-445381-signed-" + number,
                        data ->
                                dated(data)
                                        .put("payment", payment)
                                        .put("voucher", "示范凭证-" + payment)),
                CASHIER);
    }

    private String nextId() {
        numbered++;
        return "demo-445381-%04d".formatted(numbered);
    }

    private static ObjectNode command(String type, String id, Consumer<ObjectNode> data) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        data.accept(content);
        return new OutgoingCommand(id, type, content).toJson();
    }

    private void plain(DemoPerson person, String type, Consumer<ObjectNode> data)
            throws InterruptedException {
        send(command(type, nextId(), data), person);
    }

    private void signed(DemoPerson person, String type, String id, Consumer<ObjectNode> data)
            throws InterruptedException {
        ObjectNode command = command(type, id, data);
        ObjectNode statement =
                statements
                        .of(
                                bind(command, person),
                                Timestamps.truncated(runtime.clock().instant().plus(VALIDITY)))
                        .orElseThrow(() -> new IllegalStateException(id + " has nothing to sign"));
        ActorSecret key = key(person);
        command.putObject("signature")
                .put("alg", key.key().scheme().id())
                .put("key", key.key().id())
                .put(
                        "value",
                        Base64.getEncoder()
                                .encodeToString(key.sign(Statement.signedBytes(statement))))
                .set("statement", statement);
        send(command, person);
    }

    private Submission bind(ObjectNode command, DemoPerson person) {
        Sender sender =
                new Sender(
                        DemoProvince.CLIENT,
                        new Occasion.Person(person.id(), person.role(), person.unit()));
        return switch (runtime.binder().bind(command, sender)) {
            case Binding.Bound(Submission submission) -> submission;
            case Binding.Invalid(var violations) ->
                    throw new IllegalStateException(command + " is invalid: " + violations);
        };
    }

    /// Waits for the answer, because what follows may have to name the entry.
    private void send(ObjectNode command, DemoPerson person) throws InterruptedException {
        try {
            Answer answer = stream.submit(bind(command, person)).join();
            if (!(answer instanceof Answer.Accepted)) {
                throw new IllegalStateException(command + " was not accepted: " + answer);
            }
        } catch (CompletionException e) {
            throw new SinkUnavailable("the ledger is unavailable: " + e.getCause(), e);
        }
    }

    /// Whoever reviews signs with Ed25519, the others with SM2.
    private static ActorSecret key(DemoPerson person) {
        try {
            byte[] secret =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    ("mingzhang/demonstration " + person.id())
                                            .getBytes(StandardCharsets.UTF_8));
            return ActorSecret.of(
                    person.equals(REVIEWER) ? SignatureScheme.ED25519 : SignatureScheme.SM2_SM3,
                    secret,
                    new SecureRandom());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
