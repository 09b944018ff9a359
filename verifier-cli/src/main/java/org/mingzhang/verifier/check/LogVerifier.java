package org.mingzhang.verifier.check;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.report.SuiteReport;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.rules.MovementSink;
import org.mingzhang.verifier.rules.RuleReplay;
import org.mingzhang.verifier.signing.ActorSignatures;
import org.mingzhang.verifier.source.DerivedTables;
import org.mingzhang.verifier.source.EntryChunk;
import org.mingzhang.verifier.source.LogSource;
import org.mingzhang.verifier.source.ReadTables;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;

/// Verifies one log.
///
/// The calling thread reads chunks and hands them to workers; it takes the results back in order
/// and walks them. At most a few chunks are in flight, so that memory does not grow with the log.
///
/// **Errors**: {@link SourceException} when the source cannot be read; whatever is wrong with the
/// log is in the report. **Source**: `docs/log-format.md` section 10.
public final class LogVerifier {
    private static final String INTEGRITY_ONLY =
            "only the integrity was asked for (--integrity-only)";
    private static final Set<Code> WITHOUT_MEANING =
            Set.of(
                    Code.COLUMN_MISMATCH,
                    Code.TAG_MISMATCH,
                    Code.COMMAND_REPLAYED,
                    Code.RULE_BROKEN,
                    Code.NOT_EVALUATED);

    private static final String ERASED = "personal.PersonalDataErased";

    private final LogSource source;
    private final VerifyOptions options;
    private final Findings findings;
    private final List<String> remarks = new ArrayList<>();

    /// Why the read side was not compared; empty when it was.
    private String noProjection = "";

    /// A verifier for one run.
    public LogVerifier(LogSource source, VerifyOptions options) {
        this.source = source;
        this.options = options;
        this.findings = new Findings(options.findingsPerCode());
    }

