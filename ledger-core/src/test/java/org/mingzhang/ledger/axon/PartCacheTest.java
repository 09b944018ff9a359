package org.mingzhang.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.decider.Part;

/// Which folded parts stay in memory.
class PartCacheTest {

    private static final long EPOCH = 3;

    private static final Part<String> PART =
            new Part<>("part", Set.of(), "nothing", (state, _) -> state);

    private final PartCache cache = new PartCache(8);

    @Test
    void keepsAtLeastTheHalfThatWasUsedLast() {
        for (int i = 0; i < 100; i++) {
            put(i);
        }

        for (int i = 96; i < 100; i++) {
            assertThat(holds(i)).as("part %s", i).isTrue();
        }
        assertThat(holds(90)).isFalse();
    }

    @Test
    void keepsWhatIsUsedAgainAndAgain() {
        put(0);
        for (int i = 1; i < 100; i++) {
            put(i);
            assertThat(holds(0)).as("after %s others", i).isTrue();
        }
    }

    @Test
    void partsOfOneKindDoNotPushOutThoseOfAnother() {
        Part<String> other = new Part<>("other", Set.of(), "nothing", (state, _) -> state);
        cache.put(other.of("0"), new PartCache.Folded<>("some", EPOCH, 1, 1));
        for (int i = 0; i < 100; i++) {
            put(i);
        }

        assertThat(cache.find(other.of("0"), EPOCH)).isPresent();
    }

    @Test
    void knowsNothingOfAnotherEpoch() {
        put(0);

        assertThat(cache.find(PART.of("0"), EPOCH + 1)).isEmpty();
        assertThat(cache.find(PART.of("0"), EPOCH - 1)).isEmpty();
    }

    @Test
    void keepsTheNewerOfTwoStates() {
        cache.put(PART.of("0"), new PartCache.Folded<>("newer", EPOCH, 10, 10));
        cache.put(PART.of("0"), new PartCache.Folded<>("older", EPOCH, 9, 9));
        cache.put(PART.of("0"), new PartCache.Folded<>("void", EPOCH - 1, 11, 11));

        assertThat(cache.find(PART.of("0"), EPOCH))
                .hasValueSatisfying(folded -> assertThat(folded.state()).isEqualTo("newer"));
    }

    private void put(int id) {
        cache.put(PART.of(Integer.toString(id)), new PartCache.Folded<>("some", EPOCH, 1, 1));
    }

    private boolean holds(int id) {
        return cache.find(PART.of(Integer.toString(id)), EPOCH).isPresent();
    }
}
