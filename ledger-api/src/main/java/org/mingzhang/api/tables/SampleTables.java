package org.mingzhang.api.tables;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mingzhang.ledger.ruletable.TableForm;

/// The tables that come with the program: standards of the central government as public reprints
/// give them, each with its instrument, and made-up authority limits that say so.
public final class SampleTables {

    private static final String INDEX = "samples.csv";

    private SampleTables() {}

    /// A table and the document that it rests on.
    ///
    /// @param form which table
    /// @param document its instrument, or that it is made up
    /// @param text its columns and rows
    public record Sample(TableForm form, String document, TableText text) {}

    /// All of them.
    public static List<Sample> load() {
        return CsvReader.builder().ofNamedCsvRecord(file(INDEX)).stream()
                .map(SampleTables::sample)
                .toList();
    }

    private static Sample sample(NamedCsvRecord row) {
        String name = row.getField("table");
        return new Sample(
                TableForm.of(name).orElseThrow(),
                row.getField("document"),
                TableCsv.read(file(name + ".csv")));
    }

    private static String file(String name) {
        try (InputStream in = SampleTables.class.getResourceAsStream("sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
