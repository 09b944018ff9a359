package org.mingzhang.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.log.LogEvent;

class EventOfLedgerTest {

    private static final UUID ID = UUID.fromString("01a21fb5-0428-7546-87cc-8961c296d7f0");
    private static final Instant TIME = Instant.parse("2026-11-28T01:11:26.504Z");
    private static final Event EVENT = new LogEvent.RefusalsSuppressed("client", 3);

    private final EventOfLedger message =
            new EventOfLedger(
                    ID, new MessageType("log.RefusalsSuppressed", "1"), EVENT, TIME, null);

    @Test
    void saysWhatItWasMadeOf() {
        assertThat(message.identifier()).isEqualTo(ID.toString());
        assertThat(message.payload()).isSameAs(EVENT);
        assertThat(message.payloadType()).isEqualTo(LogEvent.RefusalsSuppressed.class);
        assertThat(message.timestamp()).isEqualTo(TIME);
        assertThat(message.metadata()).isEmpty();
        assertThat(message.payloadAs(Event.class)).isSameAs(EVENT);
    }

    @Test
    void staysTheSameEventWithMetadata() {
        EventMessage more = message.andMetadata(Map.of("a", "b")).andMetadata(Map.of("c", "d"));

        assertThat(more.metadata()).containsOnly(Map.entry("a", "b"), Map.entry("c", "d"));
        assertThat(message.withMetadata(Map.of("c", "d")).metadata())
                .containsOnly(Map.entry("c", "d"));
        assertThat(more.identifier()).isEqualTo(message.identifier());
        assertThat(more.type()).isEqualTo(message.type());
        assertThat(more.timestamp()).isEqualTo(TIME);
        assertThat(more.payload()).isSameAs(EVENT);
    }
}
