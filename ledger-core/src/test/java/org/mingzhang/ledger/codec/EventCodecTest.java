package org.mingzhang.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.codec.schema.SchemaDocument;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.PoolRules;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.importedyear.ImportedYear;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.payment.Payment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class EventCodecTest {

    private static final int TRIES = 200;
    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();
    private static final EventCodec CODEC = new EventCodec(TYPES);

    static Stream<EventType<?>> events() {
        return TYPES.events().stream();
    }

    private static Event randomEvent(EventType<?> type, long seed) {
        return RandomEvents.of(TYPES, type, new Random(seed));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsReadAsItWasWritten(EventType<?> type) {
        for (int seed = 0; seed < TRIES; seed++) {
            Event event = randomEvent(type, seed);
            EncodedEvent encoded = CODEC.encode(event);
            ObjectNode stored =
                    (ObjectNode) CanonicalJson.parseStrict(CanonicalJson.write(encoded.data()));
            assertThat(CODEC.decode(encoded.type(), encoded.revision(), stored))
                    .as("seed %d", seed)
                    .isEqualTo(event);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void membersAreWrittenInTheOrderOfCanonicalJson(EventType<?> type) {
        byte[] written =
                JsonMapper.shared().writeValueAsBytes(CODEC.encode(randomEvent(type, 1)).data());
        assertThatCode(() -> CanonicalJson.parseCanonical(written)).doesNotThrowAnyException();
    }

    /// The independent verifier has the schema and the data, and must find the same tags.
    @ParameterizedTest
    @MethodSource("events")
    void tagsFollowFromTheSchemaAlone(EventType<?> type) {
        JsonNode schema = JsonMapper.shared().readTree(SchemaDocument.of(type).text());
        for (int seed = 0; seed < TRIES; seed++) {
            EncodedEvent encoded = CODEC.encode(randomEvent(type, seed));
            Set<String> derived = new TreeSet<>();
            TagsBySchema.derive(schema, encoded.data(), derived);
            assertThat(encoded.tags()).as("seed %d", seed).containsExactlyElementsOf(derived);
        }
    }

    @Test
    void anUnknownTypeIsKeptAsItIs() {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("x", 1);
        assertThat(CODEC.decode("asset.AssetSold", 1, data))
                .isEqualTo(new UnknownEvent("asset.AssetSold", 1, data));
    }

    @Test
    void aNewerRevisionIsUnknown() {
        EncodedEvent encoded = CODEC.encode(randomEvent(event("payment.PaymentSettled"), 1));
        assertThat(CODEC.decode(encoded.type(), 3, encoded.data()))
                .isInstanceOf(UnknownEvent.class);
    }

    static Stream<Part<?>> parts() {
        return Stream.of(
                BudgetLine.PART, ControlPool.PART, PoolRules.PART, ImportedYear.PART, Payment.PART);
    }

    /// A newer program wrote it, and what it changes is not known here.
    @ParameterizedTest
    @MethodSource("parts")
    void noDecisionRestsOnAnUnknownEvent(Part<?> part) {
        assertThatThrownBy(() -> foldUnknown(part)).isInstanceOf(CorruptHistoryException.class);
    }

    private static <S> S foldUnknown(Part<S> part) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        return part.evolve()
                .apply(part.initial(), new UnknownEvent("payment.PaymentSettled", 2, data));
    }

    @Test
    void dataThatDoNotFitTheirTypeAreCorruptHistory() {
        EncodedEvent encoded = CODEC.encode(randomEvent(event("payment.PaymentSettled"), 1));
        encoded.data().put("amount", "12.345");
        assertThatThrownBy(() -> CODEC.decode(encoded.type(), 1, encoded.data()))
                .isInstanceOf(CorruptHistoryException.class)
                .hasMessageContainingAll("payment.PaymentSettled", "/amount", "12.345");
    }

    @Test
    void anEventWithoutRegistrationLineIsNotWritten() {
        record Stray() implements Event {}
        assertThatThrownBy(() -> CODEC.encode(new Stray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not registered");
    }

    private static EventType<?> event(String name) {
        return TYPES.event(name).orElseThrow();
    }

    /// An event of revision 3; revision 1 had `line` under another name, revision 2 had no `days`.
    record Moved(@Tagged("line") String line, int days) implements Event {}

    @Nested
    class Upcasting {

        private final EventCodec codec =
                new EventCodec(
                        TypeCatalogue.builder()
                                .event(Moved.class, 3)
                                .upcast("codec.Moved", 1, Upcasting::lineWasCalledPlace)
                                .upcast("codec.Moved", 2, data -> data.put("days", 1))
                                .build());

        private static ObjectNode lineWasCalledPlace(ObjectNode data) {
            data.set("line", data.remove("place"));
            return data;
        }

        @Test
        void anOldRevisionIsBroughtUpStepByStep() {
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("place", "L-1");
            assertThat(codec.decode("codec.Moved", 1, data)).isEqualTo(new Moved("L-1", 1));
        }

        @Test
        void aStepStartsWhereTheEntryStands() {
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("line", "L-2");
            assertThat(codec.decode("codec.Moved", 2, data)).isEqualTo(new Moved("L-2", 1));
        }

        @Test
        void theEntryIsLeftAsItIs() {
            ObjectNode data = JsonNodeFactory.instance.objectNode().put("place", "L-1");
            codec.decode("codec.Moved", 1, data);
            assertThat(data).isEqualTo(JsonNodeFactory.instance.objectNode().put("place", "L-1"));
        }

        @Test
        void newEntriesHaveTheNewestRevision() {
            assertThat(codec.encode(new Moved("L-3", 9)).revision()).isEqualTo(3);
        }

        @Test
        void aGapBetweenRevisionsIsFoundWhenTheCatalogueIsBuilt() {
            TypeCatalogue.Builder types =
                    TypeCatalogue.builder().event(Moved.class, 3).upcast("codec.Moved", 2, d -> d);
            assertThatThrownBy(types::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("codec.Moved lacks an upcaster from revision 1");
        }
    }
}
