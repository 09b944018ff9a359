package org.mingzhang.api.wiring;

import java.time.LocalDate;
import java.util.Base64;
import java.util.function.Consumer;
import org.mingzhang.api.demo.DemoPerson;
import org.mingzhang.api.demo.DemoProvince;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.SignatureScheme;
import tools.jackson.databind.node.ObjectNode;

/// A made-up county whose payments are signed by those who submit, review and approve them: keys
/// are enrolled, a rule asks for signatures, and the payments that follow carry them.
///
/// Loading it again changes nothing.
final class SignedCounty {

    static final String DIVISION = DemoProvince.SIGNED_COUNTY;
    static final String UNIT = "445381101";
    private static final int PAYMENTS = 4;

    static final DemoPerson HANDLER = person("handler", "handler", UNIT);
    static final DemoPerson REVIEWER = person("reviewer", "reviewer", "445381");
    private static final DemoPerson APPROVER = person("approver", "approver", "445381");
    private static final DemoPerson CASHIER = person("cashier", "finance", "445381");
    static final DemoPerson BUDGET = person("budget-a", "budget", "445381");
    private static final DemoPerson SECOND_BUDGET = person("budget-b", "budget", "445381");
    static final DemoPerson ADMIN = person("admin", "admin", "445381");

    private final CountyDesk desk;
    private final LocalDate asOf;
    private final String line;
    private int numbered;

    private SignedCounty(CountyDesk desk, LocalDate asOf) {
        this.desk = desk;
        this.asOf = asOf;
        this.line = line(asOf);
    }

    /// The line that pays.
    static String line(LocalDate asOf) {
        return String.join("/", DIVISION, "" + asOf.getYear(), UNIT, "20502", "50201");
    }

    private static DemoPerson person(String name, String role, String unit) {
        return new DemoPerson("demo.445381." + name, role, unit);
    }

    /// Loads it, unless it is there.
    ///
    /// @param asOf a day of its fiscal year on which everything happens
    /// @throws SinkUnavailable if the ledger becomes unavailable
    static void load(LedgerRuntime runtime, LocalDate asOf) {
        CountyDesk desk = new CountyDesk(runtime);
        if (!desk.knows("demo-445381-signed-" + PAYMENTS)) {
            new SignedCounty(desk, asOf).load();
        }
    }

    private void load() {
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

    private void open() {
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

    private void enrol(DemoPerson person) {
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
    private void pay(int number) {
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
        desk.accepted(
                CountyDesk.command(
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

    private void plain(DemoPerson person, String type, Consumer<ObjectNode> data) {
        desk.accepted(CountyDesk.command(type, nextId(), data), person);
    }

    private void signed(DemoPerson person, String type, String id, Consumer<ObjectNode> data) {
        ObjectNode command = CountyDesk.command(type, id, data);
        desk.sign(command, person, key(person), desk.expiry());
        desk.accepted(command, person);
    }

    /// Whoever reviews signs with Ed25519, the others with SM2.
    static ActorSecret key(DemoPerson person) {
        return CountyDesk.key(
                person.equals(REVIEWER) ? SignatureScheme.ED25519 : SignatureScheme.SM2_SM3,
                person.id());
    }
}
