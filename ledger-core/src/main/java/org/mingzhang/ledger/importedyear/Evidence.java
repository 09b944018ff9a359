package org.mingzhang.ledger.importedyear;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.ledger.reference.Sha256Hex;

/// Where a fact stands in a file of another system.
///
/// **Shape** one text, `<digest>:<row>`, so that an entry is tagged with the row that it came from.
///
/// @param file the SHA-256 digest of the file's uncompressed bytes
/// @param row the row in it, counted from 1 without the header
@Introspected
public record Evidence(@NotNull @Sha256Hex String file, @Positive int row) {

    /// The text form, anchored.
    public static final String PATTERN = "^[0-9a-f]{64}:[1-9][0-9]{0,9}$";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{64}):([1-9][0-9]{0,9})");

    /// The row that a text names.
    ///
    /// @throws IllegalArgumentException if the text has another form
    public static Evidence parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no row of a file: " + text);
        }
        return new Evidence(form.group(1), Integer.parseInt(form.group(2)));
    }

    /// The text form.
    @Override
    public String toString() {
        return file + ":" + row;
    }
}
