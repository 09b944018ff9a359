package org.mingzhang.verifier.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.signing.ActorSignatures;
import org.mingzhang.verifier.source.Bytes;
import org.mingzhang.verifier.source.DerivedTables;
import org.mingzhang.verifier.source.EntryChunk;
import org.mingzhang.verifier.source.LogSource;
import org.mingzhang.verifier.source.SourceException;

/// Walks the checked chunks in order: places, links, times, commands, and the trees with their
/// checkpoints. One thread.
final class LogWalk implements AutoCloseable {
    private static final int HASH = TreeHasher.HASH_BYTES;
    private static final int TYPES_MAX = 1_000;
    private static final String OTHER_TYPES = "(other types)";

    private final VerifyOptions options;
    private final String origin;
    private final Set<Suite> suites;
    private final KeyRing keys;
    private final MeaningCheck meaning;
    private final KeyRotation rotation;
    private final ActorSignatureCheck actors;
    private final TagIndexCheck tagIndexes;
    private final Findings findings;
    private final Map<Suite, SuiteTree> trees = new EnumMap<>(Suite.class);
    private final Map<Suite, CheckpointStream> checkpoints = new EnumMap<>(Suite.class);
    private final Map<Suite, byte[]> lastLeaves = new EnumMap<>(Suite.class);
    private final List<HeldCheckpoint> held;
    private final SignatureQueue signatures;
    private final CommandKeys commandKeys;
    private final CommandRuns runs;
    private final Optional<TableCheck> tables;
    private final Map<String, Long> types = new TreeMap<>();
    private long expected;
    private long firstGap = -1;
    private boolean afterGap;
    private long entries;
    private long lastRecordedAtMillis = Long.MIN_VALUE;
    private int heldPassed;

    LogWalk(
            LogSource source,
            VerifyOptions options,
            String origin,
            Set<Suite> suites,
            KeyRing keys,
            MeaningCheck meaning,
            ActorSignatures actors,
            byte[] hashKey,
            ExecutorService executor,
            Findings findings)
            throws SourceException, IOException, InterruptedException, ExecutionException {
        this.options = options;
        this.suites = suites;
        this.keys = keys;
        this.meaning = meaning;
        this.rotation = new KeyRotation(keys, origin, findings);
        this.tagIndexes = new TagIndexCheck(source, suites, options.workDirectory(), findings);
        this.findings = findings;
        this.actors = new ActorSignatureCheck(actors, suites, executor, findings);
        signatures = new SignatureQueue(executor, suites, findings);
        commandKeys = new CommandKeys(options.workDirectory(), options.commandKeysInMemory());
        runs = new CommandRuns(commandKeys, findings);
        tables =
                derivedTables(source, options).map(rows -> new TableCheck(rows, hashKey, findings));
        for (Suite suite : suites) {
            trees.put(suite, new SuiteTree(suite, source, findings));
            lastLeaves.put(suite, new byte[HASH]);
            checkpoints.put(
                    suite,
                    new CheckpointStream(
                            suite, origin, keys, source.checkpoints(suite), signatures, findings));
        }
        held =
                options.held().stream()
                        .filter(one -> suites.contains(one.suite()))
                        .sorted((a, b) ->
                                Long.compare(a.checkpoint().treeSize(), b.checkpoint().treeSize()))
                        .toList();
        this.origin = origin;
        reached(0);
    }

    private static Optional<DerivedTables> derivedTables(LogSource source, VerifyOptions options) {
        return options.integrityOnly() ? Optional.empty() : source.derivedTables();
    }

    private void checkHeldSignatures() {
        for (HeldCheckpoint one : held) {
            long size = one.checkpoint().treeSize();
            if (one.checkpoint().origin().equals(one.suite().treeOrigin(origin))) {
                signatures
                        .book(one.suite())
                        .addHeld(one.place(), one.note(), size, keys.of(one.suite()));
            } else {
                add(
                        Code.BAD_SIGNATURE,
                        one.suite(),
                        size,
                        one.place() + ": it is of the log " + one.checkpoint().origin());
            }
        }
    }

