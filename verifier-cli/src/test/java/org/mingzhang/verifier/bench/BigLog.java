package org.mingzhang.verifier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mingzhang.verifier.crypto.Digests;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogSigner;
import org.mingzhang.verifier.fixture.LogWriter;

/// Writes large exports fast: one line, and payments on it in four steps, one after the other; or
/// entries of one length that mean nothing.
final class BigLog {
    private static final int CHECKPOINT_EVERY = 100_000;
    private static final String[] TYPES = {
        "budgetline.AppropriationApproved",
        "budgetline.FundsReleased",
        "importedyear.LivePaymentsBegan",
        "payment.PaymentSubmitted",
        "payment.PaymentReviewed",
        "payment.PaymentApproved",
        "payment.PaymentSettled"
    };
    private static final String COMMON =
            "\"division\":\"440100000\",\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,";
    private static final String LINE = "\"line\":\"L\",";
    private static final String POOL = "\"pool\":\"2026/line:L\",\"unit\":\"2\"}";

    private final LogWriter writer;
    private final int entryBytes;

    private BigLog(LogWriter writer, int entryBytes) {
        this.writer = writer;
        this.entryBytes = entryBytes;
    }

    /// Payments.
    static void payments(Path folder, int entries, Set<Suite> suites) throws IOException {
        write(folder, entries, suites, 0);
    }

    /// Entries of one length.
    static void ofLength(Path folder, int entries, int entryBytes, Set<Suite> suites)
            throws IOException {
        write(folder, entries, suites, entryBytes);
    }

    private static void write(Path folder, int entries, Set<Suite> suites, int entryBytes)
            throws IOException {
        Map<Suite, LogSigner> signers = Dump.signers(suites);
        LogWriter writer =
                new LogWriter(signers, (path, bytes) -> save(folder.resolve(path), bytes));
        BigLog log = new BigLog(writer, entryBytes);
        log.append("u-system", "log.LogCreated", Dump.genesis(signers), "");
        if (entryBytes == 0) {
            log.schemas();
            log.line();
        }
        for (long number = 0; writer.size() < entries; number++) {
            if (entryBytes == 0) {
                log.step(number / 4, (int) (number % 4));
            } else {
                log.append("u-1", "sample.Event", "{}", "");
            }
            if (writer.size() % CHECKPOINT_EVERY == 0 || writer.size() == entries) {
                writer.checkpoint();
            }
        }
        writer.close();
    }

    private static void save(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void schemas() throws IOException {
        Path events = Path.of("../docs/events");
        Path folder = Files.isDirectory(events) ? events : Path.of("docs/events");
        for (String type : TYPES) {
            byte[] file = Files.readAllBytes(folder.resolve(type + ".1.json"));
            String digest = HexFormat.of().formatHex(Digests.of(Suite.SHA256, file));
            append(
                    "u-system",
                    "log.SchemaPublished",
                    "{\"digest\":\"" + digest + "\",\"revision\":1,\"type\":\"" + type + "\"}",
                    "");
        }
    }

    private void line() {
        String tags = "\"line:L\",\"pool:2026/line:L\",\"unit:2\"";
        String amount =
                "{\"amount\":\"999999999999.00\",\"division\":\"440100000\",\"document\":\"D\",";
        String year = "\"effectiveDate\":\"2026-02-01\",\"fiscalYear\":2026,";
        append(
                "u-b",
                TYPES[0],
                amount
                        + "\"economic\":\"3\","
                        + year
                        + "\"function\":\"2\",\"fundType\":\"1\","
                        + LINE
                        + POOL,
                tags);
        append("u-b", TYPES[1], amount + year + LINE + POOL, tags);
        append(
                "u-h",
                TYPES[2],
                "{" + COMMON + "\"unit\":\"2\",\"year\":\"440100000/2026\"}",
                "\"year:440100000/2026\"");
    }

    private void step(long number, int step) {
        String payment = "\"payment\":\"P-" + number + "\",";
        String tag = "\"payment:P-" + number + "\",";
        switch (step) {
            case 0 ->
                    append(
                            "u-h",
                            TYPES[3],
                            "{\"amount\":\"60.50\","
                                    + COMMON.replace(
                                            "\"fiscalYear\"",
                                            "\"expectedResult\":\"b\",\"fiscalYear\"")
                                    + "\"handler\":\"u-h\","
                                    + LINE
                                    + "\"payee\":{\"id\":\"S\",\"kind\":\"organisation\",\"name\":\"s\"},"
                                    + payment
                                    + "\"pool\":\"2026/line:L\",\"purpose\":\"b\",\"unit\":\"2\"}",
                            "\"line:L\",\"payee:S\"," + tag + "\"pool:2026/line:L\",\"unit:2\"");
            case 1 ->
                    append(
                            "u-r",
                            TYPES[4],
                            "{" + COMMON + payment + "\"reviewer\":\"u-r\",\"unit\":\"2\"}",
                            tag + "\"unit:2\"");
            case 2 ->
                    append(
                            "u-a",
                            TYPES[5],
                            "{\"approver\":\"u-a\"," + COMMON + payment + "\"unit\":\"2\"}",
                            tag + "\"unit:2\"");
            default ->
                    append(
                            "u-c",
                            TYPES[6],
                            "{\"amount\":\"60.50\","
                                    + COMMON
                                    + LINE
                                    + payment
                                    + "\"pool\":\"2026/line:L\",\"unit\":\"2\",\"voucher\":\"V\"}",
                            "\"line:L\"," + tag + "\"pool:2026/line:L\",\"unit:2\"");
        }
    }

    private void append(String actor, String type, String data, String tags) {
        long position = writer.size();
        String number = Long.toHexString(0x1000_0000_0000L + position).substring(1);
        String head =
                "{\"actor\":{\"id\":\""
                        + actor
                        + "\",\"role\":\"approver\",\"unit\":\"u\"},\"command\":{\"client\":\"c\",\"count\":1,\"digest\":\""
                        + "0".repeat(53)
                        + number
                        + "\",\"id\":\"c-"
                        + position
                        + "\",\"index\":0},";
        String tail =
                "\"data\":"
                        + data
                        + ",\"decidedAt\":\"2026-03-01T08:00:00.000Z\",\"id\":\"01980000-0000-7000-9000-0"
                        + number
                        + "\",\"log\":\""
                        + Dump.ORIGIN
                        + "\",\"position\":"
                        + position
                        + ",\"previous\":"
                        + writer.previous()
                        + ",\"recordedAt\":\"2026-03-01T08:00:00.001Z\",\"revision\":1,\"tags\":["
                        + tags
                        + "],\"type\":\""
                        + type
                        + "\"}";
        int lacking = entryBytes - head.length() - tail.length() - "\"correlation\":\"\",".length();
        String padding = lacking > 0 ? "\"correlation\":\"" + "x".repeat(lacking) + "\"," : "";
        writer.append((head + padding + tail).getBytes(StandardCharsets.UTF_8));
    }

    /// Removes a folder.
    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static String thousands(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
