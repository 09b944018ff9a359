package org.mingzhang.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.NoteSigner;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.NoteSignature;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.TlogProof;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.EntryDraft;
import org.mingzhang.ledger.log.merkle.ConsistencyProof;
import org.mingzhang.ledger.log.merkle.InclusionProof;
import org.mingzhang.ledger.log.merkle.StoredTree;
import org.mingzhang.ledger.log.merkle.Tiles;
import tools.jackson.databind.JsonNode;

/// The sample logs, made without our code: the writer must give the same bytes. Every file of every
/// log is compared with what we make of its entries; a file that nothing looks at is a failure.
class VectorsTest {

    /// The published test keys; see the README of the vectors.
    private static final Map<Suite, byte[]> SECRETS =
            Map.of(
                    Suite.SHA256,
                    HexFormat.of()
                            .parseHex(
                                    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"),
                    Suite.SM3,
                    HexFormat.of()
                            .parseHex(
                                    "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"));

    @TestFactory
    Stream<DynamicNode> ownVectors() throws IOException {
        return tests(Path.of("../docs/vectors"));
    }

    /// The vectors that steer the project stand beside a clone of it on the machines of its
    /// developers and of its CI, and nowhere else.
    @TestFactory
    Stream<DynamicNode> sharedVectors() throws IOException {
        Path root = Path.of("../../shared/vectors");
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(Files.isDirectory(root), "no shared vectors here");
        }
        return tests(root);
    }

