package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogSigner;
import org.mingzhang.verifier.fixture.SampleEntry;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.SuiteReport;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.ExportSource;

/// The tamper matrix over a dump of 20 entries with checkpoints of 5, 12 and 20. Each row is one
/// attack, and every finding that it must raise: the code, and the first place.
///
/// The attacks up to "tiles" have the files and no key; the later ones are a writer that lies and
/// signs.
class TamperedDumpTest {
    private static final Set<Integer> CHECKPOINTS = Set.of(5, 12, 20);

    @TempDir Path folder;

    record Attack(String name, Dump dump, List<String> findings) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Arguments attack(
            String name, java.util.function.Consumer<Dump> tamper, String... findings) {
        Dump dump = Dump.honest(20, CHECKPOINTS);
        tamper.accept(dump);
        return arguments(new Attack(name, dump, List.of(findings)));
    }

    private static Arguments lie(
            String name,
            Function<SampleEntry, SampleEntry> change,
            int position,
            String... findings) {
        Dump dump =
                Dump.of(
                        20,
                        CHECKPOINTS,
                        Dump.signers(),
                        entry -> entry.position() == position ? change.apply(entry) : entry);
        return arguments(new Attack(name, dump, List.of(findings)));
    }

    private static void shuffle(Dump dump, java.util.function.Consumer<List<byte[]>> change) {
        List<byte[]> entries = new ArrayList<>(dump.entries());
        change.accept(entries);
        dump.replaceEntries(entries);
    }