    private void checkQuorum() {
        Policy policy = options.policy().orElse(null);
        if (policy == null) {
            return;
        }
        for (Suite suite : suites) {
            CheckpointStream stream = checkpoints(suite);
            Checkpoint newest = stream.last().orElse(null);
            if (newest == null) {
                continue;
            }
            Set<VerifierKey> signers = policy.signers(stream.newestNotes());
            if (!policy.isMet(suite, signers)) {
                add(
                        Code.QUORUM_MISSING,
                        suite,
                        newest.treeSize(),
                        signers.isEmpty()
                                ? "no witness of the policy has signed it"
                                : "only these witnesses have signed it: " + signers);
            }
        }
    }

    /// Takes the next chunk.
    void next(ChunkResult result)
            throws SourceException, IOException, InterruptedException, ExecutionException {
        findings.addAll(result.findings);
        EntryChunk chunk = result.chunk;
        boolean placed = firstGap < 0;
        for (int i = 0; i < chunk.count(); i++) {
            placed &= place(chunk.position(i));
            link(result, i);
            time(result, i);
            mean(result, i);
            if (!options.integrityOnly()) {
                command(result, i);
                actors.next(result, i);
            }
        }
        compareLeaves(result);
        grow(result, placed);
        entries += chunk.count();
        result.types.forEach(this::countType);
        tables.ifPresent(table -> table.add(result));
        options.progress().accept(entries);
    }

    private void command(ChunkResult result, int i) throws IOException {
        if (result.readable[i]) {
            runs.next(result.chunk.position(i), result, i);
        } else {
            runs.unknown();
        }
    }

    private void mean(ChunkResult result, int i) {
        long position = result.chunk.position(i);
        MeaningCheck.Meaning meaning = result.meanings[i];
        if (meaning != null) {
            this.meaning.next(position, meaning);
        }
        LogFact fact = result.facts.get(i);
        if (fact instanceof LogFact.SchemaPublished schema) {
            this.meaning.publish(schema);
        } else if (fact instanceof LogFact.KeyAdded added) {
            rotation.add(position, added);
        } else if (fact instanceof LogFact.KeyRetired retired) {
            rotation.retire(position, retired);
        } else if (fact instanceof LogFact.TagIndexCommitted index && !options.integrityOnly()) {
            tagIndexes.add(position, index);
        } else if (fact instanceof LogFact.Malformed malformed) {
            findings.add(
                    new Finding.AtEntry(
                            Code.ENTRY_ENCODING,
                            position,
                            malformed.type() + " does not have the members of its type"));
        }
    }

    private void countType(String type, long count) {
        String key = types.size() < TYPES_MAX || types.containsKey(type) ? type : OTHER_TYPES;
        types.merge(key, count, Long::sum);
    }

    /// Whether the entry follows the one before; if not, the tree ends here.
    private boolean place(long position) {
        boolean follows = position == expected;
        if (position > expected) {
            findings.add(
                    new Finding.AtEntry(
                            Code.POSITION_GAP,
                            expected,
                            position == expected + 1
                                    ? "the entry is missing"
                                    : "the entries "
                                            + expected
                                            + " to "
                                            + (position - 1)
                                            + " are missing"));
        } else if (position < expected) {
            findings.add(
                    new Finding.AtEntry(
                            Code.POSITION_GAP,
                            position,
                            "there is another entry at this position"));
        }
        if (!follows && firstGap < 0) {
            firstGap = Math.min(expected, Math.max(0, position));
        }
        if (position > expected) {
            afterGap = true;
        }
        expected = Math.max(expected, position + 1);
        return follows;
    }

    private void link(ChunkResult result, int i) {
        for (Suite suite : suites) {
            byte[] last = Objects.requireNonNull(lastLeaves.get(suite));
            byte[] previous = result.of(suite).previous;
            boolean linked = Arrays.equals(last, 0, HASH, previous, i * HASH, (i + 1) * HASH);
            if (!linked && !afterGap && result.readable[i]) {
                findings.add(
                        new Finding.AtEntry(
                                Code.CHAIN_BREAK,
                                result.chunk.position(i),
                                "previous."
                                        + suite.id()
                                        + " is "
                                        + Hash32.at(previous, i * HASH)
                                        + ", the entry before hashes to "
                                        + Hash32.at(last, 0)));
            }
            System.arraycopy(result.of(suite).leaves, i * HASH, last, 0, HASH);
        }
        if (afterGap) {
            runs.unknown();
            afterGap = false;
        }
    }

