package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.checkpoint.TlogProof;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.merkle.InclusionProof;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One zip with everything that is needed to check a case offline.
///
/// Gathered as a whole before the first byte is written: proofs and entries are of one checkpoint,
/// and tag proofs of one index that it covers.
///
/// **Range** at most [#ENTRIES_MAX] entries. **Source** `docs/log-format.md`, section 13.
public final class CaseBundle {

    /// Entries of one bundle at most.
    public static final int ENTRIES_MAX = 20_000;

    /// Bytes of all attachments of one bundle at most; a verifier takes 256 MiB in all.
    public static final long ATTACHMENT_BYTES_MAX = 192L << 20;

    private static final String README =
            """
            A case bundle of Mingzhang. Everything in it can be checked without the ledger:

                java -jar verifier.jar verify --keys vkeys.txt bundle.zip

            with the keys that you got from somewhere else, not those in this file. docs/log-format.md,
            section 13, says what is checked. report.html is for reading; it proves nothing.
            """;

    private final LogReader reader;
    private final CaseSubject subject;
    private final long size;
    private final List<TagProofs.Proved> tagProofs;
    private final TagProofs proofs;
    private final List<StoredEntry> entries;

    private CaseBundle(
            TagProofs proofs,
            CaseSubject subject,
            long size,
            List<TagProofs.Proved> tagProofs,
            List<StoredEntry> entries) {
        this.reader = proofs.reader();
        this.proofs = proofs;
        this.subject = subject;
        this.size = size;
        this.tagProofs = tagProofs;
        this.entries = entries;
    }

    /// Gathers a case as of a checkpoint.
    ///
    /// @param proofs of the log
    /// @param size of the checkpoint
    /// @return empty if no entry below it belongs to the case
    /// @throws CaseTooLargeException if it has too many
    public static Optional<CaseBundle> gather(TagProofs proofs, CaseSubject subject, long size) {
        LogReader reader = proofs.reader();
        NavigableSet<Long> positions = new TreeSet<>();
        for (String tag : subject.tags()) {
            positions.addAll(reader.positions(tag, size, ENTRIES_MAX));
            requireRoom(positions);
        }
        subject.positions().stream().filter(position -> position < size).forEach(positions::add);
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        List<TagProofs.Proved> tagProofs = tagProofs(proofs, subject, size);
        tagProofs.forEach(proved -> positions.add(proved.committed().position()));
        positions.add(0L);
        KeyHistory.read(reader).positions().stream()
                .filter(position -> position < size)
                .forEach(positions::add);
        requireRoom(positions);
        return Optional.of(
                new CaseBundle(proofs, subject, size, tagProofs, read(reader, positions)));
    }

    private static void requireRoom(NavigableSet<Long> positions) {
        if (positions.size() >= ENTRIES_MAX) {
            throw new CaseTooLargeException(ENTRIES_MAX);
        }
    }

    /// All of one index that the checkpoint covers, or none.
    private static List<TagProofs.Proved> tagProofs(
            TagProofs proofs, CaseSubject subject, long size) {
        List<TagProofs.Proved> proved = new ArrayList<>();
        for (String tag : subject.tags()) {
            proofs.prove(tag)
                    .filter(proof -> proof.committed().position() < size)
                    .ifPresent(proved::add);
        }
        // A larger index may have been committed to between two proofs.
        boolean one =
                proved.stream().map(proof -> proof.committed().position()).distinct().count() == 1;
        return one && proved.size() == subject.tags().size() ? proved : List.of();
    }

    private static List<StoredEntry> read(LogReader reader, NavigableSet<Long> positions) {
        return positions.stream()
                .map(position ->
                        reader.entry(position)
                                .orElseThrow(
                                        () -> new IllegalStateException("no entry " + position)))
                .toList();
    }

    /// The size of the checkpoint that everything in the bundle leads to.
    public long size() {
        return size;
    }

