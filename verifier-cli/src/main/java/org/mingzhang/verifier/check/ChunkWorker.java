package org.mingzhang.verifier.check;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.entry.Defect;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.readside.ShownEntry;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.rules.RecordedEvent;
import org.mingzhang.verifier.schema.EventSchema;
import org.mingzhang.verifier.schema.SchemaCatalogue;
import org.mingzhang.verifier.signing.SignedEntry;
import org.mingzhang.verifier.signing.SigningFact;
import org.mingzhang.verifier.source.Bytes;
import org.mingzhang.verifier.source.EntryChunk;
import org.mingzhang.verifier.source.EntryColumns;

/// Everything about a chunk that needs no other chunk: hashes, encoding, columns. Each thread has
/// its own worker.
final class ChunkWorker {
    private static final int HASH = TreeHasher.HASH_BYTES;

    private final String origin;
    private final Set<Suite> logSuites;
    private final Set<Suite> checked;
    private final boolean withTables;
    private final boolean withReadSide;
    private final SchemaCatalogue catalogue;
    private final boolean integrityOnly;
    private final Map<Suite, TreeHasher> hashers = new EnumMap<>(Suite.class);
    private final EntryReader reader = new EntryReader();
    private final KeyedHash keyed;
    private final byte[] nodes = new byte[EntryChunk.ENTRIES_MAX * HASH];
    private final byte[] eventId = new byte[16];
    private final byte[] digest = new byte[HASH];

    /// @param origin the log that the entries must name
    /// @param logSuites the suites that every entry must link
    /// @param checked the suites whose hashes are computed
    /// @param integrityOnly whether commands and the meaning of entries are left out
    /// @param withTables whether tag rows and receipts will be compared
    /// @param withReadSide whether read tables will be
    ChunkWorker(
            String origin,
            Set<Suite> logSuites,
            Set<Suite> checked,
            boolean withTables,
            boolean withReadSide,
            SchemaCatalogue catalogue,
            boolean integrityOnly,
            byte[] key) {
        this.origin = origin;
        this.logSuites = logSuites;
        this.checked = checked;
        this.withTables = withTables;
        this.withReadSide = withReadSide;
        this.catalogue = catalogue;
        this.keyed = new KeyedHash(key);
        this.integrityOnly = integrityOnly;
        for (Suite suite : checked) {
            hashers.put(suite, suite.newHasher());
        }
    }

    ChunkResult check(EntryChunk chunk) {
        ChunkResult result = new ChunkResult(chunk, checked);
        result.findings.addAll(chunk.findings());
        result.full = isFull(chunk);
        hashers.forEach((suite, hasher) -> hash(chunk, result, suite, hasher));
        for (int i = 0; i < chunk.count(); i++) {
            readEntry(chunk, i, result);
            EntryColumns columns = chunk.columns(i);
            if (columns != null) {
                checkLeafColumns(chunk.position(i), columns, result, i);
            }
        }
        return result;
    }

    private static boolean isFull(EntryChunk chunk) {
        if (chunk.count() != EntryChunk.ENTRIES_MAX || chunk.position(0) % chunk.count() != 0) {
            return false;
        }
        for (int i = 1; i < chunk.count(); i++) {
            if (chunk.position(i) != chunk.position(0) + i) {
                return false;
            }
        }
        return true;
    }

    private void hash(EntryChunk chunk, ChunkResult result, Suite suite, TreeHasher hasher) {
        byte[] leaves = result.of(suite).leaves;
        hasher.leaves(chunk.data(), chunk.offsets(), chunk.lengths(), chunk.count(), leaves);
        if (result.full) {
            hasher.parents(leaves, chunk.count() / 2, nodes);
            for (int pairs = chunk.count() / 4; pairs >= 1; pairs /= 2) {
                hasher.parents(nodes, pairs, nodes);
            }
            System.arraycopy(nodes, 0, result.of(suite).subtree, 0, HASH);
        }
    }

