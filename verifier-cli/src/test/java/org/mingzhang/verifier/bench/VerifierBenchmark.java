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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.mingzhang.verifier.crypto.Digests;
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
/// ./mingzhang bench verifier 300000 [database]
/// ```
///
/// Makes a synthetic log of that many entries of about 1.1 kB (published schemas, 5,000 lines,
/// payments that are submitted, reviewed, approved and settled, a checkpoint for every 10,000
/// entries), verifies it three times from a folder and three times from an embedded PostgreSQL on
/// the same machine, and removes both.
public final class VerifierBenchmark {
    private static final int CHECKPOINT_EVERY = 10_000;
    private static final int RUNS = 3;
    private static final int INTEGRITY_RUNS = 8;
    private static final int INTEGRITY_ENTRIES = 500_000;
    private static final int INTEGRITY_BYTES = 600;
    private static final int LINES = 5_000;
    private static final int BATCH = 256;
    private static final String COMMON =
            "\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,";
    private static final List<String> TYPES =
            List.of(
                    "budgetline.AppropriationApproved",
                    "budgetline.FundsReleased",
                    "importedyear.LivePaymentsBegan",
                    "payment.PaymentSubmitted",
                    "payment.PaymentReviewed",
                    "payment.PaymentApproved",
                    "payment.PaymentSettled");

    /// The processor's time is told in steps of 10 ms; this makes a measurement of many of them.
    private static final int HASH_ROUNDS = 1_000;