    /// Writes the zip.
    ///
    /// @param out left open
    /// @param policy the log's witness policy, if it has witnesses
    /// @param attachments those at hand, of which the bundle takes what its entries name, up to
    ///   [#ATTACHMENT_BYTES_MAX] together
    public void writeTo(OutputStream out, Optional<String> policy, AttachmentSource attachments)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Map<Suite, String> notes = new EnumMap<>(Suite.class);
        for (Suite suite : reader.log().suites()) {
            notes.put(
                    suite,
                    reader.checkpoint(suite, size)
                            .orElseThrow(() ->
                                    new IllegalStateException("no checkpoint of size " + size)));
        }
        put(zip, "bundle.json", Bytes.copyOf(CanonicalJson.write(describe())));
        for (Suite suite : reader.log().suites()) {
            put(
                    zip,
                    new LogPath.Newest(suite).path(),
                    utf8(Objects.requireNonNull(notes.get(suite))));
        }
        for (StoredEntry entry : entries) {
            put(zip, "entries/" + entry.position() + ".json", entry.bytes());
        }
        for (Suite suite : reader.log().suites()) {
            String folder = suite == Suite.SM3 ? "sm3/" : "";
            SignedNote note = SignedNote.parse(Objects.requireNonNull(notes.get(suite)));
            for (InclusionProof proof : inclusion(suite)) {
                put(
                        zip,
                        folder + "proofs/" + proof.index() + ".tlog-proof",
                        utf8(TlogProof.of(proof, note).format()));
            }
        }
        for (int number = 0; number < tagProofs.size(); number++) {
            put(zip, "tags/" + number + ".json", proofs.json(tagProofs.get(number)));
        }
        put(zip, attachments);
        put(zip, "vkeys.txt", utf8(keys()));
        if (policy.isPresent()) {
            put(zip, "policy", utf8(policy.get()));
        }
        put(
                zip,
                "report.html",
                utf8(new CaseReport(reader.log(), subject, size, tagProofs, entries).html()));
        put(zip, "README.txt", utf8(README));
        zip.finish();
    }

    /// All from one walk, so that a tile is read once.
    private List<InclusionProof> inclusion(Suite suite) {
        return reader.tree(
                suite,
                size,
                nodes ->
                        entries.stream()
                                .map(entry ->
                                        InclusionProof.of(
                                                TreeHashers.of(suite),
                                                nodes,
                                                entry.position(),
                                                size))
                                .toList());
    }

    private ObjectNode describe() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", "mingzhang.org/case-bundle@v1");
        json.put("log", reader.log().origin().value());
        json.put("checkpoint", size);
        json.putObject("subject").put("kind", subject.kind().id()).put("id", subject.id());
        var suites = json.putArray("suites");
        reader.log().suites().forEach(suite -> suites.add(suite.id()));
        var positions = json.putArray("entries");
        entries.forEach(entry -> positions.add(entry.position()));
        if (!tagProofs.isEmpty()) {
            var tags = json.putArray("tags");
            tagProofs.forEach(proved -> tags.add(proved.proof().tag()));
        }
        return json;
    }

    private String keys() {
        return KeyHistory.read(reader).live().stream()
                .map(key -> key + "\n")
                .collect(Collectors.joining());
    }

    private void put(ZipOutputStream zip, AttachmentSource attachments) throws IOException {
        long left = ATTACHMENT_BYTES_MAX;
        for (String digest : attachmentsNamed()) {
            OptionalLong size = attachments.size(digest);
            if (size.isPresent() && size.getAsLong() <= left) {
                left -= size.getAsLong();
                begin(zip, "attachments/" + digest);
                attachments.copy(digest, zip);
                zip.closeEntry();
            }
        }
    }

    private NavigableSet<String> attachmentsNamed() {
        NavigableSet<String> digests = new TreeSet<>();
        for (StoredEntry entry : entries) {
            JsonNode data = Entry.parse(entry.bytes().toBytes()).data();
            data.path("attachments").forEach(digest -> digests.add(digest.asString()));
            data.path("attachment").asStringOpt().ifPresent(digests::add);
        }
        return digests;
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
    }

    private static void put(ZipOutputStream zip, String name, Bytes bytes) throws IOException {
        begin(zip, name);
        zip.write(bytes.toBytes());
        zip.closeEntry();
    }

    private static Bytes utf8(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
