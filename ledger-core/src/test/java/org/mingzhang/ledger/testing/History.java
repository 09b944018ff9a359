package org.mingzhang.ledger.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;

/// A log in memory. Parts that were asked for once are kept up to date event by event, as a cache
/// would; [#replayed] folds from the beginning instead.
public final class History implements State {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Part.Key<?>, Object> live = new HashMap<>();

    private record Entry(Event event, Set<String> tags) {}

    /// Adds events at the end.
    public void append(List<Event> events) {
        for (Event event : events) {
            Entry entry = new Entry(event, Tags.of((Record) event));
            entries.add(entry);
            live.replaceAll((key, state) -> next(key, state, entry));
        }
    }

    /// All events so far.
    public List<Event> events() {
        return entries.stream().map(Entry::event).toList();
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
        for (Entry entry : entries) {
            state = next(key, state, entry);
        }
        return state;
    }

    @SuppressWarnings("unchecked")
    private static <S> S next(Part.Key<S> key, Object state, Entry entry) {
        boolean folds =
                entry.tags().contains(key.part().tagKey() + ":" + key.id())
                        && key.part().folds(entry.event());
        return folds ? key.part().evolve().apply((S) state, entry.event()) : (S) state;
    }
}
