package org.mingzhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.LinePoolChanged;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.YearClosed;
import org.mingzhang.ledger.contract.Contract;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.ImportedYearEvent;

/// Books of their own, kept apart from the code under test: sums by line and by pool, debits above
/// zero, by account code. Every entry must balance, and every bound hold after it.
final class Books {

    private static final Set<Integer> MAY_BE_NEGATIVE = Set.of(2100, 1200);

    private final Map<String, Map<Integer, Long>> lines = new HashMap<>();
    private final Map<String, Map<Integer, Long>> pools = new HashMap<>();
    private final Map<String, String> poolOfLine = new HashMap<>();
    private final Set<String> linesOfHistory = new HashSet<>();
    private long netOfTransfers;

    void post(Event event) {
        if (!(event instanceof Posted posted)) {
            return;
        }
        long sum = 0;
        if (event instanceof LinePoolChanged changed) {
            assertThat(poolOfLine.put(changed.line(), changed.toPool()))
                    .as("the pool that the line leaves")
                    .isEqualTo(changed.fromPool());
        }
        for (Posting posting : posted.postings()) {
            long debit = posting.amount().minorUnits();
            sum += debit;
            if (posting.account().code() == 1200 && !(event instanceof YearClosed)) {
                netOfTransfers += debit;
            }
            add(lines, posting.line(), posting.account().code(), debit);
            add(pools, posting.pool(), posting.account().code(), debit);
            String pool = poolOfLine.putIfAbsent(posting.line(), posting.pool());
            if (!(event instanceof LinePoolChanged)) {
                assertThat(pool).as("the pool of a line").isIn(null, posting.pool());
            }
            if (event instanceof ImportedYearEvent) {
                linesOfHistory.add(posting.line());
            }
        }
        assertThat(sum).as("debits less credits of %s", event).isZero();
        posted.postings().forEach(posting -> check(posting.line(), posting.pool(), event));
    }

    private void check(String line, String pool, Event event) {
        Map<Integer, Long> accounts = lines.getOrDefault(line, Map.of());
        assertThat(accounts.values().stream().mapToLong(Long::longValue).sum())
                .as("the equation of %s after %s", line, event)
                .isZero();
        accounts.forEach((code, debit) -> {
            boolean free =
                    MAY_BE_NEGATIVE.contains(code)
                            || (code == 2600 && linesOfHistory.contains(line));
            long balance = code < 2000 ? -debit : debit;
            assertThat(free || balance >= 0)
                    .as("%s of %s is %s after %s", code, line, balance, event)
                    .isTrue();
        });
        assertThat(pools.getOrDefault(pool, Map.of()).getOrDefault(2100, 0L))
                .as("available in %s after %s", pool, event)
                .isNotNegative();
    }

    void agreeWith(State state) {
        Map<Integer, Long> trial = new TreeMap<>();
        lines.values()
                .forEach(accounts -> accounts.forEach((c, d) -> trial.merge(c, d, Long::sum)));
        assertThat(trial.values().stream().mapToLong(Long::longValue).sum())
                .as("trial balance %s", trial)
                .isZero();
        assertThat(netOfTransfers).as("net of virements").isZero();
        lines.forEach((line, accounts) -> {
            switch (state.of(BudgetLine.PART.of(line))) {
                case BudgetLine.Approved approved -> {
                    assertThat(approved.available().minorUnits())
                            .as("available on %s", line)
                            .isEqualTo(accounts.getOrDefault(2100, 0L));
                    assertThat(committedOn(line, state))
                            .as("contracts on %s", line)
                            .isEqualTo(accounts.getOrDefault(2400, 0L));
                }
                case BudgetLine.Closed _ ->
                        assertThat(accounts.values()).as("closed %s", line).containsOnly(0L);
                case BudgetLine.Unapproved unapproved ->
                        throw new AssertionError(line + " is " + unapproved);
            }
        });
        pools.forEach((pool, accounts) ->
                assertThat(state.of(ControlPool.PART.of(pool)).available().minorUnits())
                        .as("available in %s", pool)
                        .isEqualTo(accounts.getOrDefault(2100, 0L)));
    }

    private static long committedOn(String line, State state) {
        return IntStream.range(0, 5)
                .mapToObj(i -> state.of(Contract.PART.of("contract" + i)))
                .filter(Contract.Signed.class::isInstance)
                .map(Contract.Signed.class::cast)
                .filter(contract -> contract.line().equals(line))
                .mapToLong(contract -> contract.committed().minorUnits())
                .sum();
    }

    private static void add(
            Map<String, Map<Integer, Long>> sums, String key, int code, long debit) {
        sums.computeIfAbsent(key, _ -> new TreeMap<>()).merge(code, debit, Long::sum);
    }
}
