package org.mingzhang.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The made-up files that come with the program: two years of a municipality that does not exist,
/// in the dialect of Santiago, with a row for each of its traps.
public final class SampleFiles {

    private static final String FOLDER = "/org/mingzhang/api/importing/sample/";
    private static final List<String> FILES =
            List.of(
                    "budget/gastos-2023.csv",
                    "budget/gastos-2024.csv",
                    "payments/pagos-2023.csv",
                    "payments/pagos-2024.csv",
                    "names/areas_funcionales.csv",
                    "names/clasificacion_economica.csv",
                    "names/clasificacion_organica.csv");

    private SampleFiles() {}

    /// Writes the files below a folder, in `budget`, `payments` and `names`.
    public static void writeTo(Path folder) {
        try {
            for (String name : FILES) {
                Path file = folder.resolve(name);
                Files.createDirectories(folder.resolve(name.substring(0, name.indexOf('/'))));
                try (InputStream sample = SampleFiles.class.getResourceAsStream(FOLDER + name)) {
                    if (sample == null) {
                        throw new IllegalStateException("the program lacks its sample " + name);
                    }
                    Files.write(file, sample.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample to " + folder, e);
        }
    }
}
