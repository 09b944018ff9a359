package org.mingzhang.api.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// The code tables of the demonstration province, with the names that people read.
///
/// @param divisions the province, its cities and their counties, by the codes of GB/T 2260 and
///   three zeros for the level below the county
/// @param units the units that every city has, by the last three digits of their code
/// @param economicCodes the economic classes that every unit spends on
/// @param purposes what is paid out of each economic class
public record DemoCodes(
        List<Division> divisions,
        List<Unit> units,
        List<EconomicCode> economicCodes,
        List<Purpose> purposes) {

    public DemoCodes {
        divisions = List.copyOf(divisions);
        units = List.copyOf(units);
        economicCodes = List.copyOf(economicCodes);
        purposes = List.copyOf(purposes);
    }

    /// An administrative division.
    ///
    /// @param level `province`, `city` or `county`
    /// @param parent the code of the division above, empty for the province
    public record Division(String code, String name, String level, String parent) {}

    /// A unit that every city has.
    public record Unit(String code, String name, String function, String functionName) {}

    /// An economic class.
    public record EconomicCode(String code, String name) {}

    /// What is paid out of an economic class, and what comes of it.
    public record Purpose(String economic, String purpose, String result) {}

    /// The tables that come with the program.
    public static DemoCodes load() {
        return new DemoCodes(
                table(
                        "divisions.csv",
                        row ->
                                new Division(
                                        row.getField("code"),
                                        row.getField("name"),
                                        row.getField("level"),
                                        row.getField("parent"))),
                table(
                        "units.csv",
                        row ->
                                new Unit(
                                        row.getField("code"),
                                        row.getField("name"),
                                        row.getField("function"),
                                        row.getField("functionName"))),
                table(
                        "economic.csv",
                        row -> new EconomicCode(row.getField("code"), row.getField("name"))),
                table(
                        "purposes.csv",
                        row ->
                                new Purpose(
                                        row.getField("economic"),
                                        row.getField("purpose"),
                                        row.getField("result"))));
    }

    /// The cities, in the order of their codes.
    public List<Division> cities() {
        return divisions.stream().filter(division -> division.level().equals("city")).toList();
    }

    /// What is paid out of an economic class.
    List<Purpose> purposesOf(String economic) {
        return purposes.stream().filter(p -> p.economic().equals(economic)).toList();
    }

    private static <T> List<T> table(String file, Function<NamedCsvRecord, T> row) {
        try (InputStream in = DemoCodes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its table " + file);
            }
            try (CsvReader<NamedCsvRecord> rows =
                    CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
                return rows.stream().map(row).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + file, e);
        }
    }
}
