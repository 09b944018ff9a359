package org.mingzhang.api.importing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The real data beside the repository. Without them a test is skipped, except where CI promises
/// them.
public final class RealData {

    private RealData() {}

    /// The folder of a city.
    public static Path of(String city) {
        Path folder =
                Path.of("..", "..", "shared", "data", "real", city).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            String missing = "the real data are not there: " + folder;
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            assumeTrue(false, missing);
        }
        return folder;
    }
}
