package org.mingzhang.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.ledger.codec.schema.SchemaDocument;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Event;
import tools.jackson.databind.node.ObjectNode;

class SchemaDocumentTest {

    private static final int TRIES = 50;
    private static final TypeCatalogue TYPES = LedgerTypes.catalogue();
    private static final EventCodec CODEC = new EventCodec(TYPES);
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<EventType<?>> events() {
        return TYPES.events().stream();
    }

    static Stream<CommandType<?>> commands() {
        return TYPES.commands().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaOfAnEventIsTheApprovedOne(EventType<?> type) {
        SchemaDocument document = SchemaDocument.of(type);
        Approved.isText(
                Approved.DOCS.resolve("events").resolve(document.fileName()), document.text());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theSchemaOfACommandIsTheApprovedOne(CommandType<?> type) {
        SchemaDocument document = SchemaDocument.of(type);
        Approved.isText(
                Approved.DOCS.resolve("commands").resolve(document.fileName()), document.text());
    }

    @Test
    void everyRevisionOfEveryEventHasAFileAndNoFileIsLeftOver() {
        List<String> expected =
                events().flatMap(type ->
                                IntStream.rangeClosed(1, type.revision())
                                        .mapToObj(
                                                revision -> type.name() + "." + revision + ".json"))
                        .toList();
        assertThat(Approved.names(Approved.DOCS.resolve("events")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyCommandHasAFileAndNoFileIsLeftOver() {
        assertThat(Approved.names(Approved.DOCS.resolve("commands")))
                .containsExactlyInAnyOrderElementsOf(
                        commands().map(type -> type.name() + ".json").toList());
    }

    /// `sha256sum docs/events/log.SchemaPublished.1.json` says the same.
    @Test
    void theDigestIsThatOfTheFile() {
        SchemaDocument document =
                SchemaDocument.of(TYPES.event("log.SchemaPublished").orElseThrow());
        assertThat(document.digest(TreeHashers.of(Suite.SHA256)).hex())
                .isEqualTo("c25929e902b18269da21b4b00a7a276081d6320cc80c1a92d92717942f6f9378");
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaAdmitsEveryEvent(EventType<?> type) {
        Schema schema = schema(SchemaDocument.of(type));
        for (int seed = 0; seed < TRIES; seed++) {
            Event event = RandomEvents.of(TYPES, type, new Random(seed));
            ObjectNode data = CODEC.encode(event).data();
            assertThat(schema.validate(data)).as("seed %d: %s", seed, data).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theSchemaAdmitsEveryValidCommand(CommandType<?> type) {
        Schema schema = schema(SchemaDocument.of(type));
        for (int seed = 0; seed < TRIES; seed++) {
            ObjectNode data = data(type, seed);
            assertThat(schema.validate(data)).as("seed %d: %s", seed, data).isEmpty();
        }
    }

    static Stream<Consumer<ObjectNode>> mistakes() {
        return Stream.of(
                data -> data.put("remark", "not a member"),
                data -> data.remove("line"),
                data -> data.put("line", "has space"),
                data -> data.put("line", "x".repeat(65)),
                data -> data.put("amount", 12),
                data -> data.put("amount", "-1.00"),
                data -> data.put("amount", "0.00"),
                data -> data.put("amount", "1.000"),
                data -> data.put("amount", "01.00"),
                data -> data.put("effectiveDate", "2026-13-01"),
                data -> data.put("effectiveDate", "26-01-01"),
                data -> data.putObject("purpose").put("commitment", "0".repeat(64)),
                data -> data.put("purpose", " "),
                data -> data.put("purpose", "x".repeat(1001)),
                data -> ((ObjectNode) data.get("payee")).put("kind", "ORGANISATION"),
                data -> ((ObjectNode) data.get("payee")).put("nickname", "x"),
                data -> data.putArray("invoices").add("has space"),
                data -> data.putArray("attachments").add("0".repeat(63)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theSchemaRefusesMistakes(Consumer<ObjectNode> mistake) {
        CommandType<?> type = TYPES.command("payment.SubmitPayment").orElseThrow();
        ObjectNode data = data(type, 1);
        mistake.accept(data);
        assertThat(schema(SchemaDocument.of(type)).validate(data)).hasSize(1);
    }

    @Test
    void anEntryMayHoldACommitmentInPlaceOfAPersonalText() {
        EventType<?> type = TYPES.event("payment.PaymentSubmitted").orElseThrow();
        ObjectNode data = CODEC.encode(RandomEvents.of(TYPES, type, new Random(1))).data();
        data.putObject("purpose").put("commitment", "0".repeat(64));
        assertThat(schema(SchemaDocument.of(type)).validate(data)).isEmpty();
        data.putObject("purpose").put("commitment", "0".repeat(63));
        assertThat(schema(SchemaDocument.of(type)).validate(data)).isNotEmpty();
    }

    private static <C extends Command> ObjectNode data(CommandType<C> type, long seed) {
        RandomRecords records = new RandomRecords(new Random(seed), true);
        return type.shape().write(records.of(type.shape().type()));
    }

    private static Schema schema(SchemaDocument document) {
        return SCHEMAS.getSchema(document.text(), InputFormat.JSON);
    }
}