    private VerifierBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        if (entries == 0) {
            integrity();
            return;
        }
        Path folder = Files.createTempDirectory("verifier-benchmark-");
        try {
            long bytes = writeDump(folder, entries);
            System.out.printf("%,d entries of %,d bytes%n", entries, bytes / entries);
            hashes(bytes / entries);
            boolean databaseAlone = arguments.length > 1 && arguments[1].equals("database");
            for (int run = 0; run < RUNS && !databaseAlone; run++) {
                report("dump", ExportSource.directory(folder), Set.of());
                report("dump, sha256", ExportSource.directory(folder), Set.of(Suite.SHA256));
            }
            if (!databaseAlone) {
                integrity();
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
                String url = postgres.getJdbcUrl("postgres", "postgres");
                fill(url, folder);
                for (int run = 0; run < RUNS; run++) {
                    report(
                            "database",
                            new DatabaseSource(
                                    url, Optional.empty(), Optional.empty(), Optional.empty()),
                            Set.of());
                }
            }
        } finally {
            delete(folder);
        }
    }

    /// Entries, chain and tree of 600-byte entries, without what they mean, beside the same bytes
    /// hashed in a tight loop on as many threads.
    private static void integrity() throws Exception {
        Path folder = Files.createTempDirectory("verifier-benchmark-");
        try {
            BigLog.ofLength(folder, INTEGRITY_ENTRIES, INTEGRITY_BYTES, Set.of(Suite.values()));
            TightLoop loop = TightLoop.over(folder);
            System.out.printf(
                    "%,d entries of %d bytes, integrity only%n",
                    INTEGRITY_ENTRIES, INTEGRITY_BYTES);
            for (int run = 0; run < INTEGRITY_RUNS; run++) {
                for (Set<Suite> suites : List.of(Set.of(Suite.SHA256), Set.of(Suite.values()))) {
                    String name = suites.size() == 1 ? "sha256" : "both suites";
                    double verified =
                            verify(
                                    name,
                                    () ->
                                            Verification.integrity(
                                                    ExportSource.directory(folder),
                                                    Dump.vkeys(),
                                                    suites));
                    System.out.printf(
                            "%-20s %.0f %% of the tight loop%n",
                            "", 100 * tightLoop(name + ", hashes", loop, suites) / verified);
                }
            }
        } finally {
            BigLog.delete(folder);
        }
    }

    private static double tightLoop(String name, TightLoop loop, Set<Suite> suites)
            throws Exception {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        loop.hash(suites, Runtime.getRuntime().availableProcessors());
        double micros = (cpuNanos() - cpu) / 1e3 / loop.entries();
        System.out.printf(
                "%-20s %,9.0f entries/s, %.2f µs of processor time an entry%n",
                name, loop.entries() * 1e9 / (System.nanoTime() - start), micros);
        return micros;
    }

    private static void report(
            String name, org.mingzhang.verifier.source.LogSource source, Set<Suite> suites) {
        verify(name, () -> Verification.of(source, Dump.vkeys(), suites));
    }

    /// Microseconds of processor time an entry.
    private static double verify(
            String name, java.util.concurrent.Callable<VerificationReport> verification) {
        long cpu = cpuNanos();
        VerificationReport report;
        try {
            report = verification.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        cpu = cpuNanos() - cpu;
        if (report.verdict() != Verdict.VERIFIED) {
            throw new IllegalStateException(Verification.firsts(report).toString());
        }
        double micros = cpu / 1e3 / report.entries();
        System.out.printf(
                "%-20s %,9.0f entries/s, %.2f µs of processor time an entry%n",
                name, report.entries() * 1e9 / report.elapsed().toNanos(), micros);
        return micros;
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

    private static long writeDump(Path folder, int entries) throws IOException {
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

    /// The log: the first entry, the schemas, a year, its lines, and then payments in four steps.
    private static byte[] entry(int position, String previous) throws IOException {
        if (position == 0) {
            return SampleEntry.at(Dump.ORIGIN, position, previous)
                    .withData(Dump.genesis(Dump.signers()))
                    .bytes();
        }
        if (position <= TYPES.size()) {
            String type = TYPES.get(position - 1);
            byte[] file = Files.readAllBytes(eventSchemas().resolve(type + ".1.json"));
            return json(
                    position,
                    previous,
                    "log.SchemaPublished",
                    List.of(),
                    "system",
                    "{\"digest\":\"%s\",\"revision\":1,\"type\":\"%s\"}"
                            .formatted(
                                    HexFormat.of().formatHex(Digests.of(Suite.SHA256, file)),
                                    type));
        }
        int number = position - TYPES.size() - 1;
        if (number == 0) {
            return json(
                    position,
                    previous,
                    "importedyear.LivePaymentsBegan",
                    List.of("year:440100000/2026"),
                    "handler",
                    "{" + COMMON + "\"unit\":\"219011\",\"year\":\"440100000/2026\"}");
        }
        return number <= 2 * LINES
                ? line(position, previous, number - 1)
                : payment(position, previous, number - 1 - 2 * LINES);
    }

    private static byte[] line(int position, String previous, int number) {
        String line = "2026-440100-205-" + number / 2;
        boolean approved = number % 2 == 0;
        return json(
                position,
                previous,
                "budgetline." + (approved ? "AppropriationApproved" : "FundsReleased"),
                List.of("line:" + line, "pool:2026/line:" + line, "unit:219011"),
                "budget",
                "{\"amount\":\"900000000.00\",\"division\":\"440100000\",\"document\":\"D\","
                        + (approved ? "\"economic\":\"30201\"," : "")
                        + "\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,"
                        + (approved ? "\"function\":\"2070104\",\"fundType\":\"11\"," : "")
                        + "\"line\":\"%s\",\"pool\":\"2026/line:%s\",\"unit\":\"219011\"}"
                                .formatted(line, line));
    }

    /// The steps of one payment lie 256 payments apart, like those of people who work side by side.
    private static byte[] payment(int position, String previous, int number) {
        int round = number / (4 * BATCH);
        int step = number / BATCH % 4;
        int payment = round * BATCH + number % BATCH;
        String line = "2026-440100-205-" + payment % LINES;
        String money =
                "\"line\":\"%s\",\"payment\":\"P-%d\",\"pool\":\"2026/line:%s\","
                        .formatted(line, payment, line);
        String name = "payment:P-" + payment;
        List<String> tags = List.of(name, "unit:219011");
        List<String> moneyTags =
                List.of("line:" + line, name, "pool:2026/line:" + line, "unit:219011");
        return switch (step) {
            case 0 ->
                    json(
                            position,
                            previous,
                            "payment.PaymentSubmitted",
                            List.of(
                                    "invoice:INV-" + payment,
                                    "line:" + line,
                                    "payee:S-" + payment,
                                    name,
                                    "pool:2026/line:" + line,
                                    "unit:219011"),
                            "handler",
                            "{\"amount\":\"60.50\",\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"expectedResult\":\"books\",\"fiscalYear\":2026,\"handler\":\"u-handler\",\"invoices\":[\"INV-%d\"],\"line\":\"%s\",\"payee\":{\"id\":\"S-%d\",\"kind\":\"person\",\"name\":{\"commitment\":\"%064x\"}},\"payment\":\"P-%d\",\"pool\":\"2026/line:%s\",\"purpose\":\"教材采购，第%d批\",\"unit\":\"219011\"}"
                                    .formatted(
                                            payment,
                                            line,
                                            payment,
                                            payment * 31L,
                                            payment,
                                            line,
                                            payment));
            case 1 ->
                    json(
                            position,
                            previous,
                            "payment.PaymentReviewed",
                            tags,
                            "reviewer",
                            "{%s\"payment\":\"P-%d\",\"reviewer\":\"u-reviewer\",\"unit\":\"219011\"}"
                                    .formatted(COMMON, payment));
            case 2 ->
                    json(
                            position,
                            previous,
                            "payment.PaymentApproved",
                            tags,
                            "approver",
                            "{\"approver\":\"u-approver\",%s\"payment\":\"P-%d\",\"unit\":\"219011\"}"
                                    .formatted(COMMON, payment));
            default ->
                    json(
                            position,
                            previous,
                            "payment.PaymentSettled",
                            moneyTags,
                            "cashier",
                            "{\"amount\":\"60.50\",%s%s\"unit\":\"219011\",\"voucher\":\"V-%d\"}"
                                    .formatted(COMMON, money, payment));
        };
    }

    private static byte[] json(
            int position,
            String previous,
            String type,
            List<String> tags,
            String role,
            String data) {
        // As long as a signature, which would have to verify.
        String correlation = "\"correlation\":\"%0380d\",\"data\":".formatted(position);
        SampleEntry plain = SampleEntry.at(Dump.ORIGIN, position, previous);
        return new SampleEntry(
                        plain.log(),
                        position,
                        previous,
                        plain.recordedAtMillis(),
                        plain.decidedAtMillis(),
                        plain.client(),
                        plain.commandId(),
                        0,
                        1,
                        type,
                        tags,
                        data)
                .json()
                .replace("\"data\":", correlation)
                .replace(SampleEntry.ACTOR, person(role))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Who acts in a role, `u-` and its name.
    private static String person(String role) {
        return "\"actor\":{\"id\":\"u-%s\",\"role\":\"%s\",\"unit\":\"440100\"}"
                .formatted(role, role);
    }

    private static Path eventSchemas() {
        Path fromModule = Path.of("../docs/events");
        return Files.isDirectory(fromModule) ? fromModule : Path.of("docs/events");
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
            copy(connection, "tag_filed", dump, VerifierBenchmark::tagRows);
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
                        json.substring(json.lastIndexOf("\"type\":\"") + 8, json.length() - 2),
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