    static Stream<Arguments> attacks() {
        String firstTile = "sha256 tile 0/0, position ";
        return Stream.of(
                attack(
                        "edit one byte of the data",
                        dump -> dump.edit(7, text -> text.replace("8.50", "9.50")),
                        "leaf-mismatch " + firstTile + 7,
                        "chain-break position 8",
                        "root-mismatch sha256 checkpoint of size 12"),
                attack(
                        "edit the last entry",
                        dump -> dump.edit(19, text -> text.replace("20.50", "99.50")),
                        "leaf-mismatch " + firstTile + 19,
                        "root-mismatch sha256 checkpoint of size 20"),
                attack(
                        "edit the first entry's currency",
                        dump -> dump.edit(0, text -> text.replace("CNY", "EUR")),
                        "leaf-mismatch " + firstTile + 0,
                        "chain-break position 1",
                        "root-mismatch sha256 checkpoint of size 5"),
                attack(
                        "delete an entry",
                        dump -> shuffle(dump, entries -> entries.remove(7)),
                        "position-gap position 7",
                        "leaf-mismatch " + firstTile + 7,
                        "chain-break position 7",
                        "root-mismatch sha256 checkpoint of size 12",
                        "truncated position 19"),
                attack(
                        "duplicate an entry",
                        dump -> shuffle(dump, entries -> entries.add(8, entries.get(7))),
                        "position-gap position 8",
                        "leaf-mismatch " + firstTile + 8,
                        "chain-break position 8",
                        "command-replayed position 8",
                        "root-mismatch sha256 checkpoint of size 12"),
                attack(
                        "insert a new entry",
                        dump ->
                                shuffle(
                                        dump,
                                        entries ->
                                                entries.add(
                                                        7,
                                                        SampleEntry.at(
                                                                        Dump.ORIGIN,
                                                                        7,
                                                                        previousOf(entries.get(7)))
                                                                .withCommand("forged", 0, 1)
                                                                .bytes())),
                        "position-gap position 8",
                        "leaf-mismatch " + firstTile + 7,
                        "chain-break position 8",
                        "root-mismatch sha256 checkpoint of size 12"),
                attack(
                        "swap two entries",
                        dump -> shuffle(dump, entries -> java.util.Collections.swap(entries, 7, 9)),
                        "position-gap position 7",
                        "leaf-mismatch " + firstTile + 7,
                        "chain-break position 7",
                        "time-reversal position 8",
                        "root-mismatch sha256 checkpoint of size 12"),
                attack(
                        "cut the entries off after 15",
                        dump -> shuffle(dump, entries -> entries.subList(15, 20).clear()),
                        "truncated position 15"),
                attack(
                        "cut entries and tiles off, keep the checkpoints",
                        dump -> {
                            shuffle(dump, entries -> entries.subList(15, 20).clear());
                            dump.files().keySet().removeIf(path -> path.contains("tile/0/"));
                        },
                        "truncated position 15"),
                attack(
                        "bundle ends within an entry",
                        dump ->
                                dump.files()
                                        .computeIfPresent(
                                                "tile/entries/000.p/20",
                                                (path, bytes) ->
                                                        Arrays.copyOf(bytes, bytes.length - 1)),
                        "entry-encoding position 19",
                        "truncated position 19"),
                attack(
                        "oversized length in a bundle",
                        dump -> dump.file("tile/entries/000.p/20")[0] = (byte) 0xff,
                        "entry-encoding position 0",
                        "truncated position 0"),
                attack(
                        "a space after a colon",
                        dump -> dump.edit(7, text -> text.replace("\"data\":", "\"data\": ")),
                        "entry-encoding position 7",
                        "leaf-mismatch " + firstTile + 7,
                        "chain-break position 8",
                        "root-mismatch sha256 checkpoint of size 12"),
                attack(
                        "tile hash changed",
                        dump -> dump.file("tile/0/000.p/20")[3 * 32]++,
                        "leaf-mismatch " + firstTile + 3),
                attack(
                        "tile hash of sm3 changed",
                        dump -> dump.file("sm3/tile/0/000.p/20")[19 * 32 + 31]++,
                        "leaf-mismatch sm3 tile 0/0, position 19"),
                attack(
                        "tile cut short",
                        dump ->
                                dump.files()
                                        .computeIfPresent(
                                                "tile/0/000.p/20",
                                                (path, bytes) -> Arrays.copyOf(bytes, 600)),
                        "leaf-mismatch " + firstTile + 0),
                attack(
                        "older checkpoint put in place of the newest",
                        dump ->
                                dump.files()
                                        .put("checkpoint", note(dump, "checkpoints/000.p/3", 1)),
                        "checkpoint-conflict sha256 checkpoint of size 12"),
                attack(
                        "two roots signed for one size",
                        dump ->
                                dump.files()
                                        .put(
                                                "checkpoint",
                                                utf8(
                                                        LogSigner.published(
                                                                        Suite.SHA256, Dump.ORIGIN)
                                                                .checkpoint(20, new byte[32]))),
                        "checkpoint-conflict sha256 checkpoint of size 20"),
                attack(
                        "checkpoint of one suite withheld",
                        dump -> {
                            dump.files().put("sm3/checkpoints/000.p/3", joined(dump, 0, 2));
                        },
                        "checkpoint-conflict sm3 checkpoint of size 12"),
                attack(
                        "signature byte changed",
                        dump ->
                                dump.files()
                                        .computeIfPresent(
                                                "checkpoint",
                                                (path, bytes) -> flipSignature(bytes)),
                        "bad-signature sha256 checkpoint of size 20"),
                attack(
                        "signed by another key",
                        dump -> resign(dump, LogSigner.stranger(Suite.SHA256, Dump.ORIGIN), "", ""),
                        "bad-signature sha256 checkpoint of size 5"),
                attack(
                        "sm3 signed by another key",
                        dump ->
                                resign(
                                        dump,
                                        LogSigner.stranger(Suite.SM3, Dump.ORIGIN),
                                        "sm3/",
                                        "sm3/"),
                        "bad-signature sm3 checkpoint of size 5"),
                attack(
                        "checkpoints of another log",
                        dump ->
                                resign(
                                        dump,
                                        LogSigner.published(Suite.SHA256, "other.example.gov"),
                                        "",
                                        ""),
                        "bad-signature sha256 checkpoint of size 5",
                        "checkpoint-conflict sha256 checkpoint of size 5"),
                attack(
                        "algorithms swapped",
                        dump -> {
                            byte[] sha256 = dump.file("checkpoint");
                            dump.files().put("checkpoint", dump.file("sm3/checkpoint"));
                            dump.files().put("sm3/checkpoint", sha256);
                        },
                        "bad-signature sha256 checkpoint of size 20"),
                attack(
                        "checkpoint is no note",
                        dump -> dump.files().put("checkpoint", utf8("hello\n")),
                        "bad-signature sha256 checkpoint of size 20"),
                attack(
                        "bundle says another width",
                        dump ->
                                dump.files()
                                        .put(
                                                "tile/entries/000.p/21",
                                                dump.files().remove("tile/entries/000.p/20")),
                        "position-gap position 20"),
                lie(
                        "a member the format does not know",
                        entry -> entry.withData("{},\"dataOfMine\":{}"),
                        7,
                        "entry-encoding position 7"),
                lie(
                        "null in the data",
                        entry -> entry.withData("{\"payee\":null}"),
                        7,
                        "entry-encoding position 7"),
                lie(
                        "too deep",
                        entry ->
                                entry.withData(
                                        "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{}}}}}}}}"),
                        7,
                        "entry-encoding position 7"),
                lie(
                        "seventeen tags",
                        entry ->
                                entry.withTags(
                                        java.util.stream.IntStream.range(10, 27)
                                                .mapToObj(i -> "line:" + i)
                                                .toList()),
                        7,
                        "entry-encoding position 7"),
                lie(
                        "an entry of another log",
                        entry -> entry.withLog("ledger.example.gov/110000"),
                        7,
                        "entry-encoding position 7"),
                lie(
                        "time runs backwards",
                        entry ->
                                entry.withTimes(
                                        entry.recordedAtMillis() - 8, entry.recordedAtMillis() - 8),
                        7,
                        "time-reversal position 7"),
                lie(
                        "recorded 5,001 ms after the decision",
                        entry ->
                                entry.withTimes(
                                        entry.recordedAtMillis(), entry.recordedAtMillis() - 5_001),
                        7,
                        "time-reversal position 7"),
                lie(
                        "recorded 1 ms before the decision",
                        entry ->
                                entry.withTimes(
                                        entry.recordedAtMillis(), entry.recordedAtMillis() + 1),
                        7,
                        "time-reversal position 7"),
                lie(
                        "a command twice",
                        entry -> entry.withCommand("c-3", 0, 1),
                        7,
                        "command-replayed position 7"),
                lie(
                        "a run shorter than its count",
                        entry -> entry.withCommand("c-7", 0, 2),
                        7,
                        "command-replayed position 8"),
                lie(
                        "a run that the log's end cuts",
                        entry -> entry.withCommand("c-19", 0, 2),
                        19,
                        "command-replayed position 20"),
                lie(
                        "the middle of a run",
                        entry -> entry.withCommand("c-7", 1, 2),
                        7,
                        "command-replayed position 7"),
                lie(
                        "a second genesis",
                        entry ->
                                new SampleEntry(
                                        entry.log(),
                                        entry.position(),
                                        entry.previous(),
                                        entry.recordedAtMillis(),
                                        entry.decidedAtMillis(),
                                        entry.client(),
                                        entry.commandId(),
                                        0,
                                        1,
                                        "log.LogCreated",
                                        List.of(),
                                        "{}"),
                        7,
                        "entry-encoding position 7"),
                lie(
                        "a genesis of another log",
                        entry -> entry.withData(entry.data().replace("/440000\",\"s", "/1\",\"s")),
                        0,
                        "entry-encoding position 0"));
    }

