package org.mingzhang.verifier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.fixture.MadeUpEntry;

/// Every event of the table of postings, in a year that begins with an opening balance and is
/// closed; and the same year with one event that cannot be.
class WholeYearTest {
    @TempDir Path folder;

    private record Fact(String type, String data) {}

    private static String on(String line, String more) {
        return "\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,\"line\":\"%s\",\"pool\":\"2026/440100000:P\",\"unit\":\"219011\",%s"
                .formatted(line, more);
    }

    private static Fact fact(String type, String line, String more) {
        return new Fact(type, on(line, more));
    }

    private static Fact amount(String type, String line, String amount, String more) {
        return fact(type, line, "\"amount\":\"" + amount + "\"" + more);
    }

    private static Fact between(String type, String amount, String more) {
        return new Fact(
                type,
                "\"amount\":\"%s\",\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,\"source\":{\"line\":\"L1\",\"pool\":\"2026/440100000:P\",\"unit\":\"219011\"},\"target\":{\"line\":\"L2\",\"pool\":\"2026/440100000:P\",\"unit\":\"219011\"}%s"
                        .formatted(amount, more));
    }

    private static Fact approved(String line) {
        return amount(
                "budgetline.AppropriationApproved",
                line,
                "0.00",
                ",\"economic\":\"30201\",\"function\":\"2070104\",\"fundType\":\"11\",\"poolRuleVersion\":1");
    }

    private static List<Fact> year() {
        return new ArrayList<>(
                List.of(
                        new Fact(
                                "controlpool.PoolRuleProposed",
                                "\"proposer\":\"u-1\",\"rule\":{\"kind\":\"declared\"},\"version\":1,\"year\":\"440100000/2026\""),
                        new Fact(
                                "controlpool.PoolRuleConfirmed",
                                "\"confirmer\":\"u-2\",\"version\":1,\"year\":\"440100000/2026\""),
                        approved("L1"),
                        approved("L2"),
                        fact(
                                "budgetline.OpeningBalanceRecorded",
                                "L1",
                                "\"approved\":\"900.00\",\"carriedIn\":\"100.00\",\"unreleased\":\"300.00\",\"available\":\"500.00\",\"frozen\":\"50.00\",\"expended\":\"150.00\""),
                        amount("budgetline.FundsFrozen", "L1", "20.00", ""),
                        amount("budgetline.FundsUnfrozen", "L1", "70.00", ""),
                        amount("contract.FundsReserved", "L1", "200.00", ",\"plan\":\"PL1\""),
                        amount("contract.ReservationCancelled", "L1", "50.00", ",\"plan\":\"PL1\""),
                        amount(
                                "contract.ContractSigned",
                                "L1",
                                "120.00",
                                ",\"contract\":\"C1\",\"plan\":\"PL1\",\"surplus\":\"30.00\""),
                        amount("contract.ContractIncreased", "L1", "10.00", ",\"contract\":\"C1\""),
                        amount("contract.ContractReduced", "L1", "30.00", ",\"contract\":\"C1\""),
                        new Fact("importedyear.LivePaymentsBegan", "\"year\":\"440100000/2026\""),
                        amount(
                                "payment.PaymentSubmitted",
                                "L1",
                                "60.00",
                                ",\"contract\":\"C1\",\"handler\":\"u-1\",\"payment\":\"P1\""),
                        fact(
                                "payment.PaymentReviewed",
                                "L1",
                                "\"payment\":\"P1\",\"reviewer\":\"u-2\""),
                        fact(
                                "payment.PaymentApproved",
                                "L1",
                                "\"approver\":\"u-3\",\"payment\":\"P1\""),
                        amount("payment.PaymentSettled", "L1", "60.00", ",\"payment\":\"P1\""),
                        amount(
                                "payment.RefundReceived",
                                "L1",
                                "15.00",
                                ",\"contract\":\"C1\",\"payment\":\"P1\""),
                        amount(
                                "payment.PaymentSubmitted",
                                "L2",
                                "40.00",
                                ",\"handler\":\"u-1\",\"payment\":\"P2\""),
                        fact(
                                "payment.PaymentReviewed",
                                "L2",
                                "\"payment\":\"P2\",\"reviewer\":\"u-2\""),
                        fact(
                                "payment.PaymentApproved",
                                "L2",
                                "\"approver\":\"u-3\",\"payment\":\"P2\""),
                        amount("payment.PaymentSettled", "L2", "40.00", ",\"payment\":\"P2\""),
                        between("budgetline.PoolSettled", "40.00", ""),
                        between("budgetline.VirementPosted", "5.00", ",\"balance\":\"available\""),
                        amount("contract.ContractEnded", "L1", "55.00", ",\"contract\":\"C1\""),
                        amount(
                                "budgetline.FundsRecalled",
                                "L1",
                                "100.00",
                                ",\"drawnFrom\":\"unreleased\""),
                        fact(
                                "budgetline.SurplusLapsed",
                                "L1",
                                "\"available\":\"460.00\",\"unreleased\":\"200.00\""),
                        fact(
                                "budgetline.YearClosed",
                                "L1",
                                "\"balances\":[{\"account\":\"approvedBudget\",\"amount\":\"900.00\",\"side\":\"credit\"},{\"account\":\"carriedIn\",\"amount\":\"100.00\",\"side\":\"credit\"},{\"account\":\"transferred\",\"amount\":\"45.00\",\"side\":\"debit\"},{\"account\":\"expended\",\"amount\":\"195.00\",\"side\":\"debit\"},{\"account\":\"recalled\",\"amount\":\"760.00\",\"side\":\"debit\"}]")));
    }

