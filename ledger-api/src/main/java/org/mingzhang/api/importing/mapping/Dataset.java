package org.mingzhang.api.importing.mapping;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files of one layout, and how the fields of a row are made.
///
/// @param files globs over file names, for instance `gastos-*.csv.gz`
/// @param format how the bytes become cells
/// @param notData a row whose first cell starts with it is a comment or a total, not data
/// @param total a row that is not data and has a cell of this text holds the file's control totals
/// @param fields the fields in the order of the mapping: a field may use those before it
public record Dataset(
        List<String> files,
        Format format,
        Optional<String> notData,
        Optional<String> total,
        Map<String, FieldRule> fields) {

    public Dataset {
        files = List.copyOf(files);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// How the bytes of a file become cells. Files whose name ends in `.gz` are unpacked first.
    ///
    /// @param encoding the character encoding
    /// @param delimiter what stands between two cells
    /// @param quote what encloses a cell with delimiters or line ends in it
    /// @param decimal what stands before the decimals of an amount
    /// @param header whether the first row names the columns
    public record Format(
            Charset encoding, char delimiter, char quote, char decimal, boolean header) {}
}
