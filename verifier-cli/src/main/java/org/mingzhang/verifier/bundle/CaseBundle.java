package org.mingzhang.verifier.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.TlogProof;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.schema.EventSchema;
import org.mingzhang.verifier.schema.SchemaCatalogue;

/// Checks a case bundle: everything that is needed to judge a payment, a budget line or a query, in
/// one zip file.
///
/// **Errors**: {@link MalformedException} when it is no bundle; everything else is a finding.
/// **Source**: `docs/log-format.md` section 13.
public final class CaseBundle {
    private final CaseFiles files;
    private final CaseIndex index;
    private final List<VerifierKey> keys;
    private final boolean outside;
    private final Optional<Policy> policy;
    private final SchemaCatalogue schemas;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, byte[]> entries = new TreeMap<>();
    private final Map<Suite, SignedCheckpoint> checkpoints = new EnumMap<>(Suite.class);

    private CaseBundle(
            CaseFiles files,
            List<VerifierKey> given,
            Optional<Policy> policy,
            SchemaCatalogue schemas)
            throws MalformedException {
        this.files = files;
        this.index = CaseIndex.parse(files.get("bundle.json"));
        this.outside = !given.isEmpty();
        for (long position : index.entries()) {
            entries.put(position, files.get("entries/" + position + ".json"));
        }
        this.keys =
                new CarriedKeys(outside ? given : ownKeys(files), index.size())
                        .after(entries.values());
        this.policy = policy;
        this.schemas = schemas;
    }

    /// Checks the bundle in a file.
    ///
    /// @param keys from outside; without any, those of the bundle are used, and the report says so
    public static ShortReport check(
            Path zip, List<VerifierKey> keys, Optional<Policy> policy, SchemaCatalogue schemas)
            throws IOException, MalformedException {
        return new CaseBundle(CaseFiles.read(zip), keys, policy, schemas).check();
    }

