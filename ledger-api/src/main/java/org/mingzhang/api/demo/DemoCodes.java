package org.mingzhang.api.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The code tables of the demonstration province, with the names that people read.
///
/// @param divisions the province, its cities and their counties, by the codes of GB/T 2260 and
///   three zeros for the level below the county
/// @param units the units that every city has, by the last three digits of their code
/// @param countyUnits the same of every county
/// @param economicCodes the economic classes that every unit spends on
/// @param purposes what is paid out of each economic class
/// @param paces how large and how fast each city is
public record DemoCodes(
        List<Division> divisions,
        List<Unit> units,
        List<Unit> countyUnits,
        List<EconomicCode> economicCodes,
        List<Purpose> purposes,
        List<DemoPace> paces) {

    private static final int PLACE_DIGITS = 6;

    public DemoCodes {
        divisions = List.copyOf(divisions);
        units = List.copyOf(units);
        countyUnits = List.copyOf(countyUnits);
        paces = List.copyOf(paces);
        economicCodes = List.copyOf(economicCodes);
        purposes = List.copyOf(purposes);
    }

    /// An administrative division.
    ///
    /// @param level `province`, `city` or `county`
    /// @param parent the code of the division above, empty for the province
    public record Division(String code, String name, String level, String parent) {

        private static final int AREA_DIGITS = 6;

        /// The digits that say province, city and county.
        String area() {
            return code.substring(0, AREA_DIGITS);
        }
    }

    /// A unit that every city or every county has.
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
                table("units.csv", DemoCodes::unit),
                table("county-units.csv", DemoCodes::unit),
                table(
                        "economic.csv",
                        row -> new EconomicCode(row.getField("code"), row.getField("name"))),
                table(
                        "purposes.csv",
                        row ->
                                new Purpose(
                                        row.getField("economic"),
                                        row.getField("purpose"),
                                        row.getField("result"))),
                table(
                        "pace.csv",
                        row ->
                                new DemoPace(
                                        row.getField("city"),
                                        Integer.parseInt(row.getField("size")),
                                        Integer.parseInt(row.getField("pace")))));
    }

    private static Unit unit(NamedCsvRecord row) {
        return new Unit(
                row.getField("code"),
                row.getField("name"),
                row.getField("function"),
                row.getField("functionName"));
    }

    /// What the codes of the province are called.
    public Map<String, String> divisionNames() {
        Map<String, String> names = new TreeMap<>();
        divisions.forEach(division -> names.put(division.code(), division.name()));
        return names;
    }

    /// What the units of the cities and counties are called.
    public Map<String, String> unitNames() {
        Map<String, String> names = new TreeMap<>();
        for (Division place : divisions) {
            for (Unit unit : unitsOf(place)) {
                names.put(unitCode(place, unit), unitName(place, unit));
            }
        }
        names.putAll(namesIn("signed-county.csv"));
        return names;
    }

    /// What the divisions are called in English.
    public Map<String, String> englishDivisionNames() {
        return namesIn("divisions-en.csv");
    }

    private static Map<String, String> namesIn(String file) {
        return table(file, row -> Map.entry(row.getField("code"), row.getField("name"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The units of a city or a county; a province has none of its own.
    List<Unit> unitsOf(Division place) {
        return switch (place.level()) {
            case "city" -> units;
            case "county" -> countyUnits;
            default -> List.of();
        };
    }

    /// The pace of a city, also for its counties.
    DemoPace paceOf(Division place) {
        String city = place.level().equals("county") ? place.parent() : place.code();
        return paces.stream()
                .filter(pace -> pace.city().equals(city))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("pace.csv lacks " + city));
    }

    /// What the functions are called.
    public Map<String, String> functionNames() {
        Map<String, String> names = new TreeMap<>(classes("function", "name"));
        units.forEach(unit -> names.put(unit.function(), unit.functionName()));
        return names;
    }

    /// What the economic classes are called.
    public Map<String, String> economicNames() {
        Map<String, String> names = new TreeMap<>(classes("economic", "name"));
        economicCodes.forEach(economic -> names.put(economic.code(), economic.name()));
        return names;
    }

    /// What the types of fund are called.
    Map<String, String> fundTypeNames() {
        return classes("fundType", "name");
    }

    /// What the classes of functions are called in English.
    public Map<String, String> englishFunctionNames() {
        return classes("function", "english");
    }

    /// What the classes of economic codes are called in English.
    public Map<String, String> englishEconomicNames() {
        return classes("economic", "english");
    }

    /// The names of codes, of most by their first three digits.
    private static Map<String, String> classes(String kind, String language) {
        Map<String, String> names = new TreeMap<>();
        table("classes.csv", row -> row).stream()
                .filter(row -> row.getField("kind").equals(kind))
                .forEach(row -> names.put(row.getField("code"), row.getField(language)));
        return names;
    }

    /// The code of a unit of a place: the six digits of the place, then those of the unit.
    static String unitCode(Division place, Unit unit) {
        return place.code().substring(0, PLACE_DIGITS) + unit.code();
    }

    /// The name of a unit of a place, which says that it is made up.
    static String unitName(Division place, Unit unit) {
        return place.name() + unit.name() + "（示范）";
    }

    /// The cities, in the order of their codes.
    public List<Division> cities() {
        return divisions.stream().filter(division -> division.level().equals("city")).toList();
    }

    /// The counties of a city, in the order of their codes.
    List<Division> countiesOf(Division city) {
        return divisions.stream().filter(d -> d.parent().equals(city.code())).toList();
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
