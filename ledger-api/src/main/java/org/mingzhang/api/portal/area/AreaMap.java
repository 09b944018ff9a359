package org.mingzhang.api.portal.area;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.api.portal.place.Area;

/// A map, drawn by the server: fixed classes, a printed value in every place, and how many places
/// each class has. Never totals, which would only show who is large.
///
/// @param width of the drawing
/// @param height of the drawing
/// @param shapes the places
/// @param classes the legend
public record AreaMap(int width, int height, List<Shape> shapes, List<Count> classes) {

    /// A place without a value is hatched.
    private static final String UNREPORTED = "c0";

    public AreaMap {
        shapes = List.copyOf(shapes);
        classes = List.copyOf(classes);
    }

    /// A place on the map.
    ///
    /// @param name what it is called
    /// @param text its value in words; empty where it has none
    /// @param label its value as it is printed in the place
    /// @param style the class of its value
    /// @param path the data of an SVG path
    /// @param x where its value is printed
    /// @param y where its value is printed
    /// @param href its page
    public record Shape(
            String name,
            String text,
            String label,
            String style,
            String path,
            int x,
            int y,
            String href) {}

    /// A class and how many places it has.
    ///
    /// @param style the name of its style
    /// @param label what is said of it
    /// @param places how many places it has
    public record Count(String style, String label, long places) {}

    /// The map of a province.
    ///
    /// @param marks what is shown of each place, by the digits of its code
    /// @param steps the classes
    /// @param name what a city is called
    /// @param link the page of a city
    static AreaMap of(
            Outlines outlines,
            Map<String, MapView.Mark> marks,
            List<MapView.Step> steps,
            Function<Area, String> name,
            Function<Area, String> link) {
        List<Shape> shapes =
                outlines.shapes().stream()
                        .map(shape -> {
                            Optional<MapView.Mark> mark =
                                    Optional.ofNullable(marks.get(shape.city().prefix()));
                            return new Shape(
                                    name.apply(shape.city()),
                                    mark.map(MapView.Mark::text).orElse(""),
                                    mark.map(MapView.Mark::label).orElse(""),
                                    mark.map(MapView.Mark::style).orElse(UNREPORTED),
                                    shape.path(),
                                    shape.x(),
                                    shape.y(),
                                    link.apply(shape.city()));
                        })
                        .toList();
        return new AreaMap(
                outlines.width(),
                outlines.height(),
                shapes,
                steps.stream()
                        .map(step ->
                                new Count(
                                        step.style(),
                                        step.label(),
                                        shapes.stream()
                                                .filter(shape -> shape.style().equals(step.style()))
                                                .count()))
                        .toList());
    }
}
