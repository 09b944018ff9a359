package org.mingzhang.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.LogGrowth;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Blob;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.TlogProof;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.merkle.InclusionProof;
import tools.jackson.databind.JsonNode;

/// A case as the one who gets the zip sees it: everything is checked from its files alone, by the
/// steps of the log format, section 13.
class CaseBundleApiTest {

    private final TestClient auditor = TestLedger.as("auditor");

    @BeforeAll
    static void commit() {
        PublicMoney.lastPosition();
        Reply reply = TestLedger.as("auditor").method("POST", "/api/v1/tag-index");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static Map<String, byte[]> unzipped(Blob zip) throws IOException {
        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
            for (ZipEntry file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
                assertThat(files.put(file.getName(), in.readAllBytes())).isNull();
            }
        }
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(file(files, name), StandardCharsets.UTF_8);
    }

    /// The positions of the entries that the tag proof says are all.
    private static List<Long> verify(Map<String, byte[]> files) {
        JsonNode bundle = CanonicalJson.parseCanonical(file(files, "bundle.json"));
        long size = bundle.path("checkpoint").asLong();
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "bundle.json",
                                "checkpoint",
                                "sm3/checkpoint",
                                "vkeys.txt",
                                "report.html",
                                "README.txt",
                                "tags/0.json"));
        for (JsonNode position : bundle.path("entries").values()) {
            names.add("entries/" + position + ".json");
            names.add("proofs/" + position + ".tlog-proof");
            names.add("sm3/proofs/" + position + ".tlog-proof");
            byte[] entry = file(files, "entries/" + position + ".json");
            assertThat(Entry.parseStrict(entry).position()).isEqualTo(position.asLong());
            for (Suite suite : Suite.values()) {
                String folder = suite == Suite.SM3 ? "sm3/" : "";
                TlogProof proof =
                        TlogProof.parse(text(files, folder + "proofs/" + position + ".tlog-proof"));
                assertThat(proof.verify(LogGrowth.key(suite), entry)).isTrue();
                assertThat(proof.checkpoint().format())
                        .isEqualTo(text(files, folder + "checkpoint"));
                assertThat(
                                Checkpoint.parse(
                                                SignedNote.parse(text(files, folder + "checkpoint"))
                                                        .text())
                                        .size())
                        .isEqualTo(size);
            }
        }
        assertThat(files.keySet()).containsExactlyInAnyOrderElementsOf(names);
        return complete(files, bundle);
    }

    private static List<Long> complete(Map<String, byte[]> files, JsonNode bundle) {
        JsonNode proof = CanonicalJson.parseCanonical(file(files, "tags/0.json"));
        assertThat(proof.path("tag")).isEqualTo(bundle.path("tags").path(0));
        JsonNode index = proof.path("index");
        Entry committed =
                Entry.parseStrict(file(files, "entries/" + index.path("position") + ".json"));
        assertThat(committed.type()).isEqualTo("log.TagIndexCommitted");
        for (String member : List.of("size", "tags", "root")) {
            assertThat(committed.data().path(member)).isEqualTo(index.path(member));
        }
        JsonNode leaf = proof.path("leaves").path(0);
        assertThat(leaf.path("tag")).isEqualTo(proof.path("tag"));
        List<Long> carrying = new ArrayList<>();
        for (JsonNode position : bundle.path("entries").values()) {
            Entry entry = Entry.parse(file(files, "entries/" + position + ".json"));
            if (position.asLong() < index.path("size").asLong()
                    && entry.tags().contains(proof.path("tag").asString())) {
                carrying.add(position.asLong());
            }
        }
        assertThat(carrying).hasSize(leaf.path("count").asInt());
        assertThat(carrying.getLast()).isEqualTo(leaf.path("lastPosition").asLong());
        for (Suite suite : Suite.values()) {
            TreeHasher hasher = TreeHashers.of(suite);
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            carrying.forEach(position ->
                    hashes.writeBytes(
                            hasher.leaf(file(files, "entries/" + position + ".json")).toBytes()));
            String digest = hasher.digest(hashes.toByteArray()).hex();
            assertThat(leaf.path("digest").path(suite.id()).asString()).isEqualTo(digest);
            String text =
                    leaf.path("tag").asString()
                            + "\n"
                            + leaf.path("count")
                            + "\n"
                            + leaf.path("lastPosition")
                            + "\n"
                            + digest;
            List<Hash32> path =
                    leaf.path("path")
                            .path(suite.id())
                            .valueStream()
                            .map(JsonNode::asString)
                            .map(Hash32::parseHex)
                            .toList();
            assertThat(
                            new InclusionProof(
                                            leaf.path("number").asLong(),
                                            index.path("tags").asLong(),
                                            path)
                                    .verify(
                                            hasher,
                                            hasher.leaf(text.getBytes(StandardCharsets.UTF_8)),
                                            Hash32.parseHex(
                                                    index.path("root")
                                                            .path(suite.id())
                                                            .asString())))
                    .isTrue();
        }
        return carrying;
    }

    @Test
    void aPaymentsBundleHoldsAllItsEntriesAndProvesIt() throws IOException {
        Map<String, byte[]> files =
                unzipped(auditor.blob("/api/v1/cases/payment/" + PublicMoney.SETTLED));

        List<Long> entries = verify(files);

        assertThat(entries).hasSize(4);
        assertThat(
                        entries.stream()
                                .map(position ->
                                        Entry.parse(file(files, "entries/" + position + ".json"))
                                                .type()))
                .containsExactly(
                        "payment.PaymentSubmitted",
                        "payment.PaymentReviewed",
                        "payment.PaymentApproved",
                        "payment.PaymentSettled");
    }

    @Test
    void aLinesBundleHoldsItsRefusedPaymentsToo() throws IOException {
        Map<String, byte[]> files =
                unzipped(auditor.blob("/api/v1/cases/line/" + PublicMoney.LINE));

        List<Long> entries = verify(files);

        assertThat(
                        entries.stream()
                                .map(position ->
                                        Entry.parse(file(files, "entries/" + position + ".json"))
                                                .type()))
                .contains("budgetline.AppropriationApproved", "payment.SubmitPaymentRefused");
    }

    @Test
    void aQuerysBundleHoldsThePaymentsThatItFoundEachProvedWhole() throws IOException {
        Map<String, byte[]> files =
                unzipped(
                        auditor.blob(
                                "/api/v1/cases/payments?state=settled&line="
                                        + PublicMoney.LINE
                                        + "&min="
                                        + PublicMoney.lastPosition()));

        assertThat(verify(files)).hasSize(4);
        JsonNode bundle = CanonicalJson.parseCanonical(file(files, "bundle.json"));
        assertThat(bundle.path("subject").path("id").asString())
                .matches("/api/v1/payments\\?line=.*&state=settled&at=@[0-9]+");
        assertThat(bundle.path("tags").size()).isEqualTo(1);
        assertThat(auditor.get("/api/v1/cases/payments?stat=settled").status()).isEqualTo(400);
    }

    @Test
    void theReportIsReadableAloneAndNamesWhatIsProved() throws IOException {
        var report =
                Jsoup.parse(
                        text(
                                unzipped(
                                        auditor.blob(
                                                "/api/v1/cases/payment/" + PublicMoney.SETTLED)),
                                "report.html"));

        assertThat(report.select("h1").text()).contains(PublicMoney.SETTLED);
        assertThat(report.text()).contains("exactly 4 entries").contains("300.00");
        assertThat(report.select("script, link, img, iframe")).isEmpty();
        assertThat(report.select("section")).hasSize(6);
    }

    @Test
    void aTagThatNobodyCarriesIsProvedAbsent() {
        JsonNode proof = auditor.get("/api/v1/tag-index/proof?tag=payment:nobody-knows-it").json();

        assertThat(proof.path("leaves").size()).isEqualTo(2);
        assertThat(proof.path("leaves").path(1).path("number").asLong())
                .isEqualTo(proof.path("leaves").path(0).path("number").asLong() + 1);
    }

    @Test
    void committingAgainRecordsNothingNew() {
        JsonNode first = auditor.method("POST", "/api/v1/tag-index").json();
        JsonNode second = auditor.method("POST", "/api/v1/tag-index").json();

        assertThat(second).isEqualTo(first);
        assertThat(auditor.get("/api/v1/tag-index").json()).isEqualTo(first);
        assertThat(TestLedger.as("handler").method("POST", "/api/v1/tag-index").status())
                .isEqualTo(403);
        assertThat(TestClient.nobody(auditor.base()).method("POST", "/api/v1/tag-index").status())
                .isEqualTo(401);
    }

    @Test
    void casesThatAreNoneAreNamed() {
        assertThat(auditor.get("/api/v1/cases/payment/nobody-applied-for-it").status())
                .isEqualTo(404);
        assertThat(auditor.get("/api/v1/cases/line/none/at/all").json().path("kind").asString())
                .isEqualTo("line");
        assertThat(auditor.get("/api/v1/cases/payment/" + PublicMoney.SETTLED + "?size=3").status())
                .isEqualTo(404);
        assertThat(auditor.get("/api/v1/tag-index/proof?tag=NO").status()).isEqualTo(400);
        assertThat(auditor.get("/api/v1/cases/payment/" + "x".repeat(400)).status()).isEqualTo(404);
    }
}