    private void time(ChunkResult result, int i) {
        if (!result.readable[i]) {
            return;
        }
        if (result.recordedAtMillis[i] < lastRecordedAtMillis) {
            findings.add(
                    new Finding.AtEntry(
                            Code.TIME_REVERSAL,
                            result.chunk.position(i),
                            "recorded "
                                    + (lastRecordedAtMillis - result.recordedAtMillis[i])
                                    + " ms before an earlier entry"));
        }
        lastRecordedAtMillis = Math.max(lastRecordedAtMillis, result.recordedAtMillis[i]);
    }

    private void compareLeaves(ChunkResult result) throws SourceException {
        EntryChunk chunk = result.chunk;
        for (Suite suite : suites) {
            SuiteTree tree = tree(suite);
            byte[] leaves = result.of(suite).leaves;
            if (result.full) {
                tree.compareLeaves(chunk.position(0), leaves, 0, chunk.count());
                continue;
            }
            for (int i = 0; i < chunk.count(); i++) {
                if (chunk.position(i) >= 0) {
                    tree.compareLeaves(chunk.position(i), leaves, i, 1);
                }
            }
        }
    }

    private SuiteTree tree(Suite suite) {
        return Objects.requireNonNull(trees.get(suite));
    }

    private void grow(ChunkResult result, boolean placed)
            throws SourceException, InterruptedException, ExecutionException {
        EntryChunk chunk = result.chunk;
        if (placed && result.full && nextSize() >= chunk.position(0) + chunk.count()) {
            for (Suite suite : suites) {
                tree(suite).appendChunk(result.of(suite).subtree);
            }
            reached(chunk.position(0) + chunk.count());
            return;
        }
        for (int i = 0; i < chunk.count(); i++) {
            long position = chunk.position(i);
            if (firstGap >= 0 && position >= firstGap) {
                return;
            }
            for (Suite suite : suites) {
                tree(suite).append(result.of(suite).leaves, i);
            }
            reached(position + 1);
        }
    }

    /// The next size at which somebody claims a root.
    private long nextSize() throws SourceException, InterruptedException, ExecutionException {
        long size = Long.MAX_VALUE;
        for (CheckpointStream stream : checkpoints.values()) {
            Checkpoint next = stream.peek();
            if (next != null) {
                size = Math.min(size, next.treeSize());
            }
        }
        if (heldPassed < held.size()) {
            size = Math.min(size, held.get(heldPassed).checkpoint().treeSize());
        }
        return size;
    }

    /// The trees have this size now: compares all that is claimed about it.
    private void reached(long size)
            throws SourceException, InterruptedException, ExecutionException {
        while (nextSize() == size) {
            compareCheckpoints(size);
            while (heldPassed < held.size()
                    && held.get(heldPassed).checkpoint().treeSize() == size) {
                compareHeld(held.get(heldPassed++));
            }
        }
    }

    private void compareCheckpoints(long size)
            throws SourceException, InterruptedException, ExecutionException {
        for (Map.Entry<Suite, Checkpoint> claim : takeAll(size).entrySet()) {
            Hash32 root = tree(claim.getKey()).root();
            if (!claim.getValue().root().equals(root)) {
                add(
                        Code.ROOT_MISMATCH,
                        claim.getKey(),
                        size,
                        "signed root "
                                + claim.getValue().root().base64()
                                + ", the entries give "
                                + root.base64());
            }
        }
    }

    /// Takes the checkpoints of one size from all suites; a suite without one is a conflict.
    private Map<Suite, Checkpoint> takeAll(long size)
            throws SourceException, InterruptedException, ExecutionException {
        Map<Suite, Checkpoint> taken = new EnumMap<>(Suite.class);
        for (Map.Entry<Suite, CheckpointStream> stream : checkpoints.entrySet()) {
            Checkpoint next = stream.getValue().peek();
            if (next != null && next.treeSize() == size) {
                stream.getValue().take();
                taken.put(stream.getKey(), next);
            }
        }
        if (!taken.isEmpty() && taken.size() < suites.size()) {
            for (Suite suite : suites) {
                if (!taken.containsKey(suite)) {
                    add(
                            Code.CHECKPOINT_CONFLICT,
                            suite,
                            size,
                            "there is none, but another suite has one of this size");
                }
            }
        }
        return taken;
    }

