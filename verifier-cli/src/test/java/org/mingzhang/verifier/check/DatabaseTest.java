package org.mingzhang.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LedgerDatabase;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.DatabaseSource;
import org.mingzhang.verifier.source.SourceException;

/// The tamper matrix over a database: every row is what a superuser could run, against the log of
/// 300 entries in `docs/vectors`.
class DatabaseTest {
    private static LedgerDatabase server;
    private static String template;

    @BeforeAll
    static void start() throws Exception {
        server = new LedgerDatabase();
        template = server.of(Dump.read(Path.of("../docs/vectors/log-300")));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static VerificationReport verify(String url) throws SourceException {
        DatabaseSource source =
                new DatabaseSource(url, Optional.empty(), Optional.empty(), Optional.empty());
        return Verification.of(source, Dump.vkeys(), Set.of());
    }

    @Test
    void verifiesTheVectorsFromTheDatabase() throws Exception {
        VerificationReport report = verify(template);

        assertThat(Verification.firsts(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.coveredEntries()).isEqualTo(300);
    }

    @Test
    void verifiesALogWhoseLastTagsAreNotFiledYet() throws Exception {
        String url = server.of(Dump.read(Path.of("../docs/vectors/log-300")));
        LedgerDatabase.execute(
                url,
                "update ledger.tag_reach set size = 250;"
                        + "delete from ledger.tag_filed where position >= 250");

        assertThat(Verification.firsts(verify(url))).isEmpty();
    }

    static Stream<Arguments> attacks() {
        String entry = "update ledger.entry set ";
        return Stream.of(
                arguments(
                        "one byte of one entry",
                        entry
                                + "entry = set_byte(entry, 300, get_byte(entry, 300) # 1)"
                                + " where position = 123",
                        List.of(
                                "entry-encoding position 123",
                                "leaf-mismatch position 123",
                                "chain-break position 124",
                                "column-mismatch position 123",
                                "root-mismatch sha256 checkpoint of size 300")),
                arguments(
                        "an amount",
                        entry
                                + "entry = convert_to(replace(convert_from(entry, 'UTF8'), '\"48.50\"',"
                                + " '\"98.50\"'), 'UTF8') where position = 4",
                        List.of(
                                "leaf-mismatch position 4",
                                "chain-break position 5",
                                "root-mismatch sha256 checkpoint of size 300")),
                arguments(
                        "an entry of 65,536 bytes",
                        entry + "entry = convert_to(repeat('x', 65536), 'UTF8') where position = 9",
                        List.of(
                                "entry-encoding position 9",
                                "leaf-mismatch position 9",
                                "chain-break position 10",
                                "column-mismatch position 9",
                                "root-mismatch sha256 checkpoint of size 300")),
                arguments(
                        "a stored leaf hash",
                        entry + "leaf_sm3 = set_byte(leaf_sm3, 0, 1) where position = 299",
                        List.of("leaf-mismatch position 299")),
                arguments(
                        "a leaf hash removed",
                        entry + "leaf_sha256 = null where position = 20",
                        List.of("leaf-mismatch position 20")),
                arguments(
                        "the type column",
                        entry + "type = 'payment.PaymentRefunded' where position = 30",
                        List.of("column-mismatch position 30")),
                arguments(
                        "the id column",
                        entry
                                + "event_id = '01980000-0000-7000-9000-ffffffffffff'"
                                + " where position = 31",
                        List.of("column-mismatch position 31")),
                arguments(
                        "the time column, by a millisecond",
                        entry + "recorded_at = recorded_at + interval '1 ms' where position = 32",
                        List.of("column-mismatch position 32")),
                arguments(
                        "an entry deleted",
                        "delete from ledger.entry where position = 200",
                        List.of(
                                "position-gap position 200",
                                "column-mismatch position 200",
                                "root-mismatch sha256 checkpoint of size 300")),
                arguments(
                        "an entry deleted, its place closed",
                        "delete from ledger.entry where position = 298;"
                                + entry
                                + "position = 298 where position = 299",
                        List.of(
                                "position-gap position 298",
                                "chain-break position 298",
                                "column-mismatch the log",
                                "truncated position 299")),
                arguments(
                        "two entries swapped",
                        entry
                                + "position = -1 where position = 100;"
                                + entry
                                + "position = 100 where position = 101;"
                                + entry
                                + "position = 101 where position = -1",
                        List.of(
                                "position-gap position 100",
                                "leaf-mismatch sha256 tile 0/0, position 100",
                                "chain-break position 100",
                                "time-reversal position 101",
                                "column-mismatch position 100",
                                "root-mismatch sha256 checkpoint of size 300")),
                arguments(
                        "an entry below zero",
                        "insert into ledger.entry select log, -5, entry, type, event_id, recorded_at,"
                                + " leaf_sha256, leaf_sm3 from ledger.entry where position = 5",
                        List.of(
                                "entry-encoding position 0",
                                "position-gap position -5",
                                "chain-break position -5",
                                "time-reversal position 0",
                                "command-replayed position 5",
                                "root-mismatch sha256 checkpoint of size 300")),
                arguments(
                        "the last entries cut off, the head turned back",
                        "delete from ledger.entry where position >= 290;"
                                + "update ledger.tag_reach set size = 290;"
                                + "update ledger.head set size = 290, (recorded_at, leaf_sha256,"
                                + " leaf_sm3) = (select recorded_at, leaf_sha256, leaf_sm3 from"
                                + " ledger.entry where position = 289)",
                        List.of("column-mismatch position 290", "truncated position 290")),
                arguments(
                        "a tag row deleted",
                        "delete from ledger.tag_filed where position = 77 and tag like 'payment:%'",
                        List.of("column-mismatch position 77")),
                arguments(
                        "a tag row added",
                        "insert into ledger.tag_filed values (1, 'payment:P-1', 78)",
                        List.of("column-mismatch position 78")),
                arguments(
                        "a tag row moved to another entry",
                        "update ledger.tag_filed set position = 80 where position = 79"
                                + " and tag like 'payment:%'",
                        List.of("column-mismatch position 79")),
                arguments(
                        "a tag row of no entry",
                        "insert into ledger.tag_filed values (1, 'payment:P-1', 300)",
                        List.of("column-mismatch position 300")),
                arguments(
                        "a tag row of an entry whose tags are not filed yet",
                        "update ledger.tag_reach set size = 250;"
                                + "delete from ledger.tag_filed where position > 250",
                        List.of("column-mismatch position 250")),
                arguments(
                        "tags that count as filed before their entries are there",
                        "update ledger.tag_reach set size = 301",
                        List.of("column-mismatch the log")),
                arguments(
                        "nothing said of how far tags are filed",
                        "delete from ledger.tag_reach",
                        List.of("column-mismatch the log")),
                arguments(
                        "a receipt deleted",
                        "delete from ledger.receipt where position = 60",
                        List.of("column-mismatch position 60")),
                arguments(
                        "a receipt's digest",
                        "update ledger.receipt set digest = set_byte(digest, 5, 0)"
                                + " where position = 61",
                        List.of("column-mismatch position 61")),
                arguments(
                        "a receipt of a command that never was",
                        "insert into ledger.receipt select log, client, 'c-none', digest, position,"
                                + " count from ledger.receipt where position = 62",
                        List.of("column-mismatch position 62")),
                arguments(
                        "the head turned back",
                        "update ledger.head set size = 299",
                        List.of("column-mismatch the log")),
                arguments(
                        "the head removed",
                        "delete from ledger.head",
                        List.of("column-mismatch the log")),
                arguments(
                        "a tile",
                        "update ledger.tile set hashes = set_byte(hashes, 320, 0)"
                                + " where suite = 'sm3' and level = 0",
                        List.of("leaf-mismatch sm3 tile 0/0, position 10")),
                arguments(
                        "a tile deleted",
                        "delete from ledger.tile where suite = 'sha256'",
                        List.of("leaf-mismatch sha256 tile 0/0, position 0")),
                arguments(
                        "a tile of entries that are not there",
                        "insert into ledger.tile select log, suite, level, 1, hashes"
                                + " from ledger.tile where suite = 'sm3'",
                        List.of(
                                "leaf-mismatch sm3 tile 0/1, position 256",
                                "truncated sm3 tile 0/1, position 300")),
                arguments(
                        "a checkpoint's root column",
                        "update ledger.checkpoint set root = set_byte(root, 0, 0)"
                                + " where suite = 'sm3'",
                        List.of("column-mismatch sm3 checkpoint of size 300")),
                arguments(
                        "a checkpoint's size column",
                        "update ledger.checkpoint set size = 299 where suite = 'sm3'",
                        List.of("column-mismatch sm3 checkpoint of size 300")),
                arguments(
                        "a checkpoint's note",
                        "update ledger.checkpoint set note = replace(note, E'\\n300\\n',"
                                + " E'\\n299\\n'), size = 299",
                        List.of(
                                "root-mismatch sha256 checkpoint of size 299",
                                "bad-signature sha256 checkpoint of size 299")),
                arguments("all checkpoints deleted", "delete from ledger.checkpoint", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void findsExactly(String name, String sql, List<String> findings) throws Exception {
        String url = server.create();
        try (Connection connection = DriverManager.getConnection(url)) {
            LedgerDatabase.fill(
                    connection, 1, Dump.ORIGIN, Dump.read(Path.of("../docs/vectors/log-300")));
        }
        LedgerDatabase.execute(url, sql);

        VerificationReport report = verify(url);

        assertThat(Verification.firsts(report)).as(name).isEqualTo(findings);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void asksWhichLogIsMeantWhenThereAreTwo() throws Exception {
        String url = server.of(Dump.read(Path.of("../docs/vectors/log-5")));
        LedgerDatabase.execute(url, "insert into ledger.log values (2, 'other.example.gov')");

        assertThatThrownBy(() -> verify(url))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "name the log with --log; the database holds ledger.example.gov/440000,"
                                + " other.example.gov");
        DatabaseSource named =
                new DatabaseSource(
                        url, Optional.empty(), Optional.empty(), Optional.of(Dump.ORIGIN));
        assertThat(Verification.of(named, Dump.vkeys(), Set.of()).verdict())
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void readsAsARoleThatMayOnlySelect() throws Exception {
        String url = server.of(Dump.honest(600, Set.of(256, 600)));
        LedgerDatabase.execute(
                url,
                "create role auditor login password 'secret'; grant usage on schema ledger to"
                        + " auditor; grant select on all tables in schema ledger to auditor");
        String plain = url.replaceAll("[?&]user=[^&]*", "");
        DatabaseSource source =
                new DatabaseSource(
                        plain, Optional.of("auditor"), Optional.of("secret"), Optional.empty());

        assertThat(Verification.of(source, Dump.vkeys(), Set.of()).verdict())
                .isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void saysThatADatabaseIsNoLedger() throws Exception {
        String url = server.create();
        LedgerDatabase.execute(url, "drop schema ledger cascade");

        assertThatThrownBy(() -> verify(url))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cannot read the ledger's tables");
    }
}
