package org.mingzhang.api.importing.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The mappings that come with the program, and those of the user.
public final class Mappings {

    /// What comes with the program.
    public static final List<String> SHIPPED = List.of("santiago", "madrid", "sample");

    private static final String FOLDER = "/org/mingzhang/api/importing/mappings/";

    private Mappings() {}

    /// A shipped mapping by its name, or one in a file.
    ///
    /// @throws MappingRefused if there is none, or it cannot be used
    public static Mapping find(String nameOrFile) {
        if (SHIPPED.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new MappingRefused(
                    nameOrFile, "is neither a file nor one of the shipped mappings " + SHIPPED);
        }
        try {
            return MappingReader.read(nameOrFile, Files.readString(file));
        } catch (IOException e) {
            throw new MappingRefused(nameOrFile, "cannot be read as UTF-8 text: " + e);
        }
    }

    /// A shipped mapping.
    public static Mapping shipped(String name) {
        return MappingReader.read(name + ".yaml", text(name + ".yaml"));
    }

    /// The JSON Schema of mappings.
    public static String schema() {
        return text("mapping.schema.json");
    }

    static String text(String file) {
        try (InputStream text = Mappings.class.getResourceAsStream(FOLDER + file)) {
            if (text == null) {
                throw new IllegalStateException("the program lacks its resource " + file);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
