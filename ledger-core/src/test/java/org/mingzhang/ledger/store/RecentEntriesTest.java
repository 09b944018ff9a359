package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

/// The window against the plain list that it stands for.
class RecentEntriesTest {

    private static final List<Tag> TAGS =
            List.of(new Tag("a", "1"), new Tag("a", "2"), new Tag("b", "1"));
    private static final List<String> TYPES = List.of("spent", "refused");

    private static RecentEntries.Recent entry(long position, String type, Set<Tag> tags) {
        return new RecentEntries.Recent(
                position,
                new GenericEventMessage(new MessageType(type), "x"),
                tags,
                10,
                new CommandKey("test", "c-" + position));
    }

    @Test
    void answersLikeAListUnderRandomHistories() {
        long seed = Long.getLong("property.seed", 20_260_301L);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            RecentEntries window = new RecentEntries(1 + random.nextInt(8), 1000, 0);
            List<RecentEntries.Recent> all = new ArrayList<>();
            int durable = 0;
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        durable += random.nextInt(all.size() - durable + 1);
                        window.durable(durable);
                    }
                    case 1 -> {
                        window.dropQueued();
                        all.subList(durable, all.size()).clear();
                    }
                    default -> {
                        RecentEntries.Recent next =
                                entry(all.size(), TYPES.get(random.nextInt(2)), someTags(random));
                        all.add(next);
                        window.add(next);
                    }
                }
                compare(window, all, durable, criteria(random), random, seed);
            }
        }
    }

    private static void compare(
            RecentEntries window,
            List<RecentEntries.Recent> all,
            int durable,
            EventCriteria criteria,
            Random random,
            long seed) {
        assertThat(window.head()).as("seed %d", seed).isEqualTo(all.size());
        assertThat(window.floor()).as("seed %d", seed).isLessThanOrEqualTo(durable);
        long from = window.floor() + random.nextInt(all.size() - (int) window.floor() + 1);
        long to = from + random.nextInt(all.size() - (int) from + 1);
        List<RecentEntries.Recent> expected =
                all.subList((int) from, (int) to).stream()
                        .filter(entry -> entry.matches(criteria))
                        .toList();
        assertThat(window.matching(criteria, from, to))
                .as("seed %d", seed)
                .containsExactlyElementsOf(expected);
        boolean any =
                all.subList((int) from, all.size()).stream()
                        .anyMatch(entry -> entry.matches(criteria));
        assertThat(window.anyMatch(criteria, from)).as("seed %d", seed).isEqualTo(any);
    }

    private static Set<Tag> someTags(Random random) {
        Set<Tag> tags = new HashSet<>();
        for (Tag tag : TAGS) {
            if (random.nextBoolean()) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private static EventCriteria criteria(Random random) {
        EventCriteria one = criterion(random);
        return random.nextBoolean() ? one : one.or(criterion(random));
    }

    private static EventCriteria criterion(Random random) {
        var tagged = EventCriteria.havingTags(someTags(random));
        return random.nextBoolean()
                ? tagged
                : tagged.andBeingOneOfTypes(new QualifiedName(TYPES.get(random.nextInt(2))));
    }

    @Test
    void keepsWhatIsNotDurableWhateverItsBounds() {
        RecentEntries window = new RecentEntries(1, 1, 0);
        for (int position = 0; position < 5; position++) {
            window.add(entry(position, "spent", Set.of()));
        }
        assertThat(window.floor()).isZero();

        window.durable(3);

        assertThat(window.floor()).isEqualTo(3);
        assertThat(window.matching(EventCriteria.havingAnyTag(), 3, 5)).hasSize(2);
    }

    @Test
    void forgetsCommandsWithTheirEntries() {
        RecentEntries window = new RecentEntries(2, 1000, 0);
        window.add(entry(0, "spent", Set.of()));
        window.add(entry(1, "spent", Set.of()));
        window.add(entry(2, "spent", Set.of()));
        window.durable(2);
        window.dropQueued();

        assertThat(window.holds(new CommandKey("test", "c-0"))).isFalse();
        assertThat(window.holds(new CommandKey("test", "c-1"))).isTrue();
        assertThat(window.holds(new CommandKey("test", "c-2"))).isFalse();
    }

    @Test
    void leavesByBytesToo() {
        RecentEntries window = new RecentEntries(1000, 25, 0);
        for (int position = 0; position < 5; position++) {
            window.add(entry(position, "spent", Set.of()));
        }

        window.durable(5);

        assertThat(window.floor()).isEqualTo(3);
    }

    @Test
    void refusesGap() {
        RecentEntries window = new RecentEntries(10, 1000, 7);

        assertThatThrownBy(() -> window.add(entry(8, "spent", Set.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
