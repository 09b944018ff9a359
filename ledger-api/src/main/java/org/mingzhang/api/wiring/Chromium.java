package org.mingzhang.api.wiring;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The Chromium of this machine, which prints white papers. The script `mingzhang` looks in the
/// same places.
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser");

    private Chromium() {}

    /// Where it is: what `CHROMIUM` names, or what is found on the path.
    static Optional<Path> find(Map<String, String> environment) {
        String chosen = environment.getOrDefault("CHROMIUM", "");
        Stream<Path> places =
                chosen.isEmpty()
                        ? Arrays.stream(
                                        environment
                                                .getOrDefault("PATH", "")
                                                .split(File.pathSeparator))
                                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                        : Stream.of(Path.of(chosen));
        return places.filter(Files::isExecutable).findFirst();
    }
}
