package org.mingzhang.ledger.codec.schema;

import java.nio.charset.StandardCharsets;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.EventType;
import org.mingzhang.ledger.codec.shape.RecordShape;
import org.mingzhang.ledger.codec.shape.Shape;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema (2020-12) of one event or command, as its file in `docs` holds it.
///
/// Beside the standard words, `x-tag` on a value says that it tags the entry under that key, and
/// `x-personal` that it may be personal and is then replaced by a commitment.
///
/// @param fileName in `docs/events` or `docs/commands`
/// @param text the schema, members sorted by name, two spaces of indentation, ends in a line feed
public record SchemaDocument(String fileName, String text) {

    private static final ObjectWriter WRITER =
            JsonMapper.builder()
                    .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                    .build()
                    .writer()
                    .with(printer());

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectNameValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }

    /// The schema of the data of an event, in its present revision.
    public static SchemaDocument of(EventType<?> type) {
        String id = type.name() + "." + type.revision();
        return document("events", id, type.name(), type.shape(), Shape.Side.ENTRY);
    }

    /// The schema of the data of a command.
    public static SchemaDocument of(CommandType<?> type) {
        return document("commands", type.name(), type.name(), type.shape(), Shape.Side.INPUT);
    }

    private static SchemaDocument document(
            String kind, String id, String title, RecordShape<?> shape, Shape.Side side) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://mingzhang.org/" + kind + "/" + id + ".json");
        schema.put("title", title);
        schema.setAll(shape.schema(side));
        return new SchemaDocument(id + ".json", WRITER.writeValueAsString(schema) + "\n");
    }

    /// The digest by which the log names the schema: that of the bytes of its file, so that a shell
    /// can check it.
    ///
    /// @param hasher of the log's first suite
    public Hash32 digest(TreeHasher hasher) {
        return hasher.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
