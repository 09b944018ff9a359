package org.mingzhang.api.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The Chromium of this machine, and what drives it. The script `mingzhang` looks in the same
/// places.
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser");
    private static final String DRIVER = "com.microsoft.playwright.impl.driver.jar.DriverJar";

    private Chromium() {}

    /// Where it is: what `CHROMIUM` names, or what is found on the path.
    static Optional<Path> executable() {
        String chosen = System.getenv().getOrDefault("CHROMIUM", "");
        Stream<Path> places =
                chosen.isEmpty()
                        ? NAMES.stream().flatMap(Chromium::onPath)
                        : Stream.of(Path.of(chosen));
        return places.filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name));
    }

    /// Why no test can run in it; empty if they can.
    static Optional<String> obstacle() {
        if (executable().isEmpty()) {
            return Optional.of(
                    "there is no Chromium: install one, or set CHROMIUM to its executable");
        }
        try {
            Class.forName(DRIVER, false, Chromium.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException _) {
            return Optional.of("what drives Chromium is not here: ./mingzhang test has it");
        }
    }

    /// Whether a test that cannot run is a failure.
    static boolean isRequired() {
        return "required".equals(System.getenv("MINGZHANG_BROWSER_TESTS"));
    }
}
