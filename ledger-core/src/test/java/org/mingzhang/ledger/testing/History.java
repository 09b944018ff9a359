package org.mingzhang.ledger.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;

/// A log in memory. Parts that were asked for once are kept up to date event by event, as a cache
/// would; [#replayed] folds from the beginning instead.
public final class History implements State {

    private final List<Event> events = new ArrayList<>();
    private final Map<Part.Key<?>, Object> live = new HashMap<>();

    /// Adds events at the end.
    public void append(List<Event> more) {
        for (Event event : more) {
            events.add(event);
            live.replaceAll((key, state) ->
                    Tags.name((Record) event, key) ? next(key, state, event) : state);
        }
    }

    /// All events so far.
    public List<Event> events() {
        return List.copyOf(events);
    }

    /// The parts that were asked for, as they are kept.
    public Map<Part.Key<?>, Object> kept() {
        return Map.copyOf(live);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S> S of(Part.Key<S> key) {
        return (S) live.computeIfAbsent(key, this::replayed);
    }

    /// A part folded from the first event to the last.
    public <S> S replayed(Part.Key<S> key) {
        S state = key.part().initial();
        for (Event event : events) {
            if (Tags.name((Record) event, key)) {
                state = next(key, state, event);
            }
        }
        return state;
    }

    @SuppressWarnings("unchecked")
    private static <S> S next(Part.Key<S> key, Object state, Event event) {
        return key.part().folded().stream().anyMatch(type -> type.isInstance(event))
                ? key.part().evolve().apply((S) state, event)
                : (S) state;
    }
}
