package org.mingzhang.api.wiring;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.mingzhang.api.demo.DemoProvince;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The people of a made-up county: two administrators give roles, one that cannot meet another is
/// refused, one is taken back, and the personal text of a payment is erased.
final class DemoPeople {

    private static final String COUNTY = "demo.445381.";
    private static final String FIRST = COUNTY + "admin";
    private static final String SECOND = COUNTY + "admin-b";
    private static final String UNIT = "445381101";
    private static final String LAST = "demo-445381-people-last";
    private static final int ENTRIES_SEARCHED = 10_000;

    private final LedgerRuntime runtime;
    private final LocalDate asOf;
    private int numbered;

    private DemoPeople(LedgerRuntime runtime, LocalDate asOf) {
        this.runtime = runtime;
        this.asOf = asOf;
    }

    /// Loads them, unless they are there.
    ///
    /// @param asOf the day on which everything happens
    /// @throws SinkUnavailable if the ledger becomes unavailable
    static void load(LedgerRuntime runtime, LocalDate asOf) {
        if (runtime.queries().receipt(DemoProvince.CLIENT, LAST).isEmpty()) {
            new DemoPeople(runtime, asOf).load();
        }
    }

    private void load() {
        for (String role : new String[] {"handler", "reviewer", "approver"}) {
            grant(COUNTY + role, role, Optional.of(UNIT));
        }
        grant(COUNTY + "auditor", "auditor", Optional.empty());
        // An auditor does not pay: refused, and on record.
        send(FIRST, "identity.ProposeRoleGrant", nextId(), asking("auditor", "finance", "2"));
        send(
                FIRST,
                "identity.RevokeRole",
                nextId(),
                data ->
                        data.put("person", COUNTY + "approver")
                                .put("grant", "approver-1")
                                .put("reason", "示范：调离"));
        personalText(runtime).ifPresent(this::erase);
        send(FIRST, "identity.ProposeRoleGrant", LAST, asking("admin", "handler", "1"));
    }

    private Consumer<ObjectNode> asking(String name, String role, String number) {
        return data ->
                data.put("person", COUNTY + name)
                        .put("grant", role + "-" + number)
                        .put("role", role)
                        .put("forUnit", UNIT)
                        .put("divisions", "445381")
                        .put("units", UNIT)
                        .put("from", asOf.toString())
                        .put("document", document());
    }

    private String document() {
        return "罗定市示范授权〔%d〕1号".formatted(asOf.getYear());
    }

    private void grant(String person, String role, Optional<String> units) {
        send(
                FIRST,
                "identity.ProposeRoleGrant",
                nextId(),
                data -> {
                    data.put("person", person)
                            .put("grant", role + "-1")
                            .put("role", role)
                            .put("forUnit", UNIT)
                            .put("divisions", "445381")
                            .put("from", asOf.toString())
                            .put("document", document());
                    units.ifPresent(unit -> data.put("units", unit));
                });
        send(
                SECOND,
                "identity.ConfirmRoleGrant",
                nextId(),
                data -> data.put("person", person).put("grant", role + "-1"));
    }

    private void erase(String commitment) {
        send(
                FIRST,
                "personal.ProposeErasure",
                nextId(),
                data ->
                        data.put("commitment", commitment)
                                .put("ground", "《个人信息保护法》第四十七条，本人请求（示范）"));
        send(
                SECOND,
                "personal.ConfirmErasure",
                nextId(),
                data -> data.put("commitment", commitment));
    }

    /// The commitment of the name of the first person who was paid.
    static Optional<String> personalText(LedgerRuntime runtime) {
        return runtime.queries().entries(0, ENTRIES_SEARCHED).stream()
                .filter(entry -> entry.type().equals("payment.PaymentSubmitted"))
                .map(StoredEntry::bytes)
                .map(bytes -> Entry.parse(bytes.toBytes()).data().at("/payee/name/commitment"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }

    private String nextId() {
        numbered++;
        return "demo-445381-people-%02d".formatted(numbered);
    }

    private void send(String person, String type, String id, Consumer<ObjectNode> fill) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        fill.accept(data);
        Sender sender =
                new Sender(DemoProvince.CLIENT, new Occasion.Person(person, "admin", "445381"));
        Binding bound = runtime.binder().bind(new OutgoingCommand(id, type, data).toJson(), sender);
        if (!(bound instanceof Binding.Bound(var submission))) {
            throw new IllegalStateException(type + " is invalid: " + bound);
        }
        try {
            Answer answer = runtime.ledger().submit(submission).join();
            if (!(answer instanceof Answer.Accepted || answer instanceof Answer.Refused)) {
                throw new IllegalStateException(id + " was not answered: " + answer);
            }
        } catch (CompletionException e) {
            throw new SinkUnavailable("the ledger is unavailable: " + e.getCause(), e);
        }
    }
}
