package org.mingzhang.verifier.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogWriter;
import org.mingzhang.verifier.fixture.SampleEntry;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.DatabaseSource;
import org.mingzhang.verifier.source.ExportSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Entries per second from a dump and from a database, and what their hashes alone would cost.
///
/// ```
/// mvn -q -pl verifier-cli test-compile exec:java -Dexec.classpathScope=test \
///     -Dexec.mainClass=org.mingzhang.verifier.bench.VerifierBenchmark -Dexec.args="300000"
/// ```
///
/// Makes a synthetic log of that many entries of about 1.3 kB (four tags, a signed command, a
/// checkpoint for every 10,000 entries), verifies it three times from a folder and three times from
/// an embedded PostgreSQL on the same machine, and removes both.
public final class VerifierBenchmark {
    private static final int CHECKPOINT_EVERY = 10_000;
    private static final int RUNS = 3;

    /// The processor's time is told in steps of 10 ms; this makes a measurement of many of them.
    private static final int HASH_ROUNDS = 1_000;

    private VerifierBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        Path folder = Files.createTempDirectory("verifier-benchmark-");
        try {
            long bytes = writeDump(folder, entries);
            System.out.printf("%,d entries of %,d bytes%n", entries, bytes / entries);
            hashes(bytes / entries);
            for (int run = 0; run < RUNS; run++) {
                report("dump", ExportSource.directory(folder));
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
                String url = postgres.getJdbcUrl("postgres", "postgres");
                fill(url, folder);
                for (int run = 0; run < RUNS; run++) {
                    report(
                            "database",
                            new DatabaseSource(
                                    url, Optional.empty(), Optional.empty(), Optional.empty()));
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static void report(String name, org.mingzhang.verifier.source.LogSource source) {
        long cpu = cpuNanos();
        VerificationReport report = Verification.of(source, Dump.vkeys(), Set.of());
        cpu = cpuNanos() - cpu;
        if (report.verdict() != Verdict.VERIFIED) {
            throw new IllegalStateException(Verification.firsts(report).toString());
        }
        System.out.printf(
                "%-9s %,9.0f entries/s, %.2f µs of processor time an entry%n",
                name,
                report.entries() * 1e9 / report.elapsed().toNanos(),
                cpu / 1e3 / report.entries());
    }

    /// Of this process, without PostgreSQL: tells what a run costs on a machine that is shared.
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// The floor: one core, leaves alone.
    private static void hashes(long entryBytes) {
        int count = 256;
        byte[][] data = new byte[count][Math.toIntExact(entryBytes)];
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        java.util.Arrays.fill(lengths, Math.toIntExact(entryBytes));
        byte[] out = new byte[count * 32];
        for (Suite suite : Suite.values()) {
            TreeHasher hasher = suite.newHasher();
            measure(suite.id(), count, () -> hasher.leaves(data, offsets, lengths, count, out));
        }
        SM3Digest reference = new SM3Digest();
        measure(
                "sm3 (Bouncy Castle)",
                count,
                () -> {
                    for (byte[] entry : data) {
                        reference.update((byte) 0);
                        reference.update(entry, 0, entry.length);
                        reference.doFinal(out, 0);
                    }
                });
    }

    private static void measure(String name, int count, Runnable work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            long start = cpuNanos();
            for (int i = 0; i < HASH_ROUNDS; i++) {
                work.run();
            }
            best = Math.min(best, cpuNanos() - start);
        }
        System.out.printf(
                "%-20s %.2f µs an entry on one core%n", name, best / 1e3 / HASH_ROUNDS / count);
    }

    private static long writeDump(Path folder, int entries) {
        BiConsumer<String, byte[]> sink =
                (path, bytes) -> {
                    try {
                        Path file = folder.resolve(path);
                        Files.createDirectories(file.getParent());
                        Files.write(file, bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
        LogWriter writer = new LogWriter(Dump.signers(), sink);
        long bytes = 0;
        for (int position = 0; position < entries; position++) {
            byte[] entry = entry(position, writer.previous());
            bytes += entry.length;
            writer.append(entry);
            if ((position + 1) % CHECKPOINT_EVERY == 0 || position + 1 == entries) {
                writer.checkpoint();
            }
        }
        writer.close();
        return bytes;
    }

    private static byte[] entry(int position, String previous) {
        SampleEntry entry = SampleEntry.at(Dump.ORIGIN, position, previous);
        if (position == 0) {
            return entry.withData(Dump.genesis(Dump.signers())).bytes();
        }
        String hash = String.format("%064x", position * 31L);
        String data =
                "{\"amount\":\"%d.50\",\"effective\":\"2026-03-03\",\"invoice\":\"INV-%d\",\"line\":\"2026-440100-205-%d\",\"payee\":{\"commitment\":\"%s\"},\"payment\":\"P-%d\",\"purpose\":\"教材采购，第%d批\"}"
                        .formatted(position, position, position % 10_000, hash, position, position);
        String signature =
                "\"index\":0,\"signature\":{\"alg\":\"sm2-sm3\",\"key\":\"%s\",\"statement\":{\"action\":\"submit\",\"amount\":\"%d.50\",\"commandId\":\"c-%d\",\"expiresAt\":\"2026-03-02T08:00:00.000Z\",\"line\":\"2026-440100-205-%d\"},\"value\":\"%s\"}"
                        .formatted(
                                hash,
                                position,
                                position,
                                position % 10_000,
                                Base64.getEncoder().encodeToString(new byte[64]));
        return entry.withData(data)
                .withTags(
                        List.of(
                                "invoice:INV-" + position,
                                "line:2026-440100-205-" + position % 10_000,
                                "payee:" + hash.substring(48),
                                "payment:P-" + position))
                .json()
                .replace("\"index\":0", signature)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Fills the tables by COPY, row by row of the dump.
    private static void fill(String url, Path folder) throws Exception {
        Dump dump = Dump.read(folder);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var schema = VerifierBenchmark.class.getResourceAsStream("/ledger-schema.sql")) {
            statement.execute(
                    new String(
                            java.util.Objects.requireNonNull(schema).readAllBytes(),
                            StandardCharsets.UTF_8));
            connection.setAutoCommit(false);
            org.mingzhang.verifier.fixture.LedgerDatabase.fillWithoutEntries(
                    connection, 1, Dump.ORIGIN, dump);
            copy(connection, "entry", dump, VerifierBenchmark::entryRow);
            copy(connection, "tag", dump, VerifierBenchmark::tagRows);
            copy(connection, "receipt", dump, VerifierBenchmark::receiptRow);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    private interface Row {
        String of(int position, byte[] entry);
    }

    private static void copy(Connection connection, String table, Dump dump, Row row)
            throws Exception {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy ledger." + table + " from stdin");
        int position = 0;
        for (String path : dump.files().keySet().stream().sorted().toList()) {
            if (path.startsWith("tile/entries/")) {
                for (byte[] entry : dump.bundle(path)) {
                    byte[] text = row.of(position++, entry).getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(text, 0, text.length);
                }
            }
        }
        copy.endCopy();
    }

    private static String field(String json, String before, String after) {
        int start = json.indexOf(before) + before.length();
        return json.substring(start, json.indexOf(after, start));
    }

    private static String entryRow(int position, byte[] entry) {
        String json = new String(entry, StandardCharsets.UTF_8);
        return String.join(
                        "\t",
                        "1",
                        Integer.toString(position),
                        "\\\\x" + HexFormat.of().formatHex(entry),
                        field(json, "\"type\":\"", "\""),
                        "01980000-" + field(json, "\"id\":\"01980000-", "\""),
                        field(json, "\"recordedAt\":\"", "\""),
                        "\\\\x" + Suite.SHA256.newHasher().leaf(entry).hex(),
                        "\\\\x" + Suite.SM3.newHasher().leaf(entry).hex())
                + "\n";
    }

    private static String tagRows(int position, byte[] entry) {
        String tags = field(new String(entry, StandardCharsets.UTF_8), "\"tags\":[", "]");
        StringBuilder rows = new StringBuilder();
        for (String tag : tags.split(",", -1)) {
            if (!tag.isEmpty()) {
                rows.append("1\t")
                        .append(tag, 1, tag.length() - 1)
                        .append('\t')
                        .append(position)
                        .append('\n');
            }
        }
        return rows.toString();
    }

    private static String receiptRow(int position, byte[] entry) {
        String digest = field(new String(entry, StandardCharsets.UTF_8), "\"digest\":\"", "\"");
        return "1\tfinance-1\tc-" + position + "\t\\\\x" + digest + "\t" + position + "\t1\n";
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
