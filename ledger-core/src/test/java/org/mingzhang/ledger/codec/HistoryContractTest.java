package org.mingzhang.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.decider.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was written once can be read for ever: one approved event for each type and revision.
class HistoryContractTest {

    private static final Path EVENTS = Path.of("src", "test", "resources", "events");
    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();
    private static final EventCodec CODEC = new EventCodec(TYPES);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Stream<Arguments> revisions() {
        return TYPES.events().stream()
                .flatMap(type ->
                        IntStream.rangeClosed(1, type.revision())
                                .mapToObj(revision -> Arguments.of(type, revision)));
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void theApprovedEventIsReadAndWrittenAsItStands(EventType<?> type, int revision) {
        Path file = EVENTS.resolve(type.name() + "." + revision + ".json");
        JsonNode approved = JSON.readTree(Approved.textOnceWritten(file, example(type)));

        Event event =
                CODEC.decode(
                        approved.get("type").stringValue(),
                        approved.get("revision").intValue(),
                        (ObjectNode) approved.get("data"));

        assertThat(event).isNotInstanceOf(UnknownEvent.class);
        if (revision == type.revision()) {
            assertThat(json(CODEC.encode(event))).isEqualTo(approved);
        }
    }

    private static String example(EventType<?> type) {
        Event event = RandomEvents.of(TYPES, type, new Random(type.name().hashCode()));
        return JSON.writeValueAsString(json(CODEC.encode(event))) + "\n";
    }

    private static ObjectNode json(EncodedEvent encoded) {
        ObjectNode json = JSON.createObjectNode();
        json.set("data", encoded.data());
        json.put("revision", encoded.revision());
        json.set("tags", JSON.valueToTree(encoded.tags()));
        json.put("type", encoded.type());
        return json;
    }
}
