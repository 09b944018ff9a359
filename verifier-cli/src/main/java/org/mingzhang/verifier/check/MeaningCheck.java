package org.mingzhang.verifier.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.readside.ShownEntry;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.rules.RecordedEvent;
import org.mingzhang.verifier.rules.RuleReplay;
import org.mingzhang.verifier.schema.EventSchema;
import org.mingzhang.verifier.schema.SchemaCatalogue;

/// What the entries mean: schemas as the log publishes them, tags, and the rules replayed. In
/// order, for one thread.
final class MeaningCheck implements AutoCloseable {
    private static final int TYPES_MAX = 1_000;

    private final SchemaCatalogue catalogue;
    private final Suite firstSuite;
    private final RuleReplay replay;
    private final Optional<ReadSideCheck> readSide;
    private final Findings findings;
    private final Set<String> inForce = new HashSet<>();
    private final Map<String, Long> notEvaluated = new TreeMap<>();
    private final Map<String, String> unknownDigests = new HashMap<>();
    private long published;

    MeaningCheck(
            SchemaCatalogue catalogue,
            Suite firstSuite,
            RuleReplay replay,
            Optional<ReadSideCheck> readSide,
            Findings findings) {
        this.catalogue = catalogue;
        this.firstSuite = firstSuite;
        this.replay = replay;
        this.readSide = readSide;
        this.findings = findings;
    }

    /// The log says which schema counts from the next entry on.
    void publish(LogFact.SchemaPublished fact) {
        published++;
        String name = fact.type() + "." + fact.revision();
        Optional<EventSchema> known = catalogue.find(fact.type(), fact.revision());
        if (known.isPresent() && known.get().digest(firstSuite).equals(fact.digest())) {
            inForce.add(name);
            unknownDigests.remove(name);
        } else {
            inForce.remove(name);
            unknownDigests.put(
                    name,
                    known.isPresent()
                            ? "the log published another schema than this program knows"
                            : "this program has no schema of it");
        }
    }

    /// The next entry.
    void next(long position, Meaning meaning) {
        EventSchema schema = meaning.schema();
        if (schema == null || !inForce.contains(schema.name())) {
            unevaluated(position, meaning);
            return;
        }
        EventSchema.Verdict verdict = meaning.verdict();
        if (verdict == null) {
            return;
        }
        if (verdict.data() != null) {
            add(Code.ENTRY_ENCODING, position, verdict.data());
            return;
        }
        if (verdict.tags() != null) {
            add(Code.TAG_MISMATCH, position, verdict.tags());
        }
        RecordedEvent event = meaning.event();
        if (event != null) {
            replay.next(event).ifPresent(rule -> add(Code.RULE_BROKEN, position, rule));
        } else if (meaning.movesAuthority()) {
            add(
                    Code.NOT_EVALUATED,
                    position,
                    meaning.type()
                            + " moves budget authority, and this program has no rule about it:"
                            + " what follows on its lines and pools proves nothing");
        }
        if (readSide.isPresent() && meaning.shown() != null) {
            readSide.get().next(meaning.shown());
        }
    }

    private void unevaluated(long position, Meaning meaning) {
        if (LogFact.TYPES.contains(meaning.type())) {
            return;
        }
        String type = meaning.type() + " " + meaning.revision();
        if (notEvaluated.size() < TYPES_MAX || notEvaluated.containsKey(type)) {
            notEvaluated.merge(type, 1L, Long::sum);
        }
        if (meaning.movesAuthority()) {
            String name = meaning.type() + "." + meaning.revision();
            add(
                    Code.NOT_EVALUATED,
                    position,
                    name
                            + " moves budget authority, and "
                            + unknownDigests.getOrDefault(
                                    name, "the log has published no schema of it"));
        }
    }

    private void add(Code code, long position, String message) {
        findings.add(new Finding.AtEntry(code, position, message));
    }

    /// Whether the log publishes schemas at all.
    boolean hasSchemas() {
        return published > 0;
    }

    /// Whether a read table shows entries whose data nobody looked into.
    boolean hidesShown() {
        return notEvaluated.keySet().stream()
                .anyMatch(type -> ShownEntry.isShown(type.substring(0, type.indexOf(' '))));
    }

    /// Entries whose data nobody looked into, by type and revision.
    Map<String, Long> notEvaluated() {
        return notEvaluated;
    }

    long replayed() {
        return replay.replayed();
    }

    @Override
    public void close() {
        replay.close();
    }

    /// What a worker found out about the meaning of one entry.
    ///
    /// @param schema the schema that this program knows for it
    /// @param verdict what that schema says
    /// @param event what the rules need of it
    /// @param shown what the read tables need of it, where they are compared
    /// @param movesAuthority whether it carries the tag of a pool, or names a pool and an amount
    record Meaning(
            String type,
            long revision,
            @Nullable EventSchema schema,
            EventSchema.@Nullable Verdict verdict,
            @Nullable RecordedEvent event,
            @Nullable ShownEntry shown,
            boolean movesAuthority) {}
}
