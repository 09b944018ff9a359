package org.mingzhang.api.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.spec.SecretKeySpec;
import org.mingzhang.api.disclosures.Eraser;
import org.mingzhang.api.disclosures.Openings;
import org.mingzhang.api.embedded.DataDirectory;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.entries.PositionWait;
import org.mingzhang.api.names.CodeNames;
import org.mingzhang.api.names.PublishedNames;
import org.mingzhang.api.readings.ReadingSealer;
import org.mingzhang.api.readings.ReadingTable;
import org.mingzhang.api.security.DevelopmentIdentity;
import org.mingzhang.api.security.GrantBook;
import org.mingzhang.api.security.TokenStore;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.axon.LedgerDatabase;
import org.mingzhang.ledger.axon.LedgerSettings;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.CommandBinder;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.SigningKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.evidence.KeyHistory;
import org.mingzhang.ledger.store.Cosignatures;
import org.mingzhang.ledger.store.EngineOptions;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.Publishing;
import org.mingzhang.ledger.store.TimeSource;
import org.mingzhang.ledger.store.WriterState;
import org.mingzhang.ledger.store.tagindex.TagIndex;
import org.mingzhang.ledger.upkeep.DailyTagIndex;
import org.mingzhang.ledger.upkeep.KeyClerk;
import org.mingzhang.ledger.upkeep.TagIndexClerk;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.replay.ReplayLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the application stands on, opened in order: data directory, database, keys, log, ledger.
///
/// Closed in the opposite order, once, however often it is asked for. What a crash leaves behind is
/// opened again by the next start.
public final class LedgerRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerRuntime.class);
    private static final Duration WRITER_WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);
    private static final String EMBEDDED_LOG = "mingzhang.localhost/440000";

    private static final DateTimeFormatter IMPORT_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final StartSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final TypeCatalogue types = LedgerTypes.catalogue();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean settled;

    private final DataDirectory home;
    private final Databases databases;
    private final Path keyFile;
    private final LogFacts log;
    private final Ledger ledger;
    private final CommandBinder binder;
    private final LogReader queries;
    private final SigningKeys signing;
    private final Witnesses witnesses;
    private final TagIndexClerk tagIndexClerk;
    private final ReadSide readSide;
    private final CodeNames names;
    private final TokenStore tokens;
    private final Openings openings;
    private final Eraser eraser;
    private final GrantBook grants;
    private final ReadingTable readings;
    private final ReadingSealer readingSealer;
    private final Map<String, Path> developmentTokens;

    private LedgerRuntime(StartSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        try {
            home = opens(DataDirectory.open(settings.data()));
            databases = opens(Databases.open(settings, home, random));
            keyFile = home.keyFile();
            List<LogKeys> files = keys();
            EngineOptions options = EngineOptions.defaults(nodeName());
            TimeSource time = TimeSource.system();
            log =
                    new LogBook(databases, files.getFirst(), settings)
                            .openOrCreate(options, time, random);
            queries = new LogReader(databases.reader(), log.ref());
            signing = signing(files);
            writePublicKeys();
            // Closed behind the ledger, whose end brings one more checkpoint.
            witnesses = opens(Witnesses.of(settings, queries));
            ledger =
                    opens(
                            Ledger.open(
                                    new LedgerDatabase(
                                            log.ref(),
                                            databases.writerSessions(),
                                            databases.writer(),
                                            options,
                                            time,
                                            new Publishing(
                                                    signing,
                                                    home.checkpoints(),
                                                    witnesses.elsewhere())),
                                    LedgerSettings.of(types, log.zone())
                                            .withGrantsGoverning(settings.persons().grantsGovern()),
                                    random));
            binder =
                    new CommandBinder(
                            types,
                            log.ref().origin(),
                            TreeHashers.of(log.ref().suites().getFirst()),
                            new SecretKeySpec(
                                    secret(home.keys().resolve("salt.key"), "salt key"),
                                    "HmacSHA256"));
            awaitWriter();
            witnesses.feed(ledger, new Cosignatures(databases.writer(), log.ref()), clock);
            witnesses.stamp(settings, home.stamps(), clock, random);
            tagIndexClerk =
                    new TagIndexClerk(
                            ledger, types, queries, new TagIndex(databases.writer(), queries));
            opens(DailyTagIndex.start(tagIndexClerk, clock));
            readSide = opens(new ReadSide(readSetting()));
            // Lasts as long as the engine; a closed runner does not mind being woken.
            var _ = ledger.engine().onDurable(_ -> readSide.runner().wake());
            readSide.start();
            names = new CodeNames(settings.data().resolve("names"), new PublishedNames(readSide));
            tokens =
                    new TokenStore(
                            databases.owner(), clock, random, settings.developmentIdentity());
            openings = new Openings(databases.owner(), log.ref().id());
            eraser = opens(Eraser.start(queries, openings));
            var _ = ledger.engine().onDurable(_ -> eraser.wake());
            grants = new GrantBook(queries, new EventCodec(types), clock, log.zone());
            readings = new ReadingTable(databases.owner(), clock);
            readingSealer =
                    opens(
                            ReadingSealer.start(
                                    ledger,
                                    new OwnCommands(
                                            types,
                                            log.ref().origin(),
                                            TreeHashers.of(log.ref().suites().getFirst())),
                                    queries,
                                    readings));
            developmentTokens =
                    settings.developmentIdentity()
                            ? new DevelopmentIdentity(home.tokens(), tokens).prepare()
                            : Map.of();
            settled = !Demonstration.isOffered(this);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private ReadSide.Setting readSetting() {
        return new ReadSide.Setting(
                log.ref().id(),
                log.zone(),
                new EventCodec(types),
                databases.projectorSessions(),
                databases.reader(),
                databases.readerRole(),
                clock,
                PositionWait.WAIT_MAX,
                ReplayLimits.defaults());
    }

    /// Opens everything, or nothing.
    ///
    /// @throws StartRefused with what to do about it
    public static LedgerRuntime open(StartSettings settings) {
        return open(settings, InstantSource.system());
    }

    /// The same by another clock than that of this machine: for sessions, statements that expire
    /// and reports. When entries are recorded, the log says by itself.
    public static LedgerRuntime open(StartSettings settings, InstantSource clock) {
        return new LedgerRuntime(settings, clock);
    }

    private <T extends AutoCloseable> T opens(T resource) {
        opened.push(resource);
        return resource;
    }

    private void writePublicKeys() {
        try {
            Files.write(
                    home.publicKeyFile(),
                    signing.all().stream()
                            .filter(held -> !held.isRetired())
                            .map(held -> held.key().toString())
                            .toList());
        } catch (IOException e) {
            throw new StartRefused(
                    "the public keys cannot be written to " + home.publicKeyFile(),
                    "see to it that the data directory can be written: " + e.getMessage());
        }
    }

    /// The keys that the log names, with the private halves at hand.
    private SigningKeys signing(List<LogKeys> files) {
        try {
            SigningKeys keys =
                    new SigningKeys(
                            log.origin(),
                            KeyHistory.read(queries).keys(),
                            files.stream().flatMap(file -> file.signers().stream()).toList());
            for (SigningKeys.Held held : keys.all()) {
                boolean atHand =
                        keys.signers(held.key().suite()).stream()
                                .anyMatch(signer -> signer.key().equals(held.key()));
                if (!held.isRetired() && !atHand) {
                    LOG.atWarn()
                            .addKeyValue("key", held.key())
                            .log("a key of the log is not at hand and does not sign");
                }
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "the log " + log.origin() + " cannot be opened: " + e.getMessage(),
                    "the keys and the database must belong together",
                    e);
        }
    }

    /// The private keys of each file; a first start makes one.
    private List<LogKeys> keys() {
        try {
            List<LogKeys> keys = new ArrayList<>();
            for (Path file : home.keyFiles()) {
                keys.add(LogKeys.load(file, random));
            }
            for (LogKeys one : keys) {
                String wanted = settings.log().orElse(keys.getFirst().origin());
                if (!wanted.equals(one.origin())) {
                    throw new StartRefused(
                            "the keys in "
                                    + home.keys()
                                    + " are those of "
                                    + one.origin()
                                    + ", not of "
                                    + wanted,
                            "leave --log out, or name another directory with --data");
                }
            }
            return keys.isEmpty() ? List.of(newKeys()) : keys;
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "the keys of the log cannot be used: " + e.getMessage(),
                    "restore " + keyFile + " from its backup",
                    e);
        }
    }

    private LogKeys newKeys() throws IOException {
        String origin =
                settings.log()
                        .or(() ->
                                databases.isEmbedded()
                                        ? Optional.of(EMBEDDED_LOG)
                                        : Optional.empty())
                        .orElseThrow(() ->
                                new StartRefused(
                                        "there are no keys in " + keyFile,
                                        "bring the keys of the log there, or name a"
                                                + " log to create with --log"));
        return LogKeys.create(keyFile, origin, List.of(Suite.values()), random);
    }

    /// Makes a key of each suite in a new file and brings them into the log.
    ///
    /// @return the file
    /// @throws IOException if the file cannot be written; the log has not changed then
    public Path addKeys() throws IOException {
        Path file = home.nextKeyFile();
        LogKeys fresh = LogKeys.create(file, log.origin(), log.ref().suites(), random);
        fresh.signers().forEach(keyClerk()::add);
        writePublicKeys();
        return file;
    }

    /// Ends a key.
    ///
    /// @param lastSize the largest checkpoint that it may have signed
    public void retireKey(VerifierKey key, long lastSize) {
        keyClerk().retire(key, lastSize);
        writePublicKeys();
    }

    private KeyClerk keyClerk() {
        return new KeyClerk(ledger, ownCommands(), queries, signing);
    }

    /// Whether what the ledger begins with is there, so that its clocks may look at it: half a
    /// demonstration has deadlines that the other half meets.
    boolean isSettled() {
        return settled;
    }

    /// Says that it is there.
    void settle() {
        settled = true;
    }

    /// Makes the commands that the ledger sends itself.
    OwnCommands ownCommands() {
        return new OwnCommands(
                types, log.ref().origin(), TreeHashers.of(log.ref().suites().getFirst()));
    }

    /// The keys of the log.
    public SigningKeys signingKeys() {
        return signing;
    }

    /// A secret of 32 bytes in a file of its own, made on the first start: `salt.key`, from which
    /// the salts of commitments are derived, or `access.key`.
    private byte[] secret(Path file, String name) {
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[32];
                random.nextBytes(secret);
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.write(file, secret);
            }
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != 32) {
                throw new StartRefused(
                        "the " + name + " " + file + " has not 32 bytes",
                        "restore it from its backup");
            }
            return secret;
        } catch (IOException e) {
            throw new StartRefused(
                    "the " + name + " " + file + " cannot be used: " + e.getMessage(),
                    "restore it from its backup",
                    e);
        }
    }

    /// Waits for the writer, which checks the log first, and begins with what belongs before any
    /// command. A node that may not write yet goes on without, and does it when it may.
    private void awaitWriter() {
        long giveUp = System.nanoTime() + WRITER_WAIT_MAX.toNanos();
        while (ledger.engine().state() instanceof WriterState.Starting
                && System.nanoTime() - giveUp < 0) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        if (ledger.engine().state() instanceof WriterState.Active) {
            try {
                beginToWrite();
            } catch (IllegalStateException e) {
                throw new StartRefused(
                        "the log was written by another version: " + e.getMessage(),
                        "start the version that wrote it, or a later one",
                        e);
            }
        }
        ledger.engine()
                .onActive(() -> {
                    try {
                        beginToWrite();
                    } catch (RuntimeException e) {
                        LOG.atError().setCause(e).log("the log could not be told how it goes on");
                    }
                });
    }

    private void beginToWrite() {
        witnesses.recordUnwitnessedStart(ledger);
        ledger.publishSchemas();
    }

    private static String nodeName() {
        return "process-" + ProcessHandle.current().pid();
    }

    /// What was chosen at the start.
    public StartSettings settings() {
        return settings;
    }

    /// The doors of the database.
    public Databases databases() {
        return databases;
    }

    /// Where the private keys of the log lie.
    public Path keyFile() {
        return keyFile;
    }

    /// The public keys of the log, for whoever verifies it.
    public Path publicKeyFile() {
        return home.publicKeyFile();
    }

    /// What never changes about the log.
    public LogFacts log() {
        return log;
    }

    /// The ledger.
    public Ledger ledger() {
        return ledger;
    }

    /// Turns what clients send into commands.
    public CommandBinder binder() {
        return binder;
    }

    /// Every event and command.
    public TypeCatalogue types() {
        return types;
    }

    /// Queries on the log as it is.
    public LogReader queries() {
        return queries;
    }

    /// Who watches the log.
    public Witnesses witnesses() {
        return witnesses;
    }

    /// Commits to the index of tags.
    public TagIndexClerk tagIndexClerk() {
        return tagIndexClerk;
    }

    /// The read models, which follow the log as long as this is open.
    public ReadSide readSide() {
        return readSide;
    }

    /// What codes are called.
    public CodeNames names() {
        return names;
    }

    /// The bearer tokens.
    public TokenStore tokens() {
        return tokens;
    }

    /// The personal texts.
    Openings openings() {
        return openings;
    }

    /// Deletes personal texts.
    Eraser eraser() {
        return eraser;
    }

    /// The roles that the log grants.
    GrantBook grants() {
        return grants;
    }

    /// Who read what.
    ReadingTable readings() {
        return readings;
    }

    /// Has the log seal who read what.
    ReadingSealer readingSealer() {
        return readingSealer;
    }

    /// The secret of this server under which second factors and keys of persons are sealed.
    byte[] accessSecret() {
        return secret(home.keys().resolve("access.key"), "access key");
    }

    /// Random numbers that nobody can foresee.
    SecureRandom random() {
        return random;
    }

    /// The files of the tokens of the made-up people; empty where they may not sign in.
    public Map<String, Path> developmentTokens() {
        return developmentTokens;
    }

    /// Where those files lie.
    public Path tokenDirectory() {
        return home.tokens();
    }

    /// The clock, of this machine unless another was given.
    public InstantSource clock() {
        return clock;
    }

    /// A new id for an incident, to be named to the operator.
    public String newIncident() {
        return UUID.randomUUID().toString();
    }

    /// A new id for an import; ids sort by the time at which they were given.
    public String newImportId() {
        return IMPORT_TIME.format(clock.instant()) + "-" + newIncident().substring(0, 8);
    }

    /// The versions of this program and of what it runs on.
    public Map<String, String> versions() {
        return Map.of(
                "mingzhang",
                // Outside a jar there is no manifest to ask.
                Optional.ofNullable(LedgerRuntime.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                "java",
                Runtime.version().toString(),
                "postgresql",
                databases.serverVersion());
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("part of the ledger did not close");
            }
        }
    }
}
