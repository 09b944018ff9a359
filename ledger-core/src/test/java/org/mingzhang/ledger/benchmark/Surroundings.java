package org.mingzhang.ledger.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a reader has to know of the machine and the server before a figure means anything.
final class Surroundings {

    private static final List<String> SETTINGS =
            List.of(
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "shared_buffers",
                    "min_wal_size",
                    "max_wal_size",
                    "wal_compression");

    private Surroundings() {}

    static String describe(ServerUnderTest server, BenchmarkOptions options) {
        return """
        machine     %s, %d processors, %s %s, load %.1f at the start
        java        %s, heap at most %,d MiB
        postgresql  %s on %s: %s
        clients     %d, each waits for its answer; measured %.0f s after %.0f s
        """
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        load(),
                        Runtime.version(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        server.setting("server_version"),
                        server.fileSystem(),
                        SETTINGS.stream()
                                .map(name -> name + "=" + server.setting(name))
                                .collect(Collectors.joining(", ")),
                        options.clients(),
                        options.seconds(),
                        options.warmSeconds());
    }

    /// Processes that want to run, mean of a minute; everything but the benchmark's own distorts.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
