package org.mingzhang.api.alerts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes alerts into a file that another program watches, one JSON object a line. An alert that
/// stands there already is not written again.
///
/// @param file the file; its directory must be there
record LogFileChannel(Path file) implements AlertChannel {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void send(Alert alert, String id, AlertTexts.Text text) throws IOException {
        if (lastPosition().filter(last -> last >= alert.position()).isPresent()) {
            return;
        }
        ObjectNode line = alert.into(JsonNodeFactory.instance.objectNode(), text);
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(false);
        }
    }

    private Optional<Long> lastPosition() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .map(line -> JSON.readTree(line).path("position").asLong());
        }
    }
}