    private void compareHeld(HeldCheckpoint one) {
        Hash32 root = tree(one.suite()).root();
        Checkpoint claim = one.checkpoint();
        if (!claim.root().equals(root)) {
            add(
                    Code.INCONSISTENT,
                    one.suite(),
                    claim.treeSize(),
                    one.place()
                            + " has the root "
                            + claim.root().base64()
                            + ", the entries give "
                            + root.base64());
        }
    }

    private void add(Code code, Suite suite, long size, String message) {
        findings.add(new Finding.AtCheckpoint(code, suite, size, message));
    }

    /// Ends the walk: what was claimed about more entries, tiles, tables and commands.
    void end() throws SourceException, IOException, InterruptedException, ExecutionException {
        if (!options.integrityOnly()) {
            runs.end(expected);
        }
        for (long size = nextSize(); size < Long.MAX_VALUE; size = nextSize()) {
            for (Suite suite : takeAll(size).keySet()) {
                notReached("the checkpoint", suite, size, Code.ROOT_MISMATCH);
            }
            while (heldPassed < held.size()
                    && held.get(heldPassed).checkpoint().treeSize() == size) {
                HeldCheckpoint one = held.get(heldPassed++);
                notReached(one.place(), one.suite(), size, Code.INCONSISTENT);
            }
        }
        for (Suite suite : suites) {
            long covered = checkpoints(suite).last().map(Checkpoint::treeSize).orElse(0L);
            tree(suite).end(Math.min(covered, expected), firstGap < 0);
        }
        signatures.end();
        actors.end();
        checkHeldSignatures();
        checkQuorum();
        commandKeys.reportRepeated(findings);
        tagIndexes.compare(firstGap < 0 ? expected : firstGap);
        if (tables.isPresent()) {
            tables.get().compare(expected);
            Map<Suite, Bytes> leaves = new EnumMap<>(Suite.class);
            lastLeaves.forEach((suite, leaf) -> leaves.put(suite, Bytes.of(leaf)));
            tables.get().compareHead(expected, lastRecordedAtMillis, leaves);
        }
    }

    /// A claim about a size that the tree does not have: the log ends before it, or has a gap.
    private void notReached(String who, Suite suite, long size, Code unlessTruncated) {
        if (size > expected) {
            findings.add(
                    new Finding.AtEntry(
                            Code.TRUNCATED,
                            expected,
                            "the log ends here, but "
                                    + who
                                    + " of suite "
                                    + suite.id()
                                    + " is of "
                                    + size
                                    + " entries"));
        } else {
            add(
                    unlessTruncated,
                    suite,
                    size,
                    "the root cannot be computed, since position " + firstGap + " is wrong");
        }
    }

    /// What an auditor should know that is not wrong.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        long covered = Long.MAX_VALUE;
        for (Suite suite : suites) {
            covered =
                    Math.min(
                            covered,
                            checkpoints(suite).last().map(Checkpoint::treeSize).orElse(0L));
        }
        if (covered < expected) {
            remarks.add(
                    "positions "
                            + covered
                            + " to "
                            + (expected - 1)
                            + " are linked, but no checkpoint covers them yet");
        }
        return remarks;
    }

    /// Whether the newest checkpoint of a suite is signed by a trusted key.
    boolean trusted(Suite suite) {
        return checkpoints(suite).last().map(Checkpoint::treeSize).orElse(0L)
                == signatures.book(suite).trustedSize();
    }

    CheckpointStream checkpoints(Suite suite) {
        return Objects.requireNonNull(checkpoints.get(suite));
    }

    long entries() {
        return entries;
    }

    /// How many entries carry an actor's signature.
    long signedCommands() {
        return actors.checked();
    }

    Map<String, Long> types() {
        return types;
    }

    @Override
    public void close() {
        commandKeys.close();
    }
}
