package org.mingzhang.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.SignatureVerdict;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.SignatureAlgorithm;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.Verification;
import org.mingzhang.verifier.merkle.Proofs;
import org.mingzhang.verifier.report.Verdict;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.source.ExportSource;

/// Consumes every file of the vectors; a file that no part of this test understands fails it.
class VectorsTest {
    private final Set<Path> consumed = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(strings = {"../docs/vectors", "../../shared/vectors"})
    void consumesEveryVector(String folder) throws Exception {
        Path root = Path.of(folder);
        boolean shared = folder.startsWith("../../");
        if (shared && !Files.isDirectory(root)) {
            if ("true".equals(System.getenv("CI"))) {
                fail(root + " is missing, and CI must have it");
            }
            Assumptions.abort(root + " is missing: these vectors were not checked");
        }
        consumed.clear();
        consume(root.resolve("README.md"));
        checkSm2Key(root);
        try (var logs = Files.list(root)) {
            for (Path log : logs.filter(Files::isDirectory).toList()) {
                checkLog(log);
            }
        }
        try (var files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !consumed.contains(file)))
                    .as("vector files that no test consumes")
                    .isEmpty();
        }
    }

    private byte[] consume(Path file) throws Exception {
        consumed.add(file);
        return Files.readAllBytes(file);
    }

    private String text(Path file) throws Exception {
        return new String(consume(file), StandardCharsets.UTF_8);
    }

    private void checkSm2Key(Path root) throws Exception {
        String pem = text(root.resolve("sm2-public.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] key =
                SubjectPublicKeyInfo.getInstance(Base64.getDecoder().decode(pem))
                        .getPublicKeyData()
                        .getBytes();
        assertThat(SignatureAlgorithm.SM2.isPublicKey(key)).isTrue();
        String line = Dump.vkeys().split("\n", -1)[1];
        byte[] blob = Base64.getDecoder().decode(line.substring(line.lastIndexOf("+/") + 1));
        assertThat(Arrays.copyOfRange(blob, blob.length - 65, blob.length)).isEqualTo(key);
    }

    private void checkLog(Path log) throws Exception {
        String vkeys = text(log.resolve("vkeys.txt"));
        VerificationReport report = Verification.of(ExportSource.directory(log), vkeys, Set.of());
        assertThat(report.findings().all()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        List<byte[]> entries = Dump.read(log).entries();
        assertThat(text(log.resolve("export.json")))
                .isEqualTo(
                        "{\"origin\":\"ledger.example.gov/440000\",\"size\":"
                                + entries.size()
                                + ",\"suites\":[\"sha256\",\"sm3\"]}");
        checkLeaves(log, entries);
        for (Suite suite : Suite.values()) {
            checkSuite(suite == Suite.SM3 ? log.resolve("sm3") : log, suite, vkeys, entries);
        }
        for (int i = 0; i < Math.min(5, entries.size()); i++) {
            assertThat(consume(log.resolve("entry-" + i + ".json"))).isEqualTo(entries.get(i));
        }
        // What the verification above reads: it fails when a byte of any of them changes.
        try (var files = Files.walk(log)) {
            files.filter(file -> file.toString().matches(".*/tile/(entries|\\d)/.*"))
                    .forEach(consumed::add);
        }
    }

    private void checkLeaves(Path log, List<byte[]> entries) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            lines.add(
                    i
                            + " "
                            + Suite.SHA256.newHasher().leaf(entries.get(i)).hex()
                            + " "
                            + Suite.SM3.newHasher().leaf(entries.get(i)).hex());
        }
        assertThat(text(log.resolve("leaves.txt"))).isEqualTo(String.join("\n", lines) + "\n");
    }

    private void checkSuite(Path root, Suite suite, String vkeys, List<byte[]> entries)
            throws Exception {
        Checkpoint newest = checkpoint(consume(root.resolve("checkpoint")), vkeys);
        assertThat(newest.treeSize()).isEqualTo(entries.size());
        try (var files = Files.list(root)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("proof-")) {
                    checkInclusion(file, suite, vkeys, entries);
                } else if (name.startsWith("consistency-")) {
                    checkConsistency(file, suite, newest, entries);
                }
            }
        }
    }

    private static Checkpoint checkpoint(byte[] bytes, String vkeys) throws Exception {
        SignedNote note = SignedNote.parse(bytes);
        List<VerifierKey> keys = Verification.keys(vkeys);
        assertThat(SignatureVerdict.of(note, keys)).isEqualTo(SignatureVerdict.VALID);
        return Checkpoint.parse(note.text());
    }

    private void checkInclusion(Path file, Suite suite, String vkeys, List<byte[]> entries)
            throws Exception {
        String[] parts = text(file).split("\n\n", 2);
        String[] lines = parts[0].split("\n", -1);
        assertThat(lines[0])
                .isEqualTo(
                        suite == Suite.SM3
                                ? "mingzhang.org/tlog-proof-sm3@v1"
                                : "c2sp.org/tlog-proof@v1");
        int index = Integer.parseInt(lines[1].replace("index ", ""));
        Checkpoint checkpoint = checkpoint(parts[1].getBytes(StandardCharsets.UTF_8), vkeys);
        TreeHasher hasher = suite.newHasher();
        Proofs proofs = new Proofs(hasher);
        List<Hash32> path = hashes(List.of(lines).subList(2, lines.length));
        Hash32 leaf = hasher.leaf(entries.get(index));
        assertThat(proofs.includes(leaf, index, checkpoint.treeSize(), path, checkpoint.root()))
                .isTrue();
        assertThat(proofs.includes(leaf, index - 1, checkpoint.treeSize(), path, checkpoint.root()))
                .isFalse();
    }

    private void checkConsistency(Path file, Suite suite, Checkpoint newest, List<byte[]> entries)
            throws Exception {
        String[] sizes = file.getFileName().toString().replace(".txt", "").split("-", -1);
        int first = Integer.parseInt(sizes[1]);
        TreeHasher hasher = suite.newHasher();
        org.mingzhang.verifier.merkle.CompactRange range =
                new org.mingzhang.verifier.merkle.CompactRange(
                        hasher, (level, index, hashes, offset) -> {});
        byte[] leaf = new byte[32];
        for (byte[] entry : entries.subList(0, first)) {
            hasher.leaf(entry).copyTo(leaf, 0);
            range.append(leaf, 0);
        }
        assertThat(
                        new Proofs(hasher)
                                .consistent(
                                        first,
                                        range.root(),
                                        Long.parseLong(sizes[2]),
                                        newest.root(),
                                        hashes(text(file).lines().toList())))
                .isTrue();
    }

    private static List<Hash32> hashes(List<String> lines) {
        return lines.stream()
                .map(line -> Hash32.of(Base64.getDecoder().decode(line)).orElseThrow())
                .toList();
    }

    @org.junit.jupiter.api.Test
    void verifiesTheVectorOfTheSignedNoteSpecification() throws Exception {
        String note =
                "This is an example message.\n\n— example.com/foo"
                        + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXm"
                        + "RKuwHjG1Yu72IneyaQM=\n";
        String key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
        SignedNote parsed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));

        assertThat(SignatureVerdict.of(parsed, Verification.keys(key)))
                .isEqualTo(SignatureVerdict.VALID);
        assertThat(HexFormat.of().toHexDigits(Verification.keys(key).get(0).id()))
                .isEqualTo("530d903a");
        SignedNote other =
                SignedNote.parse(
                        note.replace("example message", "exemplary message")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(SignatureVerdict.of(other, Verification.keys(key)))
                .isEqualTo(SignatureVerdict.INVALID);
    }
}
