package org.mingzhang.api.downloads;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// In which form a sheet is written: row by row, texts in UTF-8.
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
    },
    /// A workbook: the rows on its first sheet, amounts as numbers, and on the second log,
    /// position, filter and count.
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(String log, Sheet sheet, OutputStream out) throws IOException {
            try (Workbook book = new Workbook(out, "Mingzhang", "1.0")) {
                Worksheet rows = book.newWorksheet(sheet.name());
                for (int i = 0; i < sheet.columns().size(); i++) {
                    rows.value(0, i, sheet.columns().get(i));
                    rows.style(0, i).bold().set();
                }
                rows.freezePane(0, 1);
                AtomicInteger next = new AtomicInteger(1);
                sheet.rows()
                        .accept(row -> {
                            int at = next.getAndIncrement();
                            for (int i = 0; i < row.size(); i++) {
                                put(rows, at, i, row.get(i));
                            }
                            if (at % FLUSH_ROWS == 0) {
                                flush(rows);
                            }
                        });
                about(book.newWorksheet("about"), log, sheet);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private static void put(Worksheet rows, int at, int column, String value) {
            if (AMOUNT.matcher(value).matches()) {
                rows.value(at, column, new BigDecimal(value));
                rows.style(at, column).format("#,##0.00").set();
            } else if (!value.isEmpty()) {
                rows.value(at, column, value);
            }
        }

        private static void flush(Worksheet rows) {
            try {
                rows.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void about(Worksheet about, String log, Sheet sheet) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("log", log);
            facts.put("position", Long.toString(sheet.position()));
            sheet.cut().until().ifPresent(day -> facts.put("effective", day.toString()));
            new TreeMap<>(sheet.filter()).forEach((word, value) -> facts.put(word, value));
            facts.put("rows", Long.toString(sheet.rowCount()));
            int at = 0;
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                about.value(at, 0, fact.getKey());
                about.value(at++, 1, fact.getValue());
            }
        }
    };

    /// Amounts have two decimals, codes have none.
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,13}\\.[0-9]{2}");

    private static final int FLUSH_ROWS = 1_000;

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
