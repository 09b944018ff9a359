package org.mingzhang.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.LogGrowth;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Blob;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.TlogProof;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.ConsistencyProof;
import org.mingzhang.ledger.log.merkle.Tiles;

/// The log over HTTP as a mirror and an auditor see it.
class LogFilesApiTest {

    private static long older;
    private static long newer;

    private final TestClient nobody = TestClient.nobody(TestLedger.as("auditor").base());

    @BeforeAll
    static void grow() {
        older = LogGrowth.by(300);
        newer = LogGrowth.by(20);
    }

    private static String folder(Suite suite) {
        return suite == Suite.SM3 ? "/log/sm3/" : "/log/";
    }

    private Checkpoint checkpoint(Suite suite, long size) {
        SignedNote note =
                SignedNote.parse(
                        TestLedger.shared()
                                .runtime()
                                .queries()
                                .checkpoint(suite, size)
                                .orElseThrow());
        return Checkpoint.parse(note.text());
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aMirrorGetsTheSignedRootFromHashTilesAndFromEntries(Suite suite) {
        Checkpoint signed = checkpoint(suite, newer);
        CompactRange fromTiles =
                CompactRange.of(
                        TreeHashers.of(suite),
                        newer,
                        Tiles.reader(
                                TreeHashers.of(suite),
                                (level, index, width) ->
                                        nobody.blob(folder(suite) + Tiles.path(level, index, width))
                                                .bytes(),
                                newer));
        assertThat(fromTiles.root()).isEqualTo(signed.root());

        CompactRange fromEntries = CompactRange.empty(TreeHashers.of(suite));
        for (long index = 0; index * Tiles.WIDTH < newer; index++) {
            int width = Tiles.width(0, index, newer);
            byte[] bundle = nobody.blob("/log/" + Tiles.entriesPath(index, width)).bytes();
            for (int at = 0; at < bundle.length; ) {
                int length = (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
                fromEntries.append(TreeHashers.of(suite).leaf(bundle, at + 2, length));
                at += 2 + length;
            }
        }
        assertThat(fromEntries.root()).isEqualTo(signed.root());
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void theNewestCheckpointIsFreshAndSigned(Suite suite) {
        Reply reply = nobody.get(folder(suite) + "checkpoint");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(reply.header("Cache-Control")).isEqualTo("max-age=1, public");
        Checkpoint newest = Checkpoint.parse(SignedNote.parse(reply.text()).text());
        assertThat(newest.suite()).isEqualTo(suite);
        assertThat(newest.size()).isGreaterThanOrEqualTo(newer);
        SignedNote first =
                SignedNote.parse(nobody.get(folder(suite) + "checkpoints/000.p/1").text());
        assertThat(Checkpoint.parse(first.text()).size()).isEqualTo(firstCheckpoint(suite));
    }

    private static long firstCheckpoint(Suite suite) {
        String note =
                TestLedger.shared().runtime().queries().checkpointsAbove(suite, 0, 1).getFirst();
        return Checkpoint.parse(SignedNote.parse(note).text()).size();
    }

    @Test
    void whatCanNeverChangeIsKeptForEverAndNotSentAgain() {
        for (String path :
                new String[] {
                    "/log/tile/0/000",
                    "/log/sm3/tile/0/000",
                    "/log/tile/0/001.p/1",
                    "/log/tile/entries/000"
                }) {
            Blob first = nobody.blob(path);
            assertThat(first.header("Cache-Control"))
                    .as(path)
                    .isEqualTo("max-age=31536000, public, immutable");
            assertThat(first.header("Content-Type")).isEqualTo("application/octet-stream");

            Blob again = nobody.blob(path, "If-None-Match", first.header("ETag"));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
        }
        assertThat(nobody.blob("/log/tile/0/000").bytes()).hasSize(8_192);
        assertThat(nobody.method("HEAD", "/log/tile/0/000").status()).isEqualTo(200);
    }

    @Test
    void aPartialTileIsTheBeginningOfTheFullOne() {
        byte[] full = nobody.blob("/log/tile/0/000").bytes();
        byte[] partial = nobody.blob("/log/tile/0/000.p/37").bytes();

        assertThat(full).startsWith(partial);
        assertThat(partial).hasSize(37 * Hash32.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/999",
                "tile/0/x999/x999/999",
                "tile/7/000",
                "tile/1/000",
                "checkpoints/999",
                "tile/entries/x999/999",
                "sm3/tile/entries/000"
            })
    void whatNoCheckpointCoversIsNotFound(String path) {
        Reply reply = nobody.get("/log/" + path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("code").asString()).isEqualTo("not-found");
        assertThat(reply.json().path("value").asString()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0/0",
                "tile/8/000",
                "tile/0/000.p/256",
                "tile/0/000.p/0",
                "tile/0/-01",
                "tile/0/x000/001",
                "nothing",
                "checkpoint/",
                "export.json",
                "tile/entries/9999999999999999999999",
                "%2e%2e/etc/passwd",
                "tile/0/000%00"
            })
    void pathsOfNoFileAreRefused(String path) {
        Reply reply = nobody.get("/log/" + path);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void anEntryIsProvedAtTheNewestAndAtANamedCheckpoint(Suite suite) {
        byte[] entry = nobody.blob("/api/v1/entries/5").bytes();
        for (String at : new String[] {"", "&size=" + older, "&size=" + newer}) {
            Reply reply = nobody.get("/api/v1/proofs/5?suite=" + suite.id() + at);

            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            TlogProof proof = TlogProof.parse(reply.text());
            assertThat(proof.verify(LogGrowth.key(suite), entry)).isTrue();
            if (!at.isEmpty()) {
                assertThat("&size=" + Checkpoint.parse(proof.checkpoint().text()).size())
                        .isEqualTo(at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void twoCheckpointsAreProvedToBeOfOneHistory(Suite suite) {
        Reply reply =
                nobody.get(
                        "/api/v1/proofs/consistency?from=%d&to=%d&suite=%s"
                                .formatted(older, newer, suite.id()));

        ConsistencyProof proof =
                new ConsistencyProof(
                        older,
                        newer,
                        reply.text()
                                .lines()
                                .map(line -> Hash32.copyOf(Base64.getDecoder().decode(line)))
                                .toList());
        assertThat(
                        proof.verify(
                                TreeHashers.of(suite),
                                checkpoint(suite, older).root(),
                                checkpoint(suite, newer).root()))
                .isTrue();
        assertThat(nobody.get("/api/v1/proofs/consistency?from=0").text()).isEmpty();
    }

    @Test
    void proofsThatCannotBeAreNamed() {
        Map<String, Integer> statuses =
                new TreeMap<>(
                        Map.of(
                                "/api/v1/proofs/-1",
                                400,
                                "/api/v1/proofs/x",
                                400,
                                "/api/v1/proofs/1?suite=md5",
                                400,
                                "/api/v1/proofs/1?wait=11",
                                400,
                                "/api/v1/proofs/" + newer + "?size=" + newer,
                                400,
                                "/api/v1/proofs/1?size=" + Long.MAX_VALUE,
                                404,
                                "/api/v1/proofs/999999999",
                                404,
                                "/api/v1/proofs/consistency?from=" + unsigned() + "&to=" + newer,
                                404,
                                "/api/v1/proofs/consistency?from=9&to=1",
                                400,
                                "/api/v1/proofs/consistency",
                                400));
        statuses.forEach((path, status) -> {
            Reply reply = nobody.get(path);
            assertThat(reply.status()).as(path).isEqualTo(status);
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        });
    }

    /// A size that no checkpoint has.
    private static long unsigned() {
        return LongStream.range(1, newer)
                .filter(size ->
                        TestLedger.shared()
                                .runtime()
                                .queries()
                                .checkpoint(Suite.SHA256, size)
                                .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReceiptBecomesAProofWhenACheckpointCoversIt() {
        LogGrowth.submit("proved-1");

        Reply reply =
                TestLedger.as("handler")
                        .get("/api/v1/receipts/development-handler/proved-1/proof?wait=10");

        TlogProof proof = TlogProof.parse(reply.text());
        byte[] entry = nobody.blob("/api/v1/entries/" + proof.index()).bytes();
        assertThat(proof.verify(LogGrowth.key(Suite.SHA256), entry)).isTrue();
        assertThat(new String(entry, java.nio.charset.StandardCharsets.UTF_8)).contains("proved-1");
        assertThat(
                        nobody.get("/api/v1/receipts/development-handler/proved-1/proof?index=1")
                                .status())
                .isEqualTo(400);
        assertThat(nobody.get("/api/v1/receipts/a/none/proof").status()).isEqualTo(404);
    }

    @Test
    void theWholeLogIsOneDownloadAndGoesOnFromAnEarlierOne() throws IOException {
        Map<String, byte[]> whole = unzipped(nobody.blob("/api/v1/export?size=" + newer));
        Map<String, byte[]> rest =
                unzipped(nobody.blob("/api/v1/export?size=" + newer + "&from=" + older));

        assertThat(whole).containsKeys("checkpoint", "sm3/checkpoint", "tile/entries/000");
        assertThat(whole.get("tile/0/000")).isEqualTo(nobody.blob("/log/tile/0/000").bytes());
        assertThat(rest).containsKeys("checkpoint", "sm3/checkpoint");
        assertThat(rest).doesNotContainKeys("tile/entries/000", "tile/0/000", "sm3/tile/0/000");
        rest.forEach((name, bytes) -> assertThat(bytes).isEqualTo(whole.get(name)));

        assertThat(nobody.get("/api/v1/export?size=1000000").status()).isEqualTo(404);
        assertThat(nobody.get("/api/v1/export?from=1000000").status()).isEqualTo(400);
    }

    private static Map<String, byte[]> unzipped(Blob zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
            for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
                files.put(file.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
