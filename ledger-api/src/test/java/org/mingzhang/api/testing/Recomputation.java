package org.mingzhang.api.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.databind.JsonNode;

/// What was paid and what was budgeted, added up from the bytes of the entries by a few lines of
/// code that know nothing of accounts, postings and read models; and a comparison of it with what
/// the API and the pages say.
public final class Recomputation {

    private static final int BATCH = 1_000;

    /// Steps that would need more than these few lines. The closing of a year is none of them: it
    /// empties accounts and executes nothing.
    private static final List<String> BEYOND = List.of("budgetline.PoolSettled");

    /// What moved on a line on a day.
    ///
    /// @param line the line
    /// @param month of the day, `YYYY-MM`
    /// @param payee who was paid; empty where nobody was
    /// @param paid what was paid, below zero for what came back
    /// @param budget by how much the budget grew
    private record Move(
            String line, String month, Optional<JsonNode> payee, Money paid, Money budget) {}

    private final Map<String, JsonNode> lines = new HashMap<>();
    private final Map<String, JsonNode> payees = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final long size;

    private Recomputation(LogReader log) {
        size = log.size();
        for (long from = 0; from < size; from += BATCH) {
            log.entries(from, BATCH).forEach(this::read);
        }
    }

    /// Compares all that an application says of its whole log.
    public static void agrees(LedgerApplication application) {
        new Recomputation(application.runtime().queries())
                .compare(TestClient.of(application, "auditor"));
    }

    private void read(StoredEntry entry) {
        assertThat(BEYOND).doesNotContain(entry.type());
        JsonNode data = Entry.parse(entry.bytes().toBytes()).data();
        switch (entry.type()) {
            case "budgetline.AppropriationApproved" -> {
                lines.put(data.path("line").asString(), data);
                budget(data, data.path("line"), money(data, "amount"));
            }
            case "budgetline.AppropriationSupplemented" ->
                    budget(data, data.path("line"), money(data, "amount"));
            case "budgetline.AppropriationReduced" ->
                    budget(data, data.path("line"), money(data, "amount").negated());
            case "budgetline.VirementPosted" -> {
                budget(data, data.at("/source/line"), money(data, "amount").negated());
                budget(data, data.at("/target/line"), money(data, "amount"));
            }
            case "budgetline.OpeningBalanceRecorded" -> {
                budget(
                        data,
                        data.path("line"),
                        money(data, "approved").plus(money(data, "carriedIn")));
                paid(data, data.path("line"), Optional.empty(), money(data, "expended"));
            }
            case "carryover.CarryForwardOpened" -> {
                budget(
                        data,
                        data.path("line"),
                        money(data, "unreleased").plus(money(data, "available")));
                Stream.of("plans", "contracts")
                        .flatMap(kind -> data.path(kind).valueStream())
                        .forEach(held -> budget(data, data.path("line"), money(held, "amount")));
            }
            case "payment.PaymentSubmitted" ->
                    payees.put(data.path("payment").asString(), data.path("payee"));
            case "payment.PaymentSettled" ->
                    paid(data, data.path("line"), payee(data), money(data, "amount"));
            case "payment.RefundReceived" ->
                    paid(data, data.path("line"), payee(data), money(data, "amount").negated());
            case "payment.PaymentCorrected" -> {
                paid(data, data.at("/wrong/line"), payee(data), money(data, "amount").negated());
                paid(data, data.at("/right/line"), payee(data), money(data, "amount"));
            }
            case "importedyear.SettledPaymentRecorded" -> {
                payees.put(data.path("payment").asString(), data.path("payee"));
                paid(
                        data,
                        data.path("line"),
                        Optional.of(data.path("payee")),
                        money(data, "amount"));
            }
            case "importedyear.SettledRefundRecorded" ->
                    paid(
                            data,
                            data.path("line"),
                            data.has("payment") ? payee(data) : Optional.of(data.path("payee")),
                            money(data, "amount").negated());
            default -> {}
        }
    }

    private static Money money(JsonNode data, String member) {
        return Money.parse(data.path(member).asString("0.00"));
    }