    /// Runs all checks.
    public VerificationReport verify() throws SourceException, IOException, InterruptedException {
        long start = System.nanoTime();
        ExecutorService executor =
                Executors.newFixedThreadPool(
                        options.threads(),
                        task -> {
                            Thread thread = new Thread(task, "verify-worker");
                            thread.setDaemon(true);
                            return thread;
                        });
        try (Rows<EntryChunk> chunks = source.entries()) {
            return verify(chunks, executor, start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private VerificationReport verify(Rows<EntryChunk> chunks, ExecutorService executor, long start)
            throws SourceException, IOException, InterruptedException, ExecutionException {
        EntryChunk first = chunks.next();
        Optional<Genesis> genesis = first == null ? Optional.empty() : Genesis.read(first);
        String origin = origin(genesis);
        Set<Suite> logSuites = logSuites(genesis, origin);
        Set<Suite> checked = checked(logSuites);
        KeyRing keys =
                new KeyRing(options.keys(), origin, genesis.map(Genesis::keys).orElse(Map.of()));
        checkGenesis(first, genesis, origin, logSuites, keys);

        byte[] hashKey = KeyedHash.newKey();
        Optional<ReadSideCheck> readSide = readSide(hashKey);
        ThreadLocal<ChunkWorker> workers =
                ThreadLocal.withInitial(() ->
                        new ChunkWorker(
                                origin,
                                logSuites,
                                checked,
                                source.derivedTables().isPresent() && !options.integrityOnly(),
                                readSide.isPresent(),
                                options.schemas(),
                                options.integrityOnly(),
                                hashKey));
        Suite firstSuite =
                genesis.map(log -> log.suites().get(0)).orElse(logSuites.iterator().next());
        ZoneId zone = genesis.map(Genesis::zone).orElse(ZoneOffset.UTC);
        try (MeaningCheck meaning =
                        new MeaningCheck(
                                options.schemas(),
                                firstSuite,
                                new RuleReplay(
                                        options.workDirectory(),
                                        zone,
                                        readSide.map(MovementSink.class::cast)),
                                readSide,
                                findings);
                ActorSignatures actors =
                        new ActorSignatures(
                                options.workDirectory(),
                                hashKey,
                                zone,
                                options.requireSignatures());
                LogWalk walk =
                        new LogWalk(
                                source, options, origin, checked, keys, meaning, actors, hashKey,
                                executor, findings)) {
            WorkQueue<ChunkResult> inFlight = new WorkQueue<>(executor, options.threads() + 2);
            for (EntryChunk chunk = first; chunk != null; chunk = chunks.next()) {
                if (inFlight.isFull()) {
                    walk.next(inFlight.take());
                }
                EntryChunk submitted = chunk;
                inFlight.submit(() -> workers.get().check(submitted));
            }
            while (!inFlight.isEmpty()) {
                walk.next(inFlight.take());
            }
            chunks.close();
            walk.end();
            if (readSide.isPresent()) {
                compare(readSide.get(), walk, meaning, zone);
            }
            remarks.addAll(walk.remarks());
            long erased = walk.types().getOrDefault(ERASED, 0L);
            if (erased > 0) {
                remarks.add(
                        erased
                                + " personal texts are erased by entries of the log ("
                                + ERASED
                                + "): whoever is shown their commitments finds them erased, not"
                                + " missing");
            }
            if (options.integrityOnly()) {
                remarks.add(
                        "only entries, chain, tree and checkpoints were checked, as asked: whether the"
                                + " entries make sense, keep the rules and are signed by their"
                                + " actors was not");
            }
            return report(walk, meaning, origin, keys, checked, start);
        } finally {
            readSide.ifPresent(ReadSideCheck::close);
        }
    }

    private Optional<ReadSideCheck> readSide(byte[] hashKey) throws SourceException {
        Optional<DerivedTables> tables = source.derivedTables();
        if (options.integrityOnly()) {
            noProjection = INTEGRITY_ONLY;
            return Optional.empty();
        }
        if (tables.isEmpty()) {
            noProjection = "a dump has no read tables";
            return Optional.empty();
        }
        Optional<ReadTables> read =
                tables.get().readTables(MovementSink.accounts(), reason -> noProjection = reason);
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ReadSideCheck(read.get(), options.workDirectory(), hashKey, findings));
    }

    /// Books that broke a rule are not the ledger's, so that nothing could be said about its rows.
    private void compare(ReadSideCheck readSide, LogWalk walk, MeaningCheck meaning, ZoneId zone)
            throws SourceException {
        boolean replayed =
                findings.total(Code.RULE_BROKEN) == 0
                        && findings.total(Code.ENTRY_ENCODING) == 0
                        && findings.total(Code.NOT_EVALUATED) == 0
                        && findings.total(Code.POSITION_GAP) == 0;
        if (!meaning.hasSchemas()) {
            noProjection = "the log publishes no event schemas";
        } else if (!replayed) {
            noProjection = "the rules could not be replayed to their end";
        } else if (meaning.hidesShown()) {
            noProjection = "the tables show entries of types that this program does not know";
        } else {
            remarks.addAll(
                    readSide.compare(
                            walk.entries(),
                            new SecondReplay(
                                    source.derivedTables().orElseThrow(),
                                    options.workDirectory(),
                                    zone)));
        }
    }

    private String origin(Optional<Genesis> genesis) {
        if (options.origin().isPresent()) {
            return options.origin().get();
        }
        for (VerifierKey key : options.keys()) {
            for (Suite suite : Suite.values()) {
                Optional<String> named = suite.logOrigin(key.name());
                if (suite.signature() == key.algorithm() && named.isPresent()) {
                    return named.get();
                }
            }
        }
        return genesis.map(Genesis::origin).orElse("");
    }

    /// The log's suites as its first entry lists them; when that cannot be read, those that the
    /// auditor has keys for, or both.
    private Set<Suite> logSuites(Optional<Genesis> genesis, String origin) {
        EnumSet<Suite> suites = EnumSet.noneOf(Suite.class);
        genesis.ifPresent(read -> suites.addAll(read.suites()));
        if (suites.isEmpty()) {
            for (Suite suite : Suite.values()) {
                if (options.keys().stream().anyMatch(key -> KeyRing.belongs(key, suite, origin))) {
                    suites.add(suite);
                }
            }
        }
        return suites.isEmpty() ? EnumSet.allOf(Suite.class) : suites;
    }

    private Set<Suite> checked(Set<Suite> logSuites) {
        EnumSet<Suite> checked = EnumSet.copyOf(logSuites);
        if (!options.suites().isEmpty()) {
            checked.retainAll(options.suites());
            for (Suite suite : logSuites) {
                if (!checked.contains(suite)) {
                    remarks.add("suite " + suite.id() + " was not checked, as asked");
                }
            }
            for (Suite suite : options.suites()) {
                if (!logSuites.contains(suite)) {
                    findings.add(
                            new Finding.OfLog(
                                    Code.BAD_SIGNATURE,
                                    "the log has no suite "
                                            + suite.id()
                                            + ", which was asked for"));
                }
            }
        }
        return checked;
    }

    private void checkGenesis(
            @org.jspecify.annotations.Nullable EntryChunk first,
            Optional<Genesis> genesis,
            String origin,
            Set<Suite> logSuites,
            KeyRing keys) {
        if (first != null && genesis.isEmpty()) {
            findings.add(
                    new Finding.AtEntry(
                            Code.ENTRY_ENCODING,
                            0,
                            "the first entry is no "
                                    + Genesis.TYPE
                                    + " of format "
                                    + Genesis.FORMAT
                                    + " with origin and suites"));
        }
        if (genesis.isPresent() && !genesis.get().origin().equals(origin)) {
            findings.add(
                    new Finding.AtEntry(
                            Code.ENTRY_ENCODING,
                            0,
                            "the log was created as "
                                    + genesis.get().origin()
                                    + ", not as "
                                    + origin));
        }
        for (Suite suite : Suite.values()) {
            boolean asked = options.suites().isEmpty() || options.suites().contains(suite);
            if (asked && keys.fromOutside(suite) && !logSuites.contains(suite)) {
                findings.add(
                        new Finding.OfLog(
                                Code.BAD_SIGNATURE,
                                "a key of suite "
                                        + suite.id()
                                        + " was given, but the log has no such suite"));
            }
        }
        for (VerifierKey key : options.keys()) {
            boolean used = false;
            for (Suite suite : Suite.values()) {
                used |= KeyRing.belongs(key, suite, origin);
            }
            if (!used) {
                remarks.add("the key " + key + " is not of this log and was not used");
            }
        }
    }

    private VerificationReport report(
            LogWalk walk,
            MeaningCheck meaning,
            String origin,
            KeyRing keys,
            Set<Suite> checked,
            long start) {
        List<SuiteReport> suites = new ArrayList<>();
        for (Suite suite : checked) {
            SuiteReport.Trust trust = SuiteReport.Trust.NO_KEY;
            if (keys.fromOutside(suite)) {
                trust =
                        walk.trusted(suite)
                                ? SuiteReport.Trust.GIVEN_KEY
                                : SuiteReport.Trust.NO_KEY;
            } else if (!keys.of(suite).isEmpty()) {
                trust = SuiteReport.Trust.KEY_OF_THE_LOG;
            }
            CheckpointStream checkpoints = walk.checkpoints(suite);
            suites.add(new SuiteReport(suite, checkpoints.count(), checkpoints.last(), trust));
        }
        return new VerificationReport(
                source.description(),
                origin,
                walk.entries(),
                suites,
                findings,
                notEvaluated(meaning),
                meaning.notEvaluated(),
                walk.signedCommands(),
                remarks,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Map<Code, String> notEvaluated(MeaningCheck meaning) {
        Map<Code, String> checks = new EnumMap<>(Code.class);
        if (!meaning.hasSchemas()) {
            checks.put(Code.TAG_MISMATCH, "the log publishes no event schemas");
            checks.put(Code.RULE_BROKEN, "the log publishes no event schemas");
        }
        if (options.integrityOnly()) {
            WITHOUT_MEANING.forEach(code -> checks.put(code, INTEGRITY_ONLY));
        }
        if (options.policy().isEmpty()) {
            checks.put(Code.QUORUM_MISSING, "no witness policy was given (--policy)");
        }
        checks.put(Code.ATTACHMENT_MISMATCH, "a log holds no attachments, case bundles do");
        if (!noProjection.isEmpty()) {
            checks.put(Code.PROJECTION_MISMATCH, noProjection);
        }
        if (source.derivedTables().isEmpty()) {
            checks.put(Code.COLUMN_MISMATCH, "a dump has no columns");
        }
        if (options.held().isEmpty()) {
            checks.put(Code.INCONSISTENT, "no checkpoint of an earlier day was given (--since)");
        }
        return checks;
    }
}