    private void readEntry(EntryChunk chunk, int i, ChunkResult result) {
        long position = chunk.position(i);
        Defect defect = reader.read(chunk.data()[i], chunk.offsets()[i], chunk.lengths()[i]);
        if (defect != null) {
            Code code =
                    switch (defect.rule()) {
                        case ENCODING -> Code.ENTRY_ENCODING;
                        case TIME -> Code.TIME_REVERSAL;
                    };
            result.findings.add(new Finding.AtEntry(code, position, defect.message()));
            if (defect.rule() == Defect.Rule.ENCODING) {
                return;
            }
        }
        result.readable[i] = true;
        JsonTape tape = reader.tape();
        if (reader.position() != position) {
            result.findings.add(
                    new Finding.AtEntry(
                            Code.POSITION_GAP,
                            position,
                            "the entry that lies here says that its position is "
                                    + reader.position()));
        }
        if (!reader.previousSuites().equals(logSuites)) {
            result.findings.add(
                    new Finding.AtEntry(
                            Code.ENTRY_ENCODING,
                            position,
                            "previous names "
                                    + reader.previousSuites()
                                    + " instead of the log's suites "
                                    + logSuites));
        }
        if (!tape.is(reader.log(), origin)) {
            result.findings.add(
                    new Finding.AtEntry(
                            Code.ENTRY_ENCODING,
                            position,
                            "the entry belongs to the log "
                                    + tape.text(reader.log())
                                    + ", not to "
                                    + origin));
        }
        boolean genesis = tape.is(reader.type(), Genesis.TYPE);
        if (genesis != (position == 0)) {
            result.findings.add(
                    new Finding.AtEntry(
                            Code.ENTRY_ENCODING,
                            position,
                            "position 0, and no other, is " + Genesis.TYPE));
        }
        keep(i, result, tape);
        EntryColumns columns = chunk.columns(i);
        if (columns != null) {
            checkColumns(position, columns, tape, result);
        }
        if (withTables) {
            sumRows(position, tape, result);
        }
    }

    private void keep(int i, ChunkResult result, JsonTape tape) {
        result.recordedAtMillis[i] = reader.recordedAtMillis();
        result.commandIndex[i] = reader.commandIndex();
        result.commandCount[i] = reader.commandCount();
        for (Suite suite : checked) {
            byte[] previous = result.of(suite).previous;
            if (reader.previousSuites().contains(suite)) {
                reader.previousHash(suite, previous, i * HASH);
            }
        }
        if (!integrityOnly) {
            keepMeaning(i, result, tape);
        } else if (startsWith(tape, reader.type(), "log.")) {
            // Keys come and go by entries, and checkpoints are judged by them.
            keepFact(i, result, tape.text(reader.type()));
        }
    }

    private void keepFact(int i, ChunkResult result, String type) {
        LogFact.of(type, reader).ifPresent(fact -> result.facts.put(i, fact));
    }

    private void keepMeaning(int i, ChunkResult result, JsonTape tape) {
        Bytes client = text(tape, reader.client());
        Bytes id = text(tape, reader.commandId());
        keyed.start()
                .add(client.length())
                .add(client.array(), client.offset(), client.length())
                .add(id.array(), id.offset(), id.length())
                .end();
        result.keyHigh[i] = keyed.high();
        result.keyLow[i] = keyed.low();
        String type = tape.text(reader.type());
        SignedEntry.of(type, reader, keyed).ifPresent(signed -> result.signed.put(i, signed));
        SigningFact.of(type, reader).ifPresent(fact -> result.signingFacts.put(i, fact));
        result.types.merge(type, 1L, Long::sum);
        keepFact(i, result, type);
        result.meanings[i] = meaning(type, tape);
    }

    private MeaningCheck.Meaning meaning(String type, JsonTape tape) {
        EventSchema schema = catalogue.find(type, reader.revision()).orElse(null);
        boolean pool = namesPoolAndAmount(tape, reader.data());
        int tags = reader.tagArray();
        for (int tag = tags + 1; tag < tape.after(tags); tag = tape.after(tag)) {
            pool |= startsWith(tape, tag, "pool:");
        }
        return new MeaningCheck.Meaning(
                type,
                reader.revision(),
                schema,
                schema == null ? null : schema.check(reader),
                schema == null ? null : RecordedEvent.of(type, reader).orElse(null),
                withReadSide ? ShownEntry.of(type, reader).orElse(null) : null,
                pool);
    }

    /// A refusal quotes the amount that was asked for; it names no pool.
    private static boolean namesPoolAndAmount(JsonTape tape, int data) {
        return tape.member(data, "pool") >= 0 && tape.member(data, "amount") >= 0;
    }