    private static List<VerifierKey> ownKeys(CaseFiles files) throws MalformedException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String line :
                new String(files.get("vkeys.txt"), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                keys.add(VerifierKey.parse(line.strip()));
            }
        }
        return keys;
    }

    private ShortReport check() throws MalformedException {
        requireFiles();
        for (Suite suite : index.suites()) {
            checkCheckpoint(suite);
        }
        for (long position : index.entries()) {
            checkEntry(position);
        }
        checkLinks();
        long complete = checkTags();
        checkMeaning();
        checkAttachments();
        String claim =
                index.entries().size()
                        + " entries are in the log "
                        + index.log()
                        + " as of size "
                        + index.size()
                        + (index.tags().isEmpty()
                                ? "; nothing says that they are all"
                                : "; up to size " + complete + " they are all of " + tags());
        return new ShortReport(
                "case bundle of " + index.subject(), claim, findings, outside, checked());
    }

    private String tags() {
        return index.tags().size() == 1 ? index.tags().get(0) : index.tags().size() + " tags";
    }

    private List<String> checked() {
        List<String> checked = new ArrayList<>();
        checked.add(
                "checked in "
                        + String.join(" and ", index.suites().stream().map(Suite::id).toList())
                        + ": the checkpoint's signatures"
                        + (policy.isPresent() ? " and the quorum of witnesses" : "")
                        + ", an inclusion proof of each entry, schemas and tags of those known here,"
                        + " "
                        + files.attachments().size()
                        + " attachments");
        if (index.tags().size() > 1) {
            index.tags().forEach(tag -> checked.add("complete: " + tag));
        }
        return checked;
    }

    private static String prefix(Suite suite) {
        return suite == Suite.SM3 ? "sm3/" : "";
    }

    /// Exactly the files that `bundle.json` implies.
    private void requireFiles() throws MalformedException {
        Set<String> implied = new HashSet<>(Set.of("bundle.json", "vkeys.txt"));
        for (Suite suite : index.suites()) {
            implied.add(prefix(suite) + "checkpoint");
        }
        for (long position : index.entries()) {
            implied.add("entries/" + position + ".json");
            for (Suite suite : index.suites()) {
                implied.add(prefix(suite) + "proofs/" + position + ".tlog-proof");
            }
        }
        for (int i = 0; i < index.tags().size(); i++) {
            implied.add("tags/" + i + ".json");
        }
        for (String name : implied) {
            files.get(name);
        }
        for (String name : files.names()) {
            boolean optional = Set.of("policy", "report.html", "README.txt").contains(name);
            if (!optional && !implied.contains(name)) {
                throw new MalformedException("bundle.json does not speak of " + name);
            }
        }
    }

    private void checkCheckpoint(Suite suite) throws MalformedException {
        SignedNote note = SignedNote.parse(files.get(prefix(suite) + "checkpoint"));
        SignedCheckpoint signed = SignedCheckpoint.of(note, keys);
        if (signed.suite() != suite
                || !signed.checkpoint().origin().equals(suite.treeOrigin(index.log()))) {
            signed.add(Code.BAD_SIGNATURE, "it is not of the log " + index.log(), findings);
        }
        signed.check(keys, policy, findings);
        if (signed.checkpoint().treeSize() != index.size()) {
            signed.add(Code.CHECKPOINT_CONFLICT, "the bundle is of size " + index.size(), findings);
        }
        checkpoints.put(suite, signed);
    }

    private void checkEntry(long position) throws MalformedException {
        byte[] entry = Objects.requireNonNull(entries.get(position));
        for (Map.Entry<Suite, SignedCheckpoint> one : checkpoints.entrySet()) {
            String name = prefix(one.getKey()) + "proofs/" + position + ".tlog-proof";
            TlogProof proof = TlogProof.parse(files.get(name));
            if (proof.index() != position
                    || !proof.note().text().equals(one.getValue().note().text())) {
                add(Code.ROOT_MISMATCH, position, name + " is of another entry or checkpoint");
            }
            SingleProof.checkEntry(proof, entry, one.getValue(), findings);
        }
    }

    private void checkLinks() {
        EntryReader reader = new EntryReader();
        byte[] previous = new byte[32];
        for (Map.Entry<Long, byte[]> entry : entries.entrySet()) {
            byte[] before = entries.get(entry.getKey() - 1);
            if (before == null
                    || reader.read(entry.getValue(), 0, entry.getValue().length) != null) {
                continue;
            }
            for (Suite suite : index.suites()) {
                if (!reader.previousSuites().contains(suite)) {
                    continue;
                }
                reader.previousHash(suite, previous, 0);
                if (!suite.newHasher().leaf(before).matches(previous, 0)) {
                    add(
                            Code.CHAIN_BREAK,
                            entry.getKey(),
                            "previous is not the hash of the entry before");
                }
            }
        }
    }

    private long checkTags() throws MalformedException {
        TagProofCheck check = new TagProofCheck(entries, index.suites(), findings);
        long complete = Long.MAX_VALUE;
        for (int i = 0; i < index.tags().size(); i++) {
            String file = "tags/" + i + ".json";
            complete = Math.min(complete, check.check(file, files.get(file), index.tags().get(i)));
        }
        return complete;
    }

    private void checkMeaning() {
        EntryReader reader = new EntryReader();
        entries.forEach((position, entry) -> {
            if (reader.read(entry, 0, entry.length) != null) {
                return;
            }
            Optional<EventSchema> schema =
                    schemas.find(reader.tape().text(reader.type()), reader.revision());
            EventSchema.Verdict verdict = schema.map(known -> known.check(reader)).orElse(null);
            if (verdict != null && verdict.data() != null) {
                add(Code.ENTRY_ENCODING, position, verdict.data());
            }
            if (verdict != null && verdict.tags() != null) {
                add(Code.TAG_MISMATCH, position, verdict.tags());
            }
        });
    }

    /// An attachment has the digest that it is named by, in the hash of the first suite, and an
    /// entry names it.
    private void checkAttachments() {
        files.attachments()
                .forEach((name, digests) -> {
                    String digest = name.substring("attachments/".length());
                    boolean named =
                            entries.values().stream()
                                    .anyMatch(entry ->
                                            new String(entry, StandardCharsets.UTF_8)
                                                    .contains('"' + digest + '"'));
                    if (!digest.equals(digests.get(index.suites().get(0))) || !named) {
                        findings.add(
                                new Finding.OfLog(
                                        Code.ATTACHMENT_MISMATCH,
                                        digest
                                                + (named
                                                        ? " has another digest"
                                                        : " is named by no entry")));
                    }
                });
    }

    private void add(Code code, long position, String message) {
        findings.add(new Finding.AtEntry(code, position, message));
    }
}
