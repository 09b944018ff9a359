package org.mingzhang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.budgetline.BudgetLineEvent;
import org.mingzhang.ledger.calendar.CalendarEvent;
import org.mingzhang.ledger.carryover.CarryOverEvent;
import org.mingzhang.ledger.contract.ContractEvent;
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

/// The laws of budget authority over random histories, by [Books] that are kept apart from the code
/// under test.
class RandomHistoryTest {

    private static final int TRIES = 200;
    private static final int COMMANDS_MAX = 600;

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
}