    private static boolean startsWith(JsonTape tape, int node, String prefix) {
        if (tape.end(node) - tape.start(node) < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (tape.source()[tape.start(node) + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The text of a string as bytes, shared with the entry unless it has escapes.
    static Bytes text(JsonTape tape, int node) {
        byte[] source = tape.source();
        int start = tape.start(node);
        int end = tape.end(node);
        for (int at = start; at < end; at++) {
            if (source[at] == '\\') {
                return Bytes.of(tape.text(node).getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Bytes(source, start, end - start);
    }

    private void checkColumns(
            long position, EntryColumns columns, JsonTape tape, ChunkResult result) {
        if (!columns.type().equals(text(tape, reader.type()))) {
            mismatch(position, "type", columns.type(), tape.text(reader.type()), result);
        }
        reader.eventId(eventId);
        if (!columns.eventId().matches(eventId, 0, eventId.length)) {
            mismatch(position, "event_id", "another id", "the entry's id", result);
        }
        if (columns.recordedAtMicros() != reader.recordedAtMillis() * 1000) {
            mismatch(
                    position,
                    "recorded_at",
                    columns.recordedAtMicros() + " µs",
                    reader.recordedAtMillis() + " ms since 1970",
                    result);
        }
    }

    private static void mismatch(
            long position, String column, Object stored, String said, ChunkResult result) {
        result.findings.add(
                new Finding.AtEntry(
                        Code.COLUMN_MISMATCH,
                        position,
                        "column " + column + " holds " + stored + ", the entry says " + said));
    }

    private void checkLeafColumns(long position, EntryColumns columns, ChunkResult result, int i) {
        for (Suite suite : Suite.values()) {
            Bytes stored =
                    switch (suite) {
                        case SHA256 -> columns.leafSha256();
                        case SM3 -> columns.leafSm3();
                    };
            String wrong = leafDefect(suite, stored, result, i);
            if (wrong != null) {
                result.findings.add(
                        new Finding.AtEntry(
                                Code.LEAF_MISMATCH,
                                position,
                                "column leaf_" + suite.id() + " " + wrong));
            }
        }
    }

    private @Nullable String leafDefect(
            Suite suite, @Nullable Bytes stored, ChunkResult result, int i) {
        if (!logSuites.contains(suite)) {
            return stored == null ? null : "is set, but the log has no such suite";
        }
        if (stored == null) {
            return "is empty";
        }
        if (!checked.contains(suite)) {
            return null;
        }
        byte[] leaves = result.of(suite).leaves;
        return stored.matches(leaves, i * HASH, HASH)
                ? null
                : "is not the hash of the entry, " + Hash32.at(leaves, i * HASH);
    }

    private void sumRows(long position, JsonTape tape, ChunkResult result) {
        int tags = reader.tagArray();
        for (int tag = tags + 1; tag < tape.after(tags); tag = tape.after(tag)) {
            hashTag(keyed, position, text(tape, tag));
            result.tagLow += keyed.low();
            result.tagHigh +=
                    keyed.high() + (Long.compareUnsigned(result.tagLow, keyed.low()) < 0 ? 1 : 0);
        }
        if (reader.commandIndex() == 0) {
            reader.commandDigest(digest, 0);
            hashReceipt(
                    keyed,
                    position,
                    reader.commandCount(),
                    text(tape, reader.client()),
                    text(tape, reader.commandId()),
                    Bytes.of(digest));
            result.receiptLow += keyed.low();
            result.receiptHigh +=
                    keyed.high()
                            + (Long.compareUnsigned(result.receiptLow, keyed.low()) < 0 ? 1 : 0);
        }
    }

    static void hashTag(KeyedHash keyed, long position, Bytes tag) {
        keyed.start().add(position).add(tag.array(), tag.offset(), tag.length()).end();
    }

    static void hashReceipt(
            KeyedHash keyed, long position, long count, Bytes client, Bytes id, Bytes digest) {
        keyed.start().add(position).add(count);
        for (Bytes part : List.of(client, id, digest)) {
            keyed.add(part.length()).add(part.array(), part.offset(), part.length());
        }
        keyed.end();
    }
}
