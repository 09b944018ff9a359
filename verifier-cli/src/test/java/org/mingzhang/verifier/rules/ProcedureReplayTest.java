package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.entry.EntryReader;

/// An exception and a cash plan whose writer tells the truth, and lies about both.
class ProcedureReplayTest {
    private static final String ZEROS = "0".repeat(64);
    private static final String YEAR = "440100000/2026";

    @TempDir Path folder;

    /// @param members of the data, each as JSON
    record Fact(String actor, String type, Map<String, String> members) {
        Fact with(String member, String json) {
            Map<String, String> changed = new TreeMap<>(members);
            changed.put(member, json);
            return new Fact(actor, type, changed);
        }

        Fact by(String other) {
            return new Fact(other, type, members);
        }
    }

    private static Fact fact(String actor, String type, String... members) {
        Map<String, String> data = new TreeMap<>();
        for (int i = 0; i < members.length; i += 2) {
            String value = members[i + 1];
            data.put(members[i], value.startsWith("[") ? value : '"' + value + '"');
        }
        return new Fact(actor, type, data);
    }

    private static Fact numbered(Fact fact, String member, int number) {
        return fact.with(member, Integer.toString(number));
    }

    private static Fact onLine(Fact fact) {
        return numbered(fact, "fiscalYear", 2026)
                .with("division", "\"440100000\"")
                .with("effectiveDate", "\"2026-02-01\"")
                .with("line", "\"L1\"")
                .with("pool", "\"2026/line:L1\"")
                .with("unit", "\"219011\"");
    }

    private static Fact payment(String id, String amount) {
        return onLine(
                fact(
                        "u-h",
                        "payment.PaymentSubmitted",
                        "payment",
                        id,
                        "amount",
                        amount,
                        "handler",
                        "u-h"));
    }

    private static Fact draw(String id, String amount) {
        return numbered(
                fact("u-h", "cashplan.CashDrawn", "line", "L1", "payment", id, "amount", amount),
                "month",
                2);
    }

    private static final int PAID = 11;
    private static final int DRAWN = 14;

    private static List<Fact> honest() {
        Fact rule =
                fact("u-1", "procedure.ProcedureRuleProposed", "year", YEAR, "proposer", "u-1")
                        .with("rule", "{\"cashPlans\":\"optional\"}");
        return new ArrayList<>(
                List.of(
                        onLine(
                                fact(
                                        "u-1",
                                        "budgetline.AppropriationApproved",
                                        "amount",
                                        "900.00",
                                        "function",
                                        "2070104",
                                        "economic",
                                        "30201",
                                        "fundType",
                                        "11")),
                        onLine(fact("u-1", "budgetline.FundsReleased", "amount", "900.00")),
                        fact("u-h", "importedyear.LivePaymentsBegan", "year", YEAR),
                        numbered(rule, "version", 1),
                        numbered(
                                fact(
                                        "u-2",
                                        "procedure.ProcedureRuleConfirmed",
                                        "year",
                                        YEAR,
                                        "confirmer",
                                        "u-2"),
                                "version",
                                1),
                        fact(
                                "u-h",
                                "exception.ExceptionOpened",
                                "exception",
                                "X1",
                                "line",
                                "L1",
                                "amount",
                                "500.00",
                                "levels",
                                "[\"reviewer\",\"approver\"]",
                                "opener",
                                "u-h"),
                        fact("u-h", "exception.DecisionBasisAttached", "exception", "X1"),
                        fact(
                                "u-r",
                                "exception.ExceptionApproved",
                                "exception",
                                "X1",
                                "approver",
                                "u-r"),
                        fact(
                                "u-a",
                                "exception.ExceptionApproved",
                                "exception",
                                "X1",
                                "approver",
                                "u-a"),
                        fact(
                                "u-h",
                                "cashplan.CashPlanSubmitted",
                                "line",
                                "L1",
                                "months",
                                "[\"0.00\",\"100.00\"]",
                                "submitter",
                                "u-h"),
                        fact("u-1", "cashplan.CashPlanApproved", "line", "L1", "approver", "u-1"),
                        payment("P1", "500.00").with("exception", "\"X1\""),
                        fact("u-9", "exception.ExceptionClosed", "exception", "X1")
                                .with("reviewer", "\"u-9\""),
                        payment("P2", "100.00"),
                        draw("P2", "100.00")));
    }

