package org.mingzhang.verifier.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which approvals a payment needs, and whether one more completes them.
///
/// **Source**: `docs/domain.md`, "Authority".
final class Approvals {
    private static final String LIMITS = "authority-limits";
    private static final String OF_HEADS = "business-authority";
    private static final int UNIT = 0;
    private static final int ECONOMIC = 1;
    private static final int AMOUNT = 2;
    private static final int STEP = 3;
    private static final int ROLE = 4;
    private static final int ORDER = 5;

    private Approvals() {}

    /// Who approves.
    enum Role {
        APPROVER("approver", 1),
        BUSINESS_HEAD("business-head", 2);

        private final String word;
        private final int digit;

        Role(String word, int digit) {
            this.word = word;
            this.digit = digit;
        }

        /// What stands for it in the record of a payment, above 0.
        int digit() {
            return digit;
        }

        static Role ofDigit(long digit) {
            return digit == APPROVER.digit ? APPROVER : BUSINESS_HEAD;
        }

        private static Role of(String word) {
            for (Role role : values()) {
                if (role.word.equals(word)) {
                    return role;
                }
            }
            throw new BrokenRule("role-not-permitted", word + " approves no payment");
        }
    }

    /// What authority is asked for.
    ///
    /// @param amount in minor units
    record Spending(String division, String unit, String economic, long amount) {}

    /// Whether a business head has the authority for a payment that they ask for.
    static void requireAuthority(Payment payment, RecordedEvent event, Books books) {
        if (event.actorRole().equals(Role.BUSINESS_HEAD.word)
                && !isWithinAuthority(payment.spending(books), event, books)) {
            throw new BrokenRule(
                    "authority-exceeded", payment.name() + " is beyond the business head");
        }
    }

    private static boolean isWithinAuthority(Spending spending, RecordedEvent event, Books books) {
        return books.tables().inForce(spending.division(), OF_HEADS, books.today(event)).stream()
                .flatMap(version -> version.rows().stream())
                .filter(row -> isFor(row, spending))
                .max(
                        Comparator.<List<String>>comparingInt(row -> Tables.length(row.get(UNIT)))
                                .thenComparingInt(row -> Tables.length(row.get(ECONOMIC))))
                .filter(row -> spending.amount() <= amount(row))
                .isPresent();
    }

    private static boolean isFor(List<String> row, Spending spending) {
        return Tables.begins(row.get(UNIT), spending.unit())
                && Tables.begins(row.get(ECONOMIC), spending.economic());
    }

    private static long amount(List<String> row) {
        return RecordedEvent.minorUnits(row.get(AMOUNT), "rows");
    }

    /// The role of one more approval, which must complete the chain if it is said to be the last,
    /// and must not if it is not.
    static Role next(Payment payment, RecordedEvent event, Books books, boolean last) {
        Role role = Role.of(event.actorRole());
        event.find("role")
                .filter(named -> !named.equals(role.word))
                .ifPresent(named -> {
                    throw new BrokenRule("actor-as-recorded", "approved as " + role.word);
                });
        Spending spending = payment.spending(books);
        Optional<Tables.Version> table =
                books.tables().inForce(spending.division(), LIMITS, books.today(event));
        long named = event.find("authorityVersion").map(Long::parseLong).orElse(0L);
        long inForce = table.map(Tables.Version::number).orElse(0L);
        if (named != inForce) {
            throw new BrokenRule(
                    "rule-version-in-force",
                    "the decision names authority limits " + named + ", in force is " + inForce);
        }
        Chain chain = new Chain(table, spending);
        payment.given().forEach(earlier -> chain.take(earlier, true));
        boolean mayLead = role == Role.APPROVER || isWithinAuthority(spending, event, books);
        if (!chain.take(role, mayLead)) {
            throw new BrokenRule(
                    "approval-not-next", "no approval of " + payment.name() + " by " + role.word);
        }
        if (chain.isComplete() != last) {
            throw new BrokenRule(
                    "approvals-complete",
                    payment.name() + (last ? " lacks approvals" : " has all its approvals"));
        }
        return role;
    }

    /// The approvals that are still to be given: the approver's, and one for each step.
    private static final class Chain {
        private boolean led;
        private final List<List<String>> open;

        private Chain(Optional<Tables.Version> table, Spending spending) {
            Map<Integer, List<String>> bySteps = new TreeMap<>();
            table.stream()
                    .flatMap(version -> version.rows().stream())
                    .filter(row -> isFor(row, spending) && spending.amount() > amount(row))
                    .forEach(row ->
                            bySteps.merge(Integer.valueOf(row.get(STEP)), row, Chain::closer));
            open = new ArrayList<>(bySteps.values());
        }

        private static List<String> closer(List<String> one, List<String> two) {
            return Tables.length(two.get(UNIT)) >= Tables.length(one.get(UNIT)) ? two : one;
        }

        private boolean take(Role role, boolean mayLead) {
            for (int i = 0; i < open.size(); i++) {
                List<String> row = open.get(i);
                boolean reachable = row.get(ORDER).equals("any") || (led && i == 0);
                if (reachable && row.get(ROLE).equals(role.word)) {
                    open.remove(i);
                    return true;
                }
            }
            if (led || !mayLead) {
                return false;
            }
            led = true;
            return true;
        }

        private boolean isComplete() {
            return led && open.isEmpty();
        }
    }
}