    private static String previousOf(byte[] entry) {
        String text = new String(entry, StandardCharsets.UTF_8);
        int start = text.indexOf("\"previous\":") + "\"previous\":".length();
        return text.substring(start, text.indexOf('}', start) + 1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] note(Dump dump, String path, int index) {
        return utf8(new String(dump.file(path), StandardCharsets.UTF_8).split("\0", -1)[index]);
    }

    private static byte[] joined(Dump dump, int one, int other) {
        String path = "sm3/checkpoints/000.p/3";
        return utf8(
                new String(note(dump, path, one), StandardCharsets.UTF_8)
                        + "\0"
                        + new String(note(dump, path, other), StandardCharsets.UTF_8));
    }

    private static byte[] flipSignature(byte[] note) {
        byte[] changed = note.clone();
        int at = changed.length - 10;
        changed[at] = changed[at] == 'A' ? (byte) 'B' : (byte) 'A';
        return changed;
    }

    private static void resign(Dump dump, LogSigner signer, String from, String to) {
        String bundle = from + "checkpoints/000.p/3";
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String[] lines =
                    new String(note(dump, bundle, i), StandardCharsets.UTF_8).split("\n", -1);
            notes.add(
                    signer.checkpoint(
                            Long.parseLong(lines[1]),
                            java.util.Base64.getDecoder().decode(lines[2])));
        }
        dump.files().put(to + "checkpoints/000.p/3", utf8(String.join("\0", notes)));
        dump.files().put(to + "checkpoint", utf8(notes.get(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void findsExactly(Attack attack) throws Exception {
        VerificationReport report = Verification.of(attack.dump.write(folder));

        assertThat(Verification.firsts(report)).isEqualTo(attack.findings);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.exitStatus()).isEqualTo(1);
    }

    @Test
    void verifiesTheHonestLog() throws Exception {
        VerificationReport report = Verification.of(Dump.honest(20, CHECKPOINTS).write(folder));

        assertThat(Verification.firsts(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.coveredEntries()).isEqualTo(20);
    }

    @Test
    void saysWhichEntriesNoCheckpointCoversYet() throws Exception {
        VerificationReport report = Verification.of(Dump.honest(20, Set.of(12)).write(folder));

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.coveredEntries()).isEqualTo(12);
        assertThat(report.remarks())
                .containsExactly(
                        "positions 12 to 19 are linked, but no checkpoint covers them yet");
    }

    @Test
    void neverVerifiesALogWithoutCheckpoint() throws Exception {
        VerificationReport report = Verification.of(Dump.honest(20, Set.of()).write(folder));

        assertThat(report.findings().total()).isZero();
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void neverVerifiesAnEmptyLogThoughItsCheckpointsAreRight() throws Exception {
        Dump empty = new Dump();
        for (Suite suite : Suite.values()) {
            byte[] root = new byte[32];
            suite.newHasher().empty().copyTo(root, 0);
            empty.files()
                    .put(
                            suite == Suite.SM3 ? "sm3/checkpoint" : "checkpoint",
                            utf8(LogSigner.published(suite, Dump.ORIGIN).checkpoint(0, root)));
        }
        VerificationReport report = Verification.of(empty.write(folder));

        assertThat(report.findings().total()).isZero();
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void callsALogThatBringsItsOwnKeysConsistentOnly() throws Exception {
        Path dump = Dump.honest(20, CHECKPOINTS).write(folder);
        VerificationReport report = Verification.of(ExportSource.directory(dump), "", Set.of());

        assertThat(report.findings().total()).isZero();
        assertThat(report.verdict()).isEqualTo(Verdict.INTERNAL_CONSISTENCY_ONLY);
        assertThat(report.exitStatus()).isEqualTo(1);
    }

    @Test
    void callsALogConsistentOnlyWhenOneKeyOfTwoIsGiven() throws Exception {
        Path dump = Dump.honest(20, CHECKPOINTS).write(folder);
        String sha256 = Dump.vkeys().split("\n", -1)[0];

        assertThat(Verification.of(ExportSource.directory(dump), sha256, Set.of()).verdict())
                .isEqualTo(Verdict.INTERNAL_CONSISTENCY_ONLY);
        VerificationReport one =
                Verification.of(ExportSource.directory(dump), sha256, Set.of(Suite.SHA256));
        assertThat(one.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(one.suites()).extracting(SuiteReport::suite).containsExactly(Suite.SHA256);
        assertThat(one.remarks()).containsExactly("suite sm3 was not checked, as asked");
    }

    @Test
    void noticesThatASuiteWasDroppedByRewritingTheLog() throws Exception {
        Map<Suite, LogSigner> sha256 = Dump.signers(Set.of(Suite.SHA256));
        Path dump = Dump.of(20, CHECKPOINTS, sha256, entry -> entry).write(folder);

        assertThat(Verification.firsts(Verification.of(dump)))
                .containsExactly("bad-signature the log");
    }

    @Test
    void rewritingAllWithTheLogsOwnKeyIsCaughtByAHeldCheckpointOnly() throws Exception {
        Dump honest = Dump.honest(20, CHECKPOINTS);
        Dump rewritten =
                Dump.of(
                        20,
                        CHECKPOINTS,
                        Dump.signers(),
                        entry ->
                                entry.position() == 7
                                        ? entry.withData("{\"amount\":\"0.01\"}")
                                        : entry);
        Path dump = rewritten.write(folder);
        String held = new String(note(honest, "checkpoints/000.p/3", 1), StandardCharsets.UTF_8);

        assertThat(Verification.of(dump).verdict()).isEqualTo(Verdict.VERIFIED);
        VerificationReport report = Verification.of(dump, Verification.held(Suite.SHA256, held));
        assertThat(Verification.firsts(report))
                .containsExactly("inconsistent sha256 checkpoint of size 12");
    }

    @Test
    void aBackupThatIsOlderThanAHeldCheckpointIsTruncated() throws Exception {
        String held =
                new String(
                        Dump.honest(20, CHECKPOINTS).file("sm3/checkpoint"),
                        StandardCharsets.UTF_8);
        Path backup = Dump.honest(12, CHECKPOINTS).write(folder);

        assertThat(Verification.of(backup).verdict()).isEqualTo(Verdict.VERIFIED);
        VerificationReport report = Verification.of(backup, Verification.held(Suite.SM3, held));
        assertThat(Verification.firsts(report)).containsExactly("truncated position 12");
    }

    @Test
    void aHeldCheckpointThatTheLogContinuesIsSilent() throws Exception {
        Dump dump = Dump.honest(20, CHECKPOINTS);
        String held = new String(note(dump, "checkpoints/000.p/3", 0), StandardCharsets.UTF_8);

        assertThat(
                        Verification.of(dump.write(folder), Verification.held(Suite.SHA256, held))
                                .verdict())
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void verifiesEverySuiteSetAndSizeAroundTileEdges() throws Exception {
        for (Set<Suite> suites :
                List.of(Set.of(Suite.SHA256), Set.of(Suite.SM3), Set.of(Suite.values()))) {
            for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 513}) {
                Path dump = folder.resolve(size + "-" + suites.size() + suites.contains(Suite.SM3));
                Dump.of(
                                size,
                                Set.copyOf(List.of(1, 255, 256, 300, size)),
                                Dump.signers(suites),
                                entry -> entry)
                        .write(dump);
                StringBuilder keys = new StringBuilder();
                Map<Suite, LogSigner> signers = new EnumMap<>(Dump.signers(suites));
                signers.values().forEach(signer -> keys.append(signer.vkey()).append('\n'));
                VerificationReport report =
                        Verification.of(ExportSource.directory(dump), keys.toString(), Set.of());
                assertThat(Verification.firsts(report)).as("%d %s", size, suites).isEmpty();
                assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
            }
        }
    }

    @Test
    void findsTilesThatAreWrongOrMissingAboveTheLeaves() throws Exception {
        Dump dump = Dump.honest(600, Set.of(600));
        dump.file("tile/1/000.p/2")[32]++;
        dump.files().remove("sm3/tile/0/001");

        assertThat(Verification.firsts(Verification.of(dump.write(folder))))
                .containsExactly(
                        "leaf-mismatch sm3 tile 0/1, position 256",
                        "root-mismatch sha256 tile 1/0, position 256");
    }

    /// The hash above the entry's 256 is wrong too, but says less about where.
    @Test
    void namesTheEntryAsTheFirstBadPlaceAndNotWhereTheHashAboveItBegins() throws Exception {
        Dump dump = Dump.honest(600, Set.of(600));
        byte[] bundle = dump.file("tile/entries/001");
        int second = 2 + ((bundle[0] & 0xff) << 8 | (bundle[1] & 0xff));
        bundle[second + 100] ^= 1;

        VerificationReport report = Verification.of(dump.write(folder));

        assertThat(report.findings().firstBadPosition()).hasValue(257);
    }

    @Test
    void findsAMissingBundleInTheMiddle() throws Exception {
        Dump dump = Dump.honest(600, Set.of(100, 600));
        dump.files().remove("tile/entries/001");

        assertThat(Verification.firsts(Verification.of(dump.write(folder))))
                .containsExactly(
                        "position-gap position 256", "root-mismatch sha256 checkpoint of size 600");
    }
}
