package org.mingzhang.api.portal.area;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mingzhang.api.portal.place.Area;

/// A map of shares, drawn by the server: fixed classes, a printed value in every place, and how
/// many places each class has. Never totals, which would only show who is large.
///
/// @param width of the drawing
/// @param height of the drawing
/// @param shapes the places
/// @param classes the legend
public record AreaMap(int width, int height, List<Shape> shapes, List<Count> classes) {

    public AreaMap {
        shapes = List.copyOf(shapes);
        classes = List.copyOf(classes);
    }

    /// A place on the map.
    ///
    /// @param name what it is called
    /// @param share its share in words; empty where it has none, and it is hatched
    /// @param style the class of its share
    /// @param path the data of an SVG path
    /// @param x where its value is printed
    /// @param y where its value is printed
    /// @param href its page
    public record Shape(
            String name, String share, ShareClass style, String path, int x, int y, String href) {

        /// The value in a small place: without the sign, which the title says.
        public String label() {
            return share.replace("%", "");
        }
    }

    /// A class and how many places it has.
    public record Count(ShareClass style, long places) {}

    /// The ranking of a province as its map.
    ///
    /// @param name what a city is called that has no figures
    /// @param link the page of a city that has none
    static AreaMap of(
            Outlines outlines,
            Ranking ranking,
            Function<Area, String> name,
            Function<Area, String> link) {
        Map<String, Ranking.Place> places =
                ranking.places().stream()
                        .collect(Collectors.toMap(Ranking.Place::code, place -> place));
        List<Shape> shapes =
                outlines.shapes().stream()
                        .map(shape -> {
                            Ranking.Place place = places.get(shape.city().prefix());
                            return new Shape(
                                    place == null ? name.apply(shape.city()) : place.name(),
                                    place == null ? "" : place.share(),
                                    place == null ? new ShareClass(0) : place.style(),
                                    shape.path(),
                                    shape.x(),
                                    shape.y(),
                                    place == null ? link.apply(shape.city()) : place.href());
                        })
                        .toList();
        return new AreaMap(
                outlines.width(),
                outlines.height(),
                shapes,
                ShareClass.all().stream()
                        .map(style ->
                                new Count(
                                        style,
                                        shapes.stream()
                                                .filter(shape -> shape.style().equals(style))
                                                .count()))
                        .toList());
    }
}
