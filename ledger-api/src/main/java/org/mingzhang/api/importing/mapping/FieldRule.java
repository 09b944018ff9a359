package org.mingzhang.api.importing.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How one field of a row is made: taken from somewhere, changed step by step, checked.
///
/// @param from where the text comes from
/// @param steps what is done to it, in this order; none of them is applied to an empty text
/// @param check what the text must then match, whole
/// @param otherwise what stands for an empty text; not checked
public record FieldRule(
        Source from, List<Step> steps, Optional<Pattern> check, Optional<String> otherwise) {

    public FieldRule {
        steps = List.copyOf(steps);
    }

    /// Where a text comes from.
    public sealed interface Source {

        /// The cell under the first of these names that the header has.
        record Column(List<String> names) implements Source {
            public Column {
                names = List.copyOf(names);
            }
        }

        /// The cell at a place, counted from 1, in files without a header.
        record Cell(int place) implements Source {}

        /// The first group of a pattern found in the file's name.
        record FileName(Pattern pattern) implements Source {}

        /// The number of the row in its file, counted from 1 without the header.
        record Row() implements Source {}

        /// The same text in every row.
        record Constant(String text) implements Source {}

        /// Another field of the row, which stands earlier in the mapping.
        record Field(String name) implements Source {}

        /// Several texts with something between them; empty if one of them is that has no
        /// `otherwise`.
        record Join(List<FieldRule> parts, String with) implements Source {
            public Join {
                parts = List.copyOf(parts);
            }
        }
    }
}
