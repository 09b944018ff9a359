package org.mingzhang.ledger.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the command line asks for.
///
/// @param clients that wait for each answer
/// @param lines of the runs over many lines
/// @param warmSeconds before each measurement over many lines
/// @param seconds of each measurement
/// @param smallEntries size of the small log
/// @param entries size of the large log; 0 leaves the comparison of sizes out
/// @param peers whether to measure what the ledger is compared with
/// @param axon4 the built project of the comparison with Axon 4
record BenchmarkOptions(
        int clients,
        int lines,
        double warmSeconds,
        double seconds,
        long smallEntries,
        long entries,
        boolean peers,
        Path axon4) {

    static final String USAGE =
            """
            Usage: ./mingzhang bench [OPTIONS]

            Measures the ledger beside Axon Framework 4, raw COPY and pgbench, on one embedded
            PostgreSQL. docs/benchmarks.md explains the table.

              --clients N          clients that wait for each answer (64)
              --lines N            budget lines of the runs over many lines (10000)
              --warm SECONDS       warm-up before a measurement (10)
              --seconds SECONDS    length of a measurement (8)
              --small-entries N    size of the small log (100000)
              --entries N          size of the large log (1000000); 0 leaves this part out
              --peers BOOLEAN      measure the peers too (true)
            """;

    static BenchmarkOptions parse(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("expected --name value at: " + arguments[i]);
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        BenchmarkOptions options =
                new BenchmarkOptions(
                        Integer.parseInt(take(given, "--clients", "64")),
                        Integer.parseInt(take(given, "--lines", "10000")),
                        Double.parseDouble(take(given, "--warm", "10")),
                        Double.parseDouble(take(given, "--seconds", "8")),
                        Long.parseLong(take(given, "--small-entries", "100000")),
                        Long.parseLong(take(given, "--entries", "1000000")),
                        Boolean.parseBoolean(take(given, "--peers", "true")),
                        Path.of(take(given, "--axon4", "ledger-core/src/bench/axon4/target")));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + String.join(" ", given.keySet()));
        }
        return options;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }
}
