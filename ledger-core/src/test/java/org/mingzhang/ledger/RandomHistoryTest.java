package org.mingzhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLineEvent;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.LinePoolChanged;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.YearClosed;
import org.mingzhang.ledger.calendar.CalendarEvent;
import org.mingzhang.ledger.carryover.CarryOverEvent;
import org.mingzhang.ledger.contract.Contract;
import org.mingzhang.ledger.contract.ContractEvent;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.PoolRuleEvent;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.ImportedYearEvent;
import org.mingzhang.ledger.payment.PaymentEvent;
import org.mingzhang.ledger.ruletable.TableEvent;
import org.mingzhang.ledger.testing.History;
import org.mingzhang.ledger.testing.Property;

/// The laws of budget authority over random histories. The books here are kept apart from the code
/// under test: account codes and sums in minor units, nothing else.
class RandomHistoryTest {

    private static final int TRIES = 200;
    private static final int COMMANDS_MAX = 600;

    private static final Set<Integer> MAY_BE_NEGATIVE = Set.of(2100, 1200);

    @Test
    void everyEntryBalancesAndEveryBoundHolds() {
        Set<Class<?>> seen = new HashSet<>();
        Set<Class<?>> refused = new HashSet<>();
        Property.forAll(
                TRIES,
                COMMANDS_MAX,
                (random, size) -> {
                    Books books = new Books();
                    History history = new History();
                    RandomCommands commands = new RandomCommands(random);
                    for (int i = 0; i < size; i++) {
                        switch (commands.decideNext(history)) {
                            case Decision.Accepted(List<Event> events) -> {
                                events.forEach(event -> seen.add(event.getClass()));
                                events.forEach(books::post);
                                history.append(events);
                            }
                            case Decision.Refused(var refusal, _) ->
                                    refused.add(refusal.getClass());
                        }
                    }
                    books.agreeWith(history);
                });
        assertThat(seen).containsExactlyInAnyOrderElementsOf(allEvents());
        assertThat(refused).as("kinds of refusals met").hasSizeGreaterThan(20);
    }

    @Test
    void aReplayGivesTheStateThatWasKept() {
        Property.forAll(
                TRIES / 4,
                COMMANDS_MAX,
                (random, size) -> {
                    History history = new History();
                    RandomCommands commands = new RandomCommands(random);
                    for (int i = 0; i < size; i++) {
                        if (commands.decideNext(history)
                                instanceof Decision.Accepted(List<Event> events)) {
                            history.append(events);
                        }
                    }
                    for (Map.Entry<Part.Key<?>, Object> kept : history.kept().entrySet()) {
                        assertThat((Object) history.replayed(kept.getKey()))
                                .as("%s", kept.getKey().id())
                                .isEqualTo(kept.getValue());
                    }
                });
    }

    @Test
    void aDecisionRestsOnItsStateAlone() {
        Property.forAll(
                TRIES / 4,
                COMMANDS_MAX,
                (random, size) -> {
                    History history = new History();
                    RandomCommands commands = new RandomCommands(random);
                    for (int i = 0; i < size; i++) {
                        State replayed =
                                new State() {
                                    @Override
                                    public <S> S of(Part.Key<S> key) {
                                        return history.replayed(key);
                                    }
                                };
                        Decision decision = commands.decideNext(history);
                        if (i % 20 == 0) {
                            assertThat(commands.decideAgain(replayed)).isEqualTo(decision);
                        }
                        if (decision instanceof Decision.Accepted(List<Event> events)) {
                            history.append(events);
                        }
                    }
                });
    }

    private static Set<Class<?>> allEvents() {
        Set<Class<?>> all = new HashSet<>();
        for (Class<?> feature :
                List.of(
                        BudgetLineEvent.class,
                        PoolRuleEvent.class,
                        ImportedYearEvent.class,
                        PaymentEvent.class,
                        ContractEvent.class,
                        CarryOverEvent.class,
                        CalendarEvent.class,
                        TableEvent.class)) {
            all.addAll(List.of(feature.getPermittedSubclasses()));
        }
        return all;
    }

    /// Sums by line and by pool: debits above zero, by account code.
    private static final class Books {
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
}
