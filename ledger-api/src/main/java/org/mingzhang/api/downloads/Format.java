package org.mingzhang.api.downloads;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// In which form a sheet is written. Both are UTF-8 and written row by row.
enum Format {
    /// Comment lines with log, position, filter and count; then a line with the heads; then the
    /// rows.
    CSV("csv", "text/csv;charset=UTF-8") {
        @Override
        void write(String log, Sheet sheet, OutputStream out) throws IOException {
            try (CsvWriter csv =
                    CsvWriter.builder()
                            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                csv.writeComment("log " + log);
                csv.writeComment("position " + sheet.position());
                sheet.cut().until().ifPresent(day -> csv.writeComment("effective " + day));
                if (!sheet.filter().isEmpty()) {
                    csv.writeComment(
                            "filter "
                                    + new TreeMap<>(sheet.filter())
                                            .entrySet().stream()
                                                    .map(word ->
                                                            word.getKey() + "=" + word.getValue())
                                                    .collect(Collectors.joining(" ")));
                }
                csv.writeComment("rows " + sheet.rowCount());
                csv.writeRecord(sheet.columns());
                sheet.rows().accept(csv::writeRecord);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    },
    /// One object with log, position, filter and count, and the rows as objects of texts.
    JSON("json", "application/json") {
        @Override
        void write(String log, Sheet sheet, OutputStream out) {
            try (JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
                json.writeStartObject();
                json.writeStringProperty("log", log);
                json.writeNumberProperty("position", sheet.position());
                sheet.cut()
                        .until()
                        .ifPresent(day -> json.writeStringProperty("effective", day.toString()));
                json.writeObjectPropertyStart("filter");
                new TreeMap<>(sheet.filter()).forEach(json::writeStringProperty);
                json.writeEndObject();
                json.writeNumberProperty("rowCount", sheet.rowCount());
                json.writeArrayPropertyStart("rows");
                sheet.rows()
                        .accept(row -> {
                            json.writeStartObject();
                            for (int i = 0; i < row.size(); i++) {
                                if (!row.get(i).isEmpty()) {
                                    json.writeStringProperty(sheet.columns().get(i), row.get(i));
                                }
                            }
                            json.writeEndObject();
                        });
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    };

    private final String ending;
    private final String mediaType;

    Format(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /// The format of an ending.
    static Optional<Format> of(String ending) {
        return Arrays.stream(values()).filter(format -> format.ending.equals(ending)).findFirst();
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    abstract void write(String log, Sheet sheet, OutputStream out) throws IOException;
}
