package org.mingzhang.ledger.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;
import org.mingzhang.ledger.testing.TestLedger;

/// The same clients and payments on Axon 4 in a process of its own, because its classes clash with
/// those of Axon 5.
///
/// @param many over many lines
/// @param hot on one line
/// @param payloadBytes mean length of the JSON of a payment's event
record Axon4Comparison(Figures many, Figures hot, long payloadBytes) {

    private static final String PAYLOAD = "payload:";

    static Axon4Comparison run(ServerUnderTest server, BenchmarkOptions options, boolean cached)
            throws IOException, InterruptedException {
        TestDatabase database = PostgresFixture.createEmpty("axon4");
        try {
            Process process = start(server, options, database, cached);
            List<Figures> figures = new ArrayList<>();
            long payloadBytes = 0;
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line; (line = output.readLine()) != null; ) {
                    if (Figures.isLine(line)) {
                        figures.add(Figures.parse(line));
                    } else if (line.startsWith(PAYLOAD)) {
                        payloadBytes = Long.parseLong(line.substring(PAYLOAD.length()));
                    }
                }
            } finally {
                process.destroy();
            }
            if (process.waitFor() != 0 || figures.size() != 2) {
                throw new IllegalStateException("the run of Axon 4 failed");
            }
            return new Axon4Comparison(figures.get(0), figures.get(1), payloadBytes);
        } finally {
            server.drop(database);
        }
    }

    private static Process start(
            ServerUnderTest server, BenchmarkOptions options, TestDatabase database, boolean cached)
            throws IOException {
        Path classes = options.axon4().resolve("classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    classes + " is missing; mvn -f ledger-core/src/bench/axon4 process-classes");
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-XX:+UseParallelGC",
                                "-cp",
                                classes
                                        + File.pathSeparator
                                        + options.axon4().resolve("lib")
                                        + "/*",
                                "org.mingzhang.axon4.Axon4Benchmark",
                                database.url(),
                                Long.toString(server.processorTime().serverPid()),
                                Integer.toString(TestLedger.year()),
                                Integer.toString(options.clients()),
                                Integer.toString(options.lines()),
                                Double.toString(options.warmSeconds()),
                                Double.toString(options.seconds()),
                                cached ? "cache" : "no-cache")
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        // A benchmark has nothing to report to anybody's server.
        builder.environment().put("AXONIQ_UPDATE_CHECKER_DISABLED", "true");
        return builder.start();
    }
}
