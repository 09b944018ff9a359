package org.mingzhang.verifier.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.TlogProof;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.PlainDigest;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogWriter;
import org.mingzhang.verifier.fixture.SampleEntry;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.schema.SchemaCatalogue;
import org.mingzhang.verifier.source.ExportSource;

/// A case in one file: honest, altered, incomplete, hostile. The log has two entries that carry the
/// tag `payment:P`, and commits to its only tags at position 3.
class CaseBundleTest {
    private static final String TAG = "payment:P";

    @TempDir Path folder;
    private final Dump dump = new Dump();
    private final Map<String, byte[]> files = new TreeMap<>();

    private static SampleEntry sample(
            LogWriter writer, String type, List<String> tags, String data) {
        SampleEntry at = SampleEntry.at(Dump.ORIGIN, writer.size(), writer.previous());
        return new SampleEntry(
                at.log(),
                at.position(),
                at.previous(),
                at.recordedAtMillis(),
                at.decidedAtMillis(),
                at.client(),
                at.commandId(),
                0,
                1,
                type,
                tags,
                data);
    }

    private void honest() {
        LogWriter writer =
                new LogWriter(Dump.signers(), (path, bytes) -> dump.files().put(path, bytes));
        List<byte[]> entries = new ArrayList<>();
        entries.add(
                sample(writer, "log.LogCreated", List.of(), Dump.genesis(Dump.signers())).bytes());
        writer.append(entries.get(0));
        for (int i = 1; i <= 2; i++) {
            entries.add(sample(writer, "sample.Event", List.of(TAG), "{}").bytes());
            writer.append(entries.get(i));
        }
        String root =
                "{\"sha256\":\""
                        + indexLeaf(Suite.SHA256, entries)
                        + "\",\"sm3\":\""
                        + indexLeaf(Suite.SM3, entries)
                        + "\"}";
        entries.add(
                sample(
                                writer,
                                "log.TagIndexCommitted",
                                List.of(),
                                "{\"root\":" + root + ",\"size\":3,\"tags\":1}")
                        .bytes());
        writer.append(entries.get(3));
        writer.checkpoint();
        writer.close();
        for (int i = 0; i < entries.size(); i++) {
            files.put("entries/" + i + ".json", entries.get(i));
            for (Suite suite : Suite.values()) {
                files.put(prefix(suite) + "proofs/" + i + ".tlog-proof", proof(suite, entries, i));
            }
        }
        for (Suite suite : Suite.values()) {
            files.put(prefix(suite) + "checkpoint", dump.file(prefix(suite) + "checkpoint"));
        }
        put("vkeys.txt", Dump.vkeys());
        put(
                "bundle.json",
                "{\"checkpoint\":4,\"entries\":[0,1,2,3],\"format\":\"mingzhang.org/case-bundle@v1\",\"log\":\""
                        + Dump.ORIGIN
                        + "\",\"subject\":{\"id\":\"P\",\"kind\":\"payment\"},\"suites\":[\"sha256\",\"sm3\"],\"tags\":[\""
                        + TAG
                        + "\"]}");
        put(
                "tags/0.json",
                "{\"format\":\"mingzhang.org/tag-proof@v1\",\"index\":{\"position\":3,\"root\":"
                        + root
                        + ",\"size\":3,\"tags\":1},\"leaves\":[{\"count\":2,\"digest\":{\"sha256\":\""
                        + digest(Suite.SHA256, entries)
                        + "\",\"sm3\":\""
                        + digest(Suite.SM3, entries)
                        + "\"},\"lastPosition\":2,\"number\":0,\"tag\":\""
                        + TAG
                        + "\"}],\"log\":\""
                        + Dump.ORIGIN
                        + "\",\"tag\":\""
                        + TAG
                        + "\"}");
    }

