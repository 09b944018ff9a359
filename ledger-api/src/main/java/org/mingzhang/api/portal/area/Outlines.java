package org.mingzhang.api.portal.area;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mingzhang.api.portal.place.Area;

/// The outlines of the cities of a province, in units of a hundredth of a degree.
///
/// They come from `map/json/province/guangdong.json` of Apache ECharts 4.9.0 (Apache License 2.0),
/// simplified so that neighbours still share their border and every island is kept. They are for a
/// demonstration; a public deployment shows an approved map with its number.
///
/// @param province the province
/// @param width of the drawing
/// @param height of the drawing
/// @param shapes one for each city
record Outlines(Area province, int width, int height, List<Shape> shapes) {

    private static final Outlines GUANGDONG =
            new Outlines(new Area("440000"), 716, 538, read("guangdong.csv"));

    Outlines {
        shapes = List.copyOf(shapes);
    }

    /// A city.
    ///
    /// @param city the city
    /// @param x of the point inside that is farthest from the border
    /// @param y of that point
    /// @param path the data of an SVG path
    record Shape(Area city, int x, int y, String path) {}

    /// The outlines of the cities of an area, if there are any.
    static Optional<Outlines> of(Area area) {
        return Optional.of(GUANGDONG).filter(map -> map.province().equals(area));
    }

    private static List<Shape> read(String file) {
        try (InputStream in = Outlines.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its map " + file);
            }
            try (CsvReader<NamedCsvRecord> rows =
                    CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
                return rows.stream()
                        .map(row ->
                                new Shape(
                                        new Area(row.getField("code")),
                                        Integer.parseInt(row.getField("x")),
                                        Integer.parseInt(row.getField("y")),
                                        row.getField("path")))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the map " + file, e);
        }
    }
}
