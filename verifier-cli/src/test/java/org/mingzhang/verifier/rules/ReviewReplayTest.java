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

/// A joint review and a major adjustment whose writer tells the truth, and lies about them.
class ReviewReplayTest {
    private static final String ZEROS = "0".repeat(64);
    private static final String OPENED = "2026-03-02T02:00:00.000Z";
    private static final String DUE = "2026-03-09T16:00:00.000Z";

    @TempDir Path folder;

    /// @param members of the data, each as JSON
    record Fact(String actor, String role, String at, String type, Map<String, String> members) {
        Fact with(String member, String json) {
            Map<String, String> changed = new TreeMap<>(members);
            changed.put(member, json);
            return new Fact(actor, role, at, type, changed);
        }

        Fact by(String member, String other) {
            return new Fact(other, role, at, type, members).with(member, '"' + other + '"');
        }

        Fact in(String otherRole) {
            return new Fact(actor, otherRole, at, type, members);
        }

        Fact decidedAt(String time) {
            return new Fact(actor, role, time, type, members);
        }
    }

    private static Fact fact(String actor, String type, String... members) {
        Map<String, String> data = new TreeMap<>();
        for (int i = 0; i < members.length; i += 2) {
            String value = members[i + 1];
            boolean json = value.startsWith("[") || value.matches("[0-9]+|true|false");
            data.put(members[i], json ? value : '"' + value + '"');
        }
        return new Fact(actor, "budget", OPENED, type, data);
    }

    private static Fact onLine(Fact fact) {
        return about(fact).with("line", "\"L1\"").with("pool", "\"2026/line:L1\"");
    }

    private static Fact about(Fact fact) {
        return fact.with("fiscalYear", "2026")
                .with("division", "\"440100000\"")
                .with("effectiveDate", "\"2026-03-02\"")
                .with("unit", "\"219011\"");
    }

    private static Fact review(String actor, String type, String... members) {
        return about(fact(actor, "jointreview." + type, members)).with("proposal", "\"B1\"");
    }

    private static Fact opinion(String person, String unit) {
        return review(
                person,
                "OpinionGiven",
                "round",
                "1",
                "participant",
                unit,
                "person",
                person,
                "verdict",
                "agree",
                "late",
                "false");
    }

    private static Fact supplement(String amount) {
        return onLine(fact("u-1", "budgetline.AppropriationSupplemented", "amount", amount));
    }

    private static Fact approval(String amount) {
        return onLine(
                fact(
                        "u-1",
                        "budgetline.AppropriationApproved",
                        "amount",
                        amount,
                        "function",
                        "2070104",
                        "economic",
                        "30201",
                        "fundType",
                        "11"));
    }

    private static Fact onLine2(Fact fact) {
        return fact.with("line", "\"L2\"").with("pool", "\"2026/line:L2\"");
    }

    private static Fact silent(Fact fact) {
        return fact.with("missing", "[\"201\",\"202\"]");
    }

    private static final int PROPOSED = 4;
    private static final int ROUND = 5;
    private static final int FIRST = 6;
    private static final int REMINDED = 7;
    private static final int ESCALATED = 8;
    private static final int HEAD = 9;
    private static final int CONCLUDED = 10;
    private static final int APPLIED = 11;
    private static final int CHANGED = 12;

    private static List<Fact> honest() {
        return new ArrayList<>(
                List.of(
                        approval("900.00"),
                        fact(
                                        "u-1",
                                        "ruletable.TableProposed",
                                        "table",
                                        "440100000/joint-review",
                                        "version",
                                        "1",
                                        "validFrom",
                                        "2026-01-01",
                                        "proposer",
                                        "u-1")
                                .with(
                                        "rows",
                                        "[{\"cells\":[\"supplement\",\"1000.00\",\"5\",\"1\"]}]"),
                        fact(
                                "u-2",
                                "ruletable.TableConfirmed",
                                "table",
                                "440100000/joint-review",
                                "version",
                                "1",
                                "confirmer",
                                "u-2"),
                        supplement("1000.00"),
                        review(
                                "u-h",
                                "ProposalSubmitted",
                                "kind",
                                "supplement",
                                "amount",
                                "5000.00",
                                "submitter",
                                "u-h"),
                        review(
                                "u-1",
                                "ReviewRoundOpened",
                                "round",
                                "1",
                                "participants",
                                "[\"201\",\"202\"]",
                                "remindAt",
                                "2026-03-05T16:00:00.000Z",
                                "dueAt",
                                DUE,
                                "opener",
                                "u-1",
                                "tableVersion",
                                "1"),
                        opinion("u-r", "201"),
                        review(
                                        "ledger",
                                        "ParticipantsReminded",
                                        "round",
                                        "1",
                                        "missing",
                                        "[\"202\"]")
                                .decidedAt("2026-03-05T16:00:00.000Z"),
                        review("ledger", "ReviewEscalated", "round", "1", "missing", "[\"202\"]")
                                .decidedAt(DUE),
                        opinion("u-a", "202")
                                .in("business-head")
                                .with("late", "true")
                                .decidedAt(DUE),
                        review(
                                        "u-2",
                                        "ReviewRoundConcluded",
                                        "round",
                                        "1",
                                        "outcome",
                                        "adopted",
                                        "missing",
                                        "[]",
                                        "concluder",
                                        "u-2")
                                .decidedAt(DUE),
                        review("u-1", "ProposalApplied", "kind", "supplement", "amount", "3000.00")
                                .with("line", "\"L1\"")
                                .decidedAt(DUE),
                        supplement("3000.00").decidedAt(DUE)));
    }