    private Optional<JsonNode> payee(JsonNode data) {
        return Optional.ofNullable(payees.get(data.path("payment").asString()));
    }

    private void paid(JsonNode data, JsonNode line, Optional<JsonNode> payee, Money amount) {
        moves.add(new Move(line.asString(), month(data), payee, amount, Money.ZERO));
    }

    private void budget(JsonNode data, JsonNode line, Money amount) {
        moves.add(new Move(line.asString(), month(data), Optional.empty(), Money.ZERO, amount));
    }

    private static String month(JsonNode data) {
        return data.path("effectiveDate").asString().substring(0, 7);
    }

    @FunctionalInterface
    private interface Key {
        String of(Move move);
    }

    private String code(Move move, String member) {
        return requireNonNull(lines.get(move.line()), move.line()).path(member).asString();
    }

    private static Map<String, Money> withoutZero(Map<String, Money> sums) {
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().equals(Money.ZERO))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, Money::plus, TreeMap::new));
    }

    private Map<String, Money> sums(Key key, boolean ofBudget) {
        Map<String, Money> sums = new TreeMap<>();
        for (Move move : moves) {
            sums.merge(key.of(move), ofBudget ? move.budget() : move.paid(), Money::plus);
        }
        return withoutZero(sums);
    }

    private void compare(TestClient client) {
        Map<String, Key> groups =
                Map.of(
                        "division", move -> code(move, "division"),
                        "unit", move -> code(move, "unit"),
                        "func", move -> code(move, "function"),
                        "eco", move -> code(move, "economic"),
                        "year", move -> code(move, "fiscalYear"),
                        "month", Move::month);
        groups.forEach((group, key) -> {
            JsonNode rows = ask(client, "/api/v1/execution?group=" + group).path("rows");
            assertThat(amounts(rows, "paid")).as("paid by %s", group).isEqualTo(sums(key, false));
            assertThat(amounts(rows, "adjustedBudget"))
                    .as("budget by %s", group)
                    .isEqualTo(sums(key, true));
        });
        suppliers(client);
        page(client);
    }

    private JsonNode ask(TestClient client, String address) {
        TestClient.Reply reply =
                client.get(address + (address.contains("?") ? "&" : "?") + "at=@" + (size - 1));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static Map<String, Money> amounts(JsonNode rows, String measure) {
        return withoutZero(
                rows.valueStream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.at("/keys/0").asString(),
                                        row ->
                                                Money.parse(
                                                        row.path("amounts")
                                                                .path(measure)
                                                                .asString()))));
    }

    /// Each organisation by its identifier, persons together; what an opening took over was paid to
    /// nobody that the ledger knows.
    private void suppliers(TestClient client) {
        Map<String, Money> recomputed = new TreeMap<>();
        moves.forEach(move ->
                move.payee()
                        .ifPresent(payee ->
                                recomputed.merge(
                                        payee.path("kind").asString().equals("organisation")
                                                ? payee.path("id").asString()
                                                : "",
                                        move.paid(),
                                        Money::plus)));
        Map<String, Money> said = new TreeMap<>();
        ask(client, "/api/v1/pivot?rows=supplier&cols=year")
                .path("cells")
                .forEach(cell ->
                        said.merge(
                                cell.path("row").asString(),
                                Money.parse(cell.path("value").asString()),
                                Money::plus));
        assertThat(withoutZero(said)).as("paid by supplier").isEqualTo(withoutZero(recomputed));
    }

    /// The page of execution by unit shows the same total of its year.
    private void page(TestClient client) {
        Key year = move -> code(move, "fiscalYear");
        sums(year, false)
                .forEach((of, paid) -> {
                    TestClient.Reply reply =
                            client.get("/en/open/units?year=" + of + "&at=@" + (size - 1));
                    Document page = Jsoup.parse(reply.text());
                    assertThat(
                                    page.select("#by-unit .total data").stream()
                                            .map(data -> data.attr("value")))
                            .as("the page of %s", of)
                            .contains(paid.toString());
                });
    }
}
