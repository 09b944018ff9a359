package org.mingzhang.ledger.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;

/// PostgreSQL's own benchmark of small transactions, `pgbench -N`: one update, one select and one
/// insert each.
///
/// @param program where it is installed
record PgBench(Path program) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final String SCALE = "20";

    /// The one in the search path, or where Debian has it; the embedded PostgreSQL brings none.
    static Optional<PgBench> find() {
        List<Path> places = new ArrayList<>();
        for (String directory : System.getenv("PATH").split(File.pathSeparator, -1)) {
            places.add(Path.of(directory, "pgbench"));
        }
        List<Path> debian = new ArrayList<>();
        Path root = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(root)) {
                versions.forEach(version -> debian.add(version.resolve("bin/pgbench")));
            } catch (IOException e) {
                // Then it is not there.
            }
        }
        debian.sort(Collections.reverseOrder());
        places.addAll(debian);
        return places.stream().filter(Files::isExecutable).findFirst().map(PgBench::new);
    }

    /// Its rate, and the mean latency in the place of the median.
    Figures run(ServerUnderTest server, BenchmarkOptions options)
            throws IOException, InterruptedException {
        TestDatabase database = PostgresFixture.createEmpty("pgbench");
        try {
            execute(database, "-i", "-q", "-s", SCALE);
            String clients = Integer.toString(options.clients());
            execute(database, "-N", "-c", clients, "-j", "2", "-T", "2");
            server.checkpoint();
            double serverBefore = server.processorTime().serverMicros();
            String output =
                    execute(
                            database,
                            "-N",
                            "-c",
                            clients,
                            "-j",
                            "2",
                            "-T",
                            Long.toString(Math.round(options.seconds())));
            double perSecond = number(RATE, output);
            double transactions = perSecond * options.seconds();
            return new Figures(
                    perSecond,
                    number(LATENCY, output),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    (server.processorTime().serverMicros() - serverBefore) / transactions,
                    0);
        } finally {
            server.drop(database);
        }
    }

    private String execute(TestDatabase database, String... arguments)
            throws IOException, InterruptedException {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(
                List.of(
                        "-h",
                        address.getHost(),
                        "-p",
                        Integer.toString(address.getPort()),
                        "-U",
                        "postgres",
                        address.getPath().substring(1)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private static double number(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