    /// The actor is the person whom the data name.
    private static MadeUpEntry entry(Fact fact) {
        String actor = "u-9";
        for (String member : List.of("proposer", "confirmer", "handler", "reviewer", "approver")) {
            int at = fact.data.indexOf("\"" + member + "\":\"");
            if (at >= 0) {
                int start = at + member.length() + 4;
                actor = fact.data.substring(start, fact.data.indexOf('"', start));
            }
        }
        return new MadeUpEntry(
                actor, "approver", "2027-03-01T08:00:00.000Z", fact.type, members(fact.data));
    }

    /// The members of the outer object.
    private static Map<String, String> members(String text) {
        Map<String, String> members = new TreeMap<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String[] member = text.substring(start, i).split(":", 2);
                members.put(member[0].replace("\"", ""), member[1]);
                start = i + 1;
            }
        }
        return members;
    }

    private static final class Balances implements MovementSink {
        final Map<String, long[]> last = new HashMap<>();

        @Override
        public void moved(
                boolean pool,
                String name,
                long position,
                String type,
                String effectiveDate,
                long[] balances,
                long[] moved) {
            last.put(name, balances.clone());
        }
    }

    private String replay(List<Fact> facts, Balances balances) {
        return MadeUpEntry.replay(
                facts.stream().map(WholeYearTest::entry).toList(), folder, Optional.of(balances));
    }

    @Test
    void everyEventOfTheTablePostsAndTheYearClosesAtZero() {
        Balances balances = new Balances();

        assertThat(replay(year(), balances)).isEmpty();
        assertThat(balances.last.get("L1")).containsOnly(0);
        // L2: received 45 by transfers, paid 40, has 5 left.
        assertThat(balances.last.get("L2"))
                .containsExactly(0, 0, 4500, 0, 500, 0, 0, 0, 0, 4000, 0, 0);
        assertThat(balances.last.get("2026/440100000:P")).isEqualTo(balances.last.get("L2"));
    }

    private static Arguments lie(String type, String from, String to, String rule) {
        return Arguments.of(type, from, to, rule);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("budgetline.OpeningBalanceRecorded", "900.00", "900.01", "equation"),
                lie("budgetline.FundsFrozen", "20.00", "500.01", "amount-exceeds-line-available"),
                lie("budgetline.FundsUnfrozen", "70.00", "70.01", "balance-not-negative"),
                lie("contract.FundsReserved", "200.00", "550.01", "amount-exceeds-available"),
                lie("contract.ReservationCancelled", "50.00", "200.01", "amount-exceeds-holding"),
                lie("contract.ContractSigned", "120.00", "120.01", "amount-exceeds-holding"),
                lie("contract.ContractSigned", "PL1", "PL2", "holding-unknown"),
                lie("contract.ContractIncreased", "C1", "C2", "holding-unknown"),
                lie("contract.ContractIncreased", "\"L1\"", "\"L2\"", "holding-on-other-line"),
                lie("contract.ContractReduced", "30.00", "130.01", "amount-exceeds-holding"),
                lie("payment.PaymentSubmitted", "60.00", "100.01", "amount-exceeds-holding"),
                lie("payment.RefundReceived", "C1", "C2", "payment-as-submitted"),
                lie("budgetline.PoolSettled", "40.00", "40.01", "amount-exceeds-shortfall"),
                lie(
                        "budgetline.PoolSettled",
                        "L2\",\"pool\":\"2026/440100000:P",
                        "L2\",\"pool\":\"2026/440100000:Q",
                        "settlement-outside-pool"),
                lie("budgetline.VirementPosted", "L2", "L1", "virement-within-line"),
                lie("contract.ContractEnded", "55.00", "54.99", "balances-as-standing"),
                lie("budgetline.FundsRecalled", "100.00", "300.01", "balance-not-negative"),
                lie("budgetline.SurplusLapsed", "460.00", "459.99", "surplus-as-standing"),
                lie("budgetline.YearClosed", "760.00", "760.01", "balances-as-standing"));
    }

    @ParameterizedTest(name = "{0}: {1} as {2}")
    @MethodSource("lies")
    void anEventThatCannotBeBreaksItsRuleAtItsPosition(
            String type, String from, String to, String rule) {
        List<Fact> facts = year();
        int at = 0;
        while (!facts.get(at).type.equals(type)) {
            at++;
        }
        Fact honest = facts.get(at);
        assertThat(honest.data).contains(from);
        facts.set(at, new Fact(type, honest.data.replace(from, to)));

        assertThat(replay(facts, new Balances())).startsWith(at + " " + rule + ":");
    }

    private static Fact nextYear(Fact fact) {
        return new Fact(
                fact.type,
                fact.data
                        .replace("\"fiscalYear\":2026", "\"fiscalYear\":2027")
                        .replace("2026/440100000:P", "2027/440100000:P")
                        .replace("2026-02-01", "2027-01-01"));
    }

    /// Up to the refund under the contract, which then holds 55.00; then a plan of 25.00.
    private static List<Fact> carriedOver() {
        List<Fact> facts = new ArrayList<>(year().subList(0, 18));
        facts.add(amount("contract.FundsReserved", "L1", "25.00", ",\"plan\":\"PL2\""));
        facts.add(
                new Fact(
                        "controlpool.PoolRuleProposed",
                        "\"proposer\":\"u-1\",\"rule\":{\"kind\":\"declared\"},\"version\":1,\"year\":\"440100000/2027\""));
        facts.add(
                new Fact(
                        "controlpool.PoolRuleConfirmed",
                        "\"confirmer\":\"u-2\",\"version\":1,\"year\":\"440100000/2027\""));
        facts.add(nextYear(approved("N1")));
        String carried =
                "\"available\":\"100.00\",\"contracts\":[{\"amount\":\"55.00\",\"contract\":\"C1\"}],\"plans\":[{\"amount\":\"25.00\",\"plan\":\"PL2\"}],\"unreleased\":\"300.00\"";
        facts.add(fact("carryover.FundsCarriedForward", "L1", carried + ",\"target\":\"N1\""));
        facts.add(
                nextYear(
                        fact(
                                "carryover.CarryForwardOpened",
                                "N1",
                                carried + ",\"source\":\"L1\"")));
        facts.add(
                nextYear(
                        amount("contract.ContractReduced", "N1", "55.00", ",\"contract\":\"C1\"")));
        return facts;
    }

    @Test
    void whatIsCarriedForwardArrivesWithItsPlansAndContracts() {
        Balances balances = new Balances();

        assertThat(replay(carriedOver(), balances)).isEmpty();
        assertThat(balances.last.get("N1"))
                .containsExactly(0, 48000, 0, 30000, 15500, 0, 2500, 0, 0, 0, 0, 0);
        assertThat(balances.last.get("L1")).endsWith(48000);
    }

    @Test
    void moreArrivesThanWasGiven() {
        List<Fact> facts = carriedOver();
        int opened = facts.size() - 2;
        facts.set(
                opened,
                new Fact(
                        facts.get(opened).type,
                        facts.get(opened).data.replace("100.00", "100.01")));

        assertThat(replay(facts, new Balances())).startsWith(opened + " carried-as-given:");
    }

    @Test
    void aPaymentIsCorrectedToItsRightLine() {
        List<Fact> facts = new ArrayList<>(year().subList(0, 22));
        facts.add(
                new Fact(
                        "payment.PaymentCorrected",
                        "\"amount\":\"40.00\",\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,\"payment\":\"P2\",\"right\":{\"line\":\"L1\",\"pool\":\"2026/440100000:P\",\"unit\":\"219011\"},\"wrong\":{\"line\":\"L2\",\"pool\":\"2026/440100000:P\",\"unit\":\"219011\"}"));
        Balances balances = new Balances();

        assertThat(replay(facts, balances)).isEmpty();
        assertThat(balances.last.get("L2")).containsOnly(0);
    }

    @Test
    void aLineIsNotClosedWithMoneyOnIt() {
        List<Fact> facts = year();
        facts.remove(facts.size() - 2);

        assertThat(replay(facts, new Balances()))
                .startsWith((facts.size() - 1) + " line-not-settled:");
    }

    @Test
    void aPlanIsMadeOnce() {
        List<Fact> facts = year();
        facts.add(8, facts.get(7));

        assertThat(replay(facts, new Balances())).startsWith("8 holding-exists:");
    }

    @Test
    void fundsOfOneTypeAreNotMovedToALineOfAnother() {
        List<Fact> facts = year();
        Fact other = facts.get(3);
        facts.set(3, new Fact(other.type, other.data.replace("\"11\"", "\"12\"")));

        assertThat(replay(facts, new Balances())).contains(" virement-outside-kind:");
    }

    @Test
    void nothingIsPostedToALineThatIsClosed() {
        List<Fact> facts = year();
        facts.add(amount("budgetline.FundsFrozen", "L1", "1.00", ""));

        assertThat(replay(facts, new Balances())).startsWith((facts.size() - 1) + " year-closed:");
    }

    @Test
    void aLineChangesItsPoolWithAllThatItHolds() {
        List<Fact> facts = year().subList(0, 5);
        List<Fact> more = new ArrayList<>(facts);
        more.add(
                new Fact(
                        "budgetline.LinePoolChanged",
                        "\"balances\":[{\"account\":\"approvedBudget\",\"amount\":\"900.00\",\"side\":\"credit\"},{\"account\":\"carriedIn\",\"amount\":\"100.00\",\"side\":\"credit\"},{\"account\":\"unreleased\",\"amount\":\"300.00\",\"side\":\"debit\"},{\"account\":\"available\",\"amount\":\"500.00\",\"side\":\"debit\"},{\"account\":\"frozen\",\"amount\":\"50.00\",\"side\":\"debit\"},{\"account\":\"expended\",\"amount\":\"150.00\",\"side\":\"debit\"}],\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,\"fromPool\":\"2026/440100000:P\",\"line\":\"L1\",\"toPool\":\"2026/440100000:Q\",\"unit\":\"219011\""));
        Balances balances = new Balances();

        assertThat(replay(more, balances)).isEmpty();
        assertThat(balances.last.get("2026/440100000:P")).containsOnly(0);
        assertThat(balances.last.get("2026/440100000:Q")).isEqualTo(balances.last.get("L1"));
        more.add(amount("budgetline.FundsFrozen", "L1", "1.00", ""));
        assertThat(replay(more, new Balances())).startsWith("6 line-as-approved:");
    }
}