    private static Stream<DynamicNode> tests(Path root) throws IOException {
        assertThat(root).isDirectory();
        List<Path> files = filesIn(root);
        List<DynamicNode> tests = new ArrayList<>();
        Map<String, SampleLog> logs = new TreeMap<>();
        for (Path file : files) {
            Path relative = root.relativize(file);
            String first = relative.getName(0).toString();
            tests.add(
                    DynamicTest.dynamicTest(
                            relative.toString(),
                            file.toUri(),
                            () -> {
                                if (first.equals("README.md")) {
                                    assertThat(Files.readString(file)).startsWith("# ");
                                } else if (first.equals("sm2-public.pem")) {
                                    checkPem(Files.readString(file));
                                } else if (!first.startsWith("log-")) {
                                    throw new AssertionError("nothing looks at " + file);
                                } else {
                                    if (!logs.containsKey(first)) {
                                        logs.put(first, SampleLog.read(root.resolve(first)));
                                    }
                                    logs.get(first)
                                            .check(
                                                    relative.subpath(1, relative.getNameCount())
                                                            .toString());
                                }
                            }));
        }
        assertThat(files).hasSizeGreaterThan(40);
        return tests.stream();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return List.copyOf(new TreeSet<>(walk.filter(Files::isRegularFile).toList()));
        }
    }

    private static void checkPem(String pem) {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        byte[] key = Arrays.copyOfRange(der, der.length - 65, der.length);

        assertThat(testKeys("any").signer(Suite.SM3).key().publicKey().toBytes()).isEqualTo(key);
    }

    private static LogKeys testKeys(String origin) {
        return LogKeys.of(origin, SECRETS, new SecureRandom());
    }

    /// One sample log: its folder, its entries as the bundles hold them, and the trees we grow over
    /// them.
    private record SampleLog(
            Path folder, List<byte[]> entries, Map<Suite, StoredTree> trees, LogKeys keys) {

        private StoredTree tree(Suite suite) {
            return Objects.requireNonNull(trees.get(suite));
        }

        static SampleLog read(Path folder) throws IOException {
            List<byte[]> entries = new ArrayList<>();
            for (Path bundle : filesIn(folder.resolve("tile/entries"))) {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(bundle));
                while (bytes.hasRemaining()) {
                    byte[] entry = new byte[Short.toUnsignedInt(bytes.getShort())];
                    bytes.get(entry);
                    entries.add(entry);
                }
            }
            Map<Suite, StoredTree> trees = new EnumMap<>(Suite.class);
            for (Suite suite : Suite.values()) {
                StoredTree tree = new StoredTree(TreeHashers.of(suite));
                entries.forEach(entry -> tree.append(TreeHashers.of(suite).leaf(entry)));
                trees.put(suite, tree);
            }
            return new SampleLog(
                    folder,
                    entries,
                    trees,
                    testKeys(Entry.parse(entries.getFirst()).log().value()));
        }

        /// Compares one file with what our code makes of the entries.
        void check(String name) throws IOException {
            Suite suite = name.startsWith("sm3/") ? Suite.SM3 : Suite.SHA256;
            String file = suite == Suite.SM3 ? name.substring(4) : name;
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (name.equals("vkeys.txt")) {
                assertThat(text.lines())
                        .containsExactlyElementsOf(
                                keys.signers().stream().map(s -> s.key().toString()).toList());
                text.lines().forEach(line -> assertThat(VerifierKey.parse(line)).hasToString(line));
            } else if (name.equals("export.json")) {
                checkExport(bytes);
            } else if (name.equals("leaves.txt")) {
                checkLeaves(text);
            } else if (name.startsWith("entry-")) {
                int position = number(name, 1);
                assertThat(bytes).isEqualTo(entries.get(position));
                checkEntry(position);
            } else if (name.startsWith("tile/entries/")) {
                checkBundle(name, bytes);
            } else if (file.startsWith("tile/")) {
                checkTile(suite, file, bytes);
            } else if (file.equals("checkpoint")) {
                checkCheckpoint(suite, text);
            } else if (file.endsWith(".tlog-proof")) {
                checkProof(suite, file, text);
            } else if (file.startsWith("consistency-")) {
                checkConsistency(suite, file, text);
            } else {
                throw new AssertionError("nothing looks at the vector " + folder.resolve(name));
            }
        }

        private void checkEntry(int position) {
            byte[] bytes = entries.get(position);
            Entry entry = Entry.parseStrict(bytes);
            EntryDraft draft =
                    EntryDraft.of(
                            entry.log(),
                            entry.actor(),
                            entry.command(),
                            entry.correlation(),
                            entry.data(),
                            entry.decidedAt(),
                            entry.id(),
                            entry.revision(),
                            entry.tags(),
                            entry.type());

            assertThat(entry.position()).isEqualTo(position);
            assertThat(draft.allows(entry.recordedAt())).isTrue();
            assertThat(draft.complete(position, previous(position), entry.recordedAt()))
                    .isEqualTo(bytes);
            for (Suite suite : Suite.values()) {
                TreeHasher hasher = TreeHashers.of(suite);
                assertThat(draft.leafPrefix(hasher).leaf(bytes))
                        .isEqualTo(tree(suite).read(0, position));
            }
        }

        private Map<Suite, Hash32> previous(int position) {
            Map<Suite, Hash32> previous = new EnumMap<>(Suite.class);
            trees.forEach((suite, tree) ->
                    previous.put(suite, position == 0 ? Hash32.ZERO : tree.read(0, position - 1)));
            return previous;
        }

        private void checkBundle(String name, byte[] bytes) {
            int first = 256 * Integer.parseInt(name.substring(13, 16));
            int count = Math.min(256, entries.size() - first);

            assertThat(name).isEqualTo(Tiles.entriesPath(first / 256, count));
            ByteBuffer bundle = ByteBuffer.allocate(bytes.length);
            for (int i = first; i < first + count; i++) {
                checkEntry(i);
                bundle.putShort((short) entries.get(i).length).put(entries.get(i));
            }
            assertThat(bundle.array()).isEqualTo(bytes);
        }

        private void checkTile(Suite suite, String file, byte[] bytes) {
            int level = Integer.parseInt(file.substring(5, 6));
            int index = Integer.parseInt(file.substring(7, 10));
            int width = Tiles.width(level, index, entries.size());

            assertThat(file).isEqualTo(Tiles.path(level, index, width));
            assertThat(tree(suite).tile(level, index, width)).isEqualTo(bytes);
        }

        private void checkLeaves(String text) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                lines.add(
                        i + " " + tree(Suite.SHA256).read(0, i) + " " + tree(Suite.SM3).read(0, i));
            }
            assertThat(text.lines()).containsExactlyElementsOf(lines);
        }

        private void checkExport(byte[] bytes) {
            JsonNode export = CanonicalJson.parseCanonical(bytes);

            assertThat(export.path("origin").stringValue()).isEqualTo(keys.origin());
            assertThat(export.path("size").intValue()).isEqualTo(entries.size());
            assertThat(export.path("suites").toString()).isEqualTo("[\"sha256\",\"sm3\"]");
        }

        private void checkCheckpoint(Suite suite, String text) {
            NoteSigner signer = keys.signer(suite);
            SignedNote note = SignedNote.parse(text);
            Checkpoint ours =
                    new Checkpoint(
                            Entry.parse(entries.getFirst()).log(),
                            suite,
                            entries.size(),
                            tree(suite).range().root());

            assertThat(note.format()).isEqualTo(text);
            assertThat(Checkpoint.parse(note.text())).isEqualTo(ours);
            assertThat(note.text()).isEqualTo(ours.text());
            assertThat(note.isSignedBy(signer.key())).isTrue();
            if (suite == Suite.SHA256) {
                assertThat(ours.sign(signer).format()).isEqualTo(text);
            } else {
                NoteSignature signature = ours.sign(signer).signatures().getFirst();
                assertThat(signature.keyId()).isEqualTo(note.signatures().getFirst().keyId());
                assertThat(ours.sign(signer).isSignedBy(signer.key())).isTrue();
            }
        }

        private void checkProof(Suite suite, String file, String text) throws IOException {
            int index = number(file, 1);
            TreeHasher hasher = TreeHashers.of(suite);
            String folderOfSuite = suite == Suite.SM3 ? "sm3/checkpoint" : "checkpoint";
            SignedNote checkpoint =
                    SignedNote.parse(Files.readString(folder.resolve(folderOfSuite)));
            TlogProof ours =
                    TlogProof.of(
                            InclusionProof.of(hasher, tree(suite), index, entries.size()),
                            checkpoint);

            assertThat(ours.format()).isEqualTo(text);
            assertThat(TlogProof.parse(text).verify(keys.signer(suite).key(), entries.get(index)))
                    .isTrue();
        }

        private void checkConsistency(Suite suite, String file, String text) {
            int oldSize = number(file, 1);
            int newSize = number(file, 2);
            TreeHasher hasher = TreeHashers.of(suite);
            StoredTree tree = tree(suite);
            ConsistencyProof proof = ConsistencyProof.of(hasher, tree, oldSize, newSize);
            StoredTree old = new StoredTree(hasher);
            for (int i = 0; i < oldSize; i++) {
                old.append(tree.read(0, i));
            }

            assertThat(text.lines())
                    .containsExactlyElementsOf(
                            proof.path().stream()
                                    .map(h -> Base64.getEncoder().encodeToString(h.toBytes()))
                                    .toList());
            assertThat(proof.verify(hasher, old.range().root(), tree.range().root())).isTrue();
        }

        /// The number after the n-th dash of a file name.
        private static int number(String name, int n) {
            return Integer.parseInt(List.of(name.split("[-.]", -1)).get(n));
        }
    }
}