    private static String entry(int position, Fact fact) {
        String data =
                fact.members().entrySet().stream()
                        .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
        return "{\"actor\":{\"id\":\"%s\",\"role\":\"approver\",\"unit\":\"u\"},\"command\":{\"client\":\"c\",\"count\":1,\"digest\":\"%s\",\"id\":\"c-%d\",\"index\":0},\"data\":%s,\"decidedAt\":\"2026-03-01T08:00:00.000Z\",\"id\":\"01980000-0000-7000-9000-%012x\",\"log\":\"l\",\"position\":%d,\"previous\":{\"sha256\":\"%s\"},\"recordedAt\":\"2026-03-01T08:00:00.001Z\",\"revision\":1,\"tags\":[],\"type\":\"%s\"}"
                .formatted(
                        fact.actor(),
                        ZEROS,
                        position,
                        data,
                        position,
                        position,
                        ZEROS,
                        fact.type());
    }

    private String replay(List<Fact> facts) {
        try (RuleReplay replay =
                new RuleReplay(folder, ZoneId.of("Asia/Shanghai"), Optional.empty())) {
            for (int position = 0; position < facts.size(); position++) {
                EntryReader reader = new EntryReader();
                byte[] bytes =
                        entry(position, facts.get(position)).getBytes(StandardCharsets.UTF_8);
                assertThat(reader.read(bytes, 0, bytes.length)).isNull();
                RecordedEvent event =
                        RecordedEvent.of(facts.get(position).type(), reader).orElseThrow();
                Optional<String> broken = replay.next(event);
                if (broken.isPresent()) {
                    return position + " " + broken.get();
                }
            }
            return "";
        }
    }

    @Test
    void whatIsHonestIsReplayed() {
        assertThat(replay(honest())).isEmpty();
    }

    private static Arguments lie(String what, String found, UnaryOperator<List<Fact>> change) {
        return Arguments.of(what, found, change);
    }

    private static UnaryOperator<List<Fact>> without(int fact) {
        return facts -> {
            facts.remove(fact);
            return facts;
        };
    }

    private static UnaryOperator<List<Fact>> as(int fact, UnaryOperator<Fact> change) {
        return facts -> {
            facts.set(fact, change.apply(facts.get(fact)));
            return facts;
        };
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("no decision is attached", "6 exception-stage-forbids", without(6)),
                lie("a level did not approve", PAID - 1 + " exception-not-approved", without(8)),
                lie(
                        "the opener approves",
                        "8 same-person-twice",
                        as(8, fact -> fact.by("u-h").with("approver", "\"u-h\""))),
                lie(
                        "one person approves at both levels",
                        "8 same-person-twice",
                        as(8, fact -> fact.by("u-r").with("approver", "\"u-r\""))),
                lie(
                        "more is paid than the exception allows",
                        PAID + " amount-exceeds-exception",
                        as(PAID, fact -> fact.with("amount", "\"500.01\""))),
                lie(
                        "the payment names an exception that nobody opened",
                        PAID + " exception-not-approved",
                        as(PAID, fact -> fact.with("exception", "\"X2\""))),
                lie(
                        "the submitter approves the plan",
                        "10 same-person-twice",
                        as(10, fact -> fact.by("u-h").with("approver", "\"u-h\""))),
                lie(
                        "more is planned than the line has",
                        "10 cash-plan-exceeds-available",
                        as(9, fact -> fact.with("months", "[\"900.01\"]"))),
                lie(
                        "more is paid than the month has",
                        DRAWN - 1 + " cash-plan-exceeded",
                        as(DRAWN - 1, fact -> fact.with("amount", "\"100.01\""))),
                lie(
                        "less is drawn than was paid",
                        DRAWN + " cash-drawn-as-paid",
                        as(DRAWN, fact -> fact.with("amount", "\"99.99\""))),
                lie(
                        "a plan is required and none is in force",
                        DRAWN - 2 + " cash-plan-missing",
                        facts -> {
                            facts.set(3, facts.get(3).with("rule", "{\"cashPlans\":\"required\"}"));
                            facts.remove(10);
                            return facts;
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(String what, String found, UnaryOperator<List<Fact>> change) {
        assertThat(replay(change.apply(honest()))).as(what).startsWith(found + ":");
    }
}
