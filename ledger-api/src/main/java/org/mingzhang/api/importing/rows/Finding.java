package org.mingzhang.api.importing.rows;

import java.util.Optional;

/// Why a row cannot be read: where, which field, which rule, and what stood there.
///
/// @param file the name of the file
/// @param line the line on which the row starts, counted from 1
/// @param row the number of the row without the header, counted from 1
/// @param field the field of the mapping, or `row` for the whole
/// @param column the columns that it is made from, as the mapping names them
/// @param rule the stable code of the rule
/// @param value what stood there, shortened; absent where it may be personal
public record Finding(
        String file,
        long line,
        int row,
        String field,
        String column,
        String rule,
        Optional<String> value) {

    private static final int VALUE_CHARACTERS_MAX = 60;

    public Finding {
        value = value.map(Finding::shortened);
    }

    private static String shortened(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "\ufffd");
        return printable.codePointCount(0, printable.length()) <= VALUE_CHARACTERS_MAX
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, VALUE_CHARACTERS_MAX))
                        + "…";
    }

    /// In one line for people.
    public String text() {
        return file
                + " line "
                + line
                + (field.equals("row") ? "" : ", " + field + " (" + column + ")")
                + ": "
                + rule
                + value.map(v -> ", '" + v + "'").orElse("");
    }
}
