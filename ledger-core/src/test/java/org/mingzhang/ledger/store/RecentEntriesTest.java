package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/// The window against the plain list that it stands for.
class RecentEntriesTest {

    private static final List<String> TAGS = List.of("a:1", "a:2", "b:1");
    private static final Selection EVERYTHING = new Selection(true, List.of());
    private static final List<String> TYPES = List.of("spent", "refused");

    private static RecentEntries.Recent entry(long position, String type, List<String> tags) {
        return new RecentEntries.Recent(
                position,
                new GenericEventMessage(new MessageType(type), "x"),
                type,
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
                        window.durable(durable, durable);
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
                compare(window, all, durable, selection(random), random, seed);
            }
        }
    }

    private static void compare(
            RecentEntries window,
            List<RecentEntries.Recent> all,
            int durable,
            Selection selection,
            Random random,
            long seed) {
        assertThat(window.head()).as("seed %d", seed).isEqualTo(all.size());
        assertThat(window.floor()).as("seed %d", seed).isLessThanOrEqualTo(durable);
        long from = window.floor() + random.nextInt(all.size() - (int) window.floor() + 1);
        long to = from + random.nextInt(all.size() - (int) from + 1);
        List<RecentEntries.Recent> expected =
                all.subList((int) from, (int) to).stream()
                        .filter(entry -> selection.includes(entry.tags(), entry.type()))
                        .toList();
        assertThat(window.matching(selection, from, to))
                .as("seed %d", seed)
                .containsExactlyElementsOf(expected);
        boolean any =
                all.subList((int) from, all.size()).stream()
                        .anyMatch(entry -> selection.includes(entry.tags(), entry.type()));
        assertThat(window.anyMatch(selection, from)).as("seed %d", seed).isEqualTo(any);
    }

    private static List<String> someTags(Random random) {
        return TAGS.stream().filter(_ -> random.nextBoolean()).toList();
    }

    private static Selection selection(Random random) {
        if (random.nextInt(8) == 0) {
            return EVERYTHING;
        }
        return new Selection(
                false, Stream.generate(() -> criterion(random)).limit(random.nextInt(3)).toList());
    }

    private static Selection.Criterion criterion(Random random) {
        return new Selection.Criterion(
                someTags(random),
                random.nextBoolean() ? List.of() : List.of(TYPES.get(random.nextInt(2))));
    }

    @Test
    void keepsWhatIsNotDurableWhateverItsBounds() {
        RecentEntries window = new RecentEntries(1, 1, 0);
        for (int position = 0; position < 5; position++) {
            window.add(entry(position, "spent", List.of()));
        }
        assertThat(window.floor()).isZero();

        window.durable(3, 3);

        assertThat(window.floor()).isEqualTo(3);
        assertThat(window.matching(EVERYTHING, 3, 5)).hasSize(2);
    }

    @Test
    void forgetsCommandsWithTheirEntries() {
        RecentEntries window = new RecentEntries(2, 1000, 0);
        window.add(entry(0, "spent", List.of()));
        window.add(entry(1, "spent", List.of()));
        window.add(entry(2, "spent", List.of()));
        window.durable(2, 2);
        window.dropQueued();

        assertThat(window.holds(new CommandKey("test", "c-0"))).isFalse();
        assertThat(window.holds(new CommandKey("test", "c-1"))).isTrue();
        assertThat(window.holds(new CommandKey("test", "c-2"))).isFalse();
    }

    @Test
    void leavesByBytesToo() {
        RecentEntries window = new RecentEntries(1000, 25, 0);
        for (int position = 0; position < 5; position++) {
            window.add(entry(position, "spent", List.of()));
        }

        window.durable(5, 5);

        assertThat(window.floor()).isEqualTo(3);
    }

    @Test
    void refusesGap() {
        RecentEntries window = new RecentEntries(10, 1000, 7);

        assertThatThrownBy(() -> window.add(entry(8, "spent", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatIsNotFiledYet() {
        RecentEntries window = new RecentEntries(1, 1000, 0);
        for (int position = 0; position < 4; position++) {
            window.add(entry(position, "spent", List.of()));
        }

        window.durable(4, 2);
        assertThat(window.floor()).isEqualTo(2);

        window.durable(4, 4);
        assertThat(window.floor()).isEqualTo(3);
    }
}