    private static String entry(int position, Fact fact) {
        String data =
                fact.members().entrySet().stream()
                        .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
        return "{\"actor\":{\"id\":\"%s\",\"role\":\"%s\",\"unit\":\"u\"},\"command\":{\"client\":\"c\",\"count\":1,\"digest\":\"%s\",\"id\":\"c-%d\",\"index\":0},\"data\":%s,\"decidedAt\":\"%s\",\"id\":\"01980000-0000-7000-9000-%012x\",\"log\":\"l\",\"position\":%d,\"previous\":{\"sha256\":\"%s\"},\"recordedAt\":\"%s\",\"revision\":1,\"tags\":[],\"type\":\"%s\"}"
                .formatted(
                        fact.actor(),
                        fact.role(),
                        ZEROS,
                        position,
                        data,
                        fact.at(),
                        position,
                        position,
                        ZEROS,
                        fact.at(),
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

    private static Arguments lie(
            String what, int position, String found, UnaryOperator<List<Fact>> change) {
        return Arguments.of(what, position + " " + found, change);
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
                lie("no proposal is used", CHANGED - 1, "review-required", without(APPLIED)),
                lie(
                        "a piece takes the sum above the published amount",
                        3,
                        "review-required",
                        as(3, fact -> fact.with("amount", "\"1000.01\""))),
                lie(
                        "a piece on another line of the unit takes it above",
                        5,
                        "review-required",
                        facts -> {
                            facts.add(3, onLine2(approval("900.00")));
                            facts.add(5, onLine2(supplement("0.01")));
                            return facts;
                        }),
                lie(
                        "nobody spoke and it is adopted all the same",
                        CONCLUDED - 2,
                        "no-opinion-given",
                        facts -> {
                            facts.set(CONCLUDED, silent(facts.get(CONCLUDED)));
                            facts.set(ESCALATED, silent(facts.get(ESCALATED)));
                            facts.set(REMINDED, silent(facts.get(REMINDED)));
                            facts.remove(HEAD);
                            facts.remove(FIRST);
                            return facts;
                        }),
                lie(
                        "the round did not end",
                        APPLIED - 1,
                        "proposal-stage-forbids",
                        without(CONCLUDED)),
                lie(
                        "more is changed than was adopted",
                        APPLIED,
                        "amount-exceeds-proposal",
                        as(APPLIED, fact -> fact.with("amount", "\"5000.01\""))),
                lie(
                        "more is changed than is said to be used",
                        CHANGED,
                        "proposal-applied",
                        as(CHANGED, fact -> fact.with("amount", "\"3000.01\""))),
                lie(
                        "the proposal is another unit's",
                        APPLIED,
                        "proposal-for-other",
                        as(PROPOSED, fact -> fact.with("unit", "\"219012\""))),
                lie("an opinion is left out", REMINDED - 1, "opinions-missing", without(FIRST)),
                lie(
                        "the proposer gives an opinion",
                        FIRST,
                        "same-person-twice",
                        as(FIRST, fact -> fact.by("person", "u-h"))),
                lie(
                        "a unit speaks that was not asked",
                        FIRST,
                        "participant-not-asked",
                        as(FIRST, fact -> fact.with("participant", "\"203\""))),
                lie(
                        "who gave an opinion ends the round",
                        CONCLUDED,
                        "same-person-twice",
                        as(CONCLUDED, fact -> fact.by("concluder", "u-r"))),
                lie(
                        "somebody objects and it is adopted all the same",
                        CONCLUDED,
                        "objection-stands",
                        as(HEAD, fact -> fact.with("verdict", "\"object\""))),
                lie(
                        "after the escalation not the head speaks",
                        HEAD,
                        "opinion-escalated",
                        as(HEAD, fact -> fact.in("reviewer"))),
                lie(
                        "a late opinion is said to be in time",
                        HEAD,
                        "opinion-late",
                        as(HEAD, fact -> fact.with("late", "false"))),
                lie(
                        "the matter goes up before the deadline",
                        ESCALATED,
                        "review-not-due",
                        as(ESCALATED, fact -> fact.decidedAt("2026-03-09T15:59:59.999Z"))),
                lie(
                        "the deadline is a day later than published",
                        ROUND,
                        "review-deadline",
                        as(ROUND, fact -> fact.with("dueAt", "\"2026-03-10T16:00:00.000Z\""))),
                lie(
                        "the round names a table that is not in force",
                        ROUND,
                        "rule-version-in-force",
                        as(ROUND, fact -> fact.with("tableVersion", "2"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aLieIsFoundAtItsPlace(String what, String found, UnaryOperator<List<Fact>> change) {
        assertThat(replay(change.apply(honest()))).as(what).startsWith(found + ":");
    }
}
