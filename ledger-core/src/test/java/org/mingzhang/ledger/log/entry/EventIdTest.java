package org.mingzhang.ledger.log.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final Instant TIME = Instant.parse("2022-02-22T19:22:22.000Z");

    @Test
    void beginsWithTheMillisecondOfItsTime() {
        // RFC 9562, appendix A.6: the same time, in the same place.
        UUID id = EventId.at(TIME, new Random(1));

        assertThat(id.toString()).startsWith("017f22e2-79b0-7");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(EventId.isEventId(id)).isTrue();
    }

    @Test
    void hasSeventyFourRandomBits() {
        Random random = new Random(2);
        Set<UUID> ids = new HashSet<>();
        long anyHigh = 0;
        long allHigh = -1;
        long anyLow = 0;
        long allLow = -1;
        for (int i = 0; i < 1000; i++) {
            UUID id = EventId.at(TIME, random);
            ids.add(id);
            anyHigh |= id.getMostSignificantBits();
            allHigh &= id.getMostSignificantBits();
            anyLow |= id.getLeastSignificantBits();
            allLow &= id.getLeastSignificantBits();
        }
        assertThat(ids).hasSize(1000);
        assertThat(anyHigh ^ allHigh).isEqualTo(0x0fffL);
        assertThat(anyLow ^ allLow).isEqualTo(0x3fff_ffff_ffff_ffffL);
    }

    @Test
    void isNoOtherUuid() {
        assertThat(EventId.isEventId(UUID.fromString("017f22e2-79b0-4000-8000-000000000000")))
                .isFalse();
        assertThat(EventId.isEventId(new UUID(0x7000, 0))).isFalse();
    }
}