    private static String prefix(Suite suite) {
        return suite == Suite.SM3 ? "sm3/" : "";
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(Suite suite, List<byte[]> entries) {
        PlainDigest digest = PlainDigest.of(suite);
        byte[] leaf = new byte[32];
        for (int i = 1; i <= 2; i++) {
            suite.newHasher().leaf(entries.get(i)).copyTo(leaf, 0);
            digest.update(leaf, 0, leaf.length);
        }
        return Hash32.at(digest.soFar(), 0).hex();
    }

    private static String indexLeaf(Suite suite, List<byte[]> entries) {
        String leaf = TAG + "\n2\n2\n" + digest(suite, entries);
        return suite.newHasher().leaf(leaf.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private byte[] proof(Suite suite, List<byte[]> entries, int i) {
        TreeHasher hasher = suite.newHasher();
        Hash32 sibling = hasher.leaf(entries.get(i ^ 1));
        int pair = i < 2 ? 2 : 0;
        Hash32 uncle =
                hasher.node(hasher.leaf(entries.get(pair)), hasher.leaf(entries.get(pair + 1)));
        return (TlogProof.header(suite)
                        + "\nindex "
                        + i
                        + "\n"
                        + sibling.base64()
                        + "\n"
                        + uncle.base64()
                        + "\n\n"
                        + dump.text(suite, "checkpoint"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private ShortReport check(String keys) throws Exception {
        Path zip = folder.resolve("case.zip");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        Files.write(zip, bytes.toByteArray());
        return CaseBundle.check(
                zip,
                Verification.keys(keys),
                Optional.empty(),
                new SchemaCatalogue(Optional.empty()));
    }

    private List<String> findings() throws Exception {
        return check(Dump.vkeys()).findings().stream()
                .map(one -> one.code().id())
                .distinct()
                .toList();
    }

    @Test
    void anHonestCaseIsVerifiedAndComplete() throws Exception {
        honest();
        ShortReport report = check(Dump.vkeys());

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.text()).contains("up to size 3 they are all of [payment:P]");
        assertThat(check("").verdict()).isEqualTo(Verdict.INTERNAL_CONSISTENCY_ONLY);
    }

    @Test
    void theLogItComesFromIsVerifiedWithItsTagIndex() throws Exception {
        honest();
        var report =
                Verification.of(
                        ExportSource.directory(dump.write(folder.resolve("log"))),
                        Dump.vkeys(),
                        Set.of());

        assertThat(report.findings().all()).isEmpty();
    }

    @Test
    void namesAnAlteredEntry() throws Exception {
        honest();
        put(
                "entries/2.json",
                new String(files.get("entries/2.json"), StandardCharsets.UTF_8)
                        .replace("c-2", "c-9"));

        assertThat(findings()).contains("root-mismatch", "chain-break", "tag-mismatch");
    }

    @Test
    void missesAnEntryOfTheTag() throws Exception {
        honest();
        files.keySet().removeIf(name -> name.matches(".*/2\\.(json|tlog-proof)"));
        put(
                "bundle.json",
                new String(files.get("bundle.json"), StandardCharsets.UTF_8)
                        .replace("[0,1,2,3]", "[0,1,3]"));

        assertThat(findings()).containsExactly("tag-mismatch");
    }

    @Test
    void anAttachmentMustHaveItsDigestAndBeNamed() throws Exception {
        honest();
        put("attachments/" + "0".repeat(64), "another");

        assertThat(findings()).containsExactly("attachment-mismatch");
    }

    @Test
    void refusesWhatIsNoBundle() throws Exception {
        honest();
        Map<String, byte[]> good = new TreeMap<>(files);
        for (String hostile :
                List.of(
                        "../../etc/passwd",
                        "/etc/passwd",
                        "entries/01.json",
                        "a\\b",
                        "entries/9.json")) {
            files.clear();
            files.putAll(good);
            put(hostile, "x");
            assertThatThrownBy(() -> check(Dump.vkeys())).isInstanceOf(MalformedException.class);
        }
        files.clear();
        files.putAll(good);
        files.remove("checkpoint");
        assertThatThrownBy(() -> check(Dump.vkeys())).hasMessageContaining("no checkpoint");
        Path noZip = Files.writeString(folder.resolve("no.zip"), "no zip");
        assertThatThrownBy(() ->
                        CaseBundle.check(
                                noZip,
                                List.of(),
                                Optional.empty(),
                                new SchemaCatalogue(Optional.empty())))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void boundsWhatAZipUnpacksTo() throws Exception {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            byte[] zeros = new byte[1 << 20];
            out.putNextEntry(new ZipEntry("report.html"));
            for (int i = 0; i < 257; i++) {
                out.write(zeros);
            }
        }
        assertThat(Files.size(zip)).isLessThan(1 << 20);
        assertThatThrownBy(() ->
                        CaseBundle.check(
                                zip,
                                List.of(),
                                Optional.empty(),
                                new SchemaCatalogue(Optional.empty())))
                .hasMessageContaining("larger than any may be");
    }
}
