package org.mingzhang.verifier.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.HonestCase;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.schema.SchemaCatalogue;
import org.mingzhang.verifier.source.ExportSource;

/// A case in one file: honest, altered, incomplete, hostile. The log has two entries that carry the
/// tag `payment:P`, and commits to its only tags at position 3.
class CaseBundleTest {
    @TempDir Path folder;
    private Dump dump = new Dump();
    private final Map<String, byte[]> files = new TreeMap<>();

    private void honest() {
        HonestCase honest = new HonestCase();
        dump = honest.dump();
        files.putAll(honest.files());
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private ShortReport check(String keys) throws Exception {
        Path zip = folder.resolve("case.zip");
        Files.write(zip, HonestCase.zip(files));
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
        assertThat(report.text()).contains("up to size 3 they are all of payment:P");
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
