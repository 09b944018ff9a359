package org.mingzhang.verifier.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.bundle.CaseBundle;
import org.mingzhang.verifier.check.HeldCheckpoint;
import org.mingzhang.verifier.check.LogVerifier;
import org.mingzhang.verifier.check.VerifyOptions;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.checkpoint.Policy;
import org.mingzhang.verifier.checkpoint.SignedNote;
import org.mingzhang.verifier.checkpoint.VerifierKey;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.report.HtmlReport;
import org.mingzhang.verifier.report.JsonReport;
import org.mingzhang.verifier.report.ProgressBar;
import org.mingzhang.verifier.report.ShortReport;
import org.mingzhang.verifier.report.TextReport;
import org.mingzhang.verifier.report.VerificationReport;
import org.mingzhang.verifier.schema.SchemaCatalogue;
import org.mingzhang.verifier.source.DatabaseSource;
import org.mingzhang.verifier.source.ExportSource;
import org.mingzhang.verifier.source.LogSource;
import org.mingzhang.verifier.source.SourceException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verifier verify`: one source, keys from outside, one report.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads a whole log and answers one question: is this the history that the log signed,"
                    + " complete and unchanged? If not, it names the first bad position.",
            ""
        },
        footer = {
            "",
            "What you need",
            "  1. The log: an export (a directory or its address), or read access to the ledger's",
            "     database (--database).",
            "  2. The log's public keys, from somewhere else than the log: a printed page, a gazette,",
            "     another office. Without them nothing can be proven but that the log agrees with",
            "     itself, and the exit status is 1.",
            "  3. Better still, a checkpoint that you kept from your last visit (--since): then nobody,",
            "     not even the holder of the keys, can have rewritten what you saw.",
            "",
            "What it checks",
            "  Bytes      every entry is canonical, hashes to what the next one names, and lies in the",
            "             tree whose root every checkpoint signs, in both suites",
            "  Meaning    data and tags are as the published schemas say, no command is replayed, and",
            "             the rules of public money hold when they are replayed from the first entry",
            "  People     what actors signed is what the entries say, with keys that the log enrolled",
            "  Database   columns, tag rows, receipts, tiles, and the balances that pages show, are",
            "             what the entries give",
            "  The report names each check, and says of those that were not made why not.",
            "",
            "Examples",
            "  verifier verify --keys vkeys.txt export/",
            "  verifier verify --keys vkeys.txt --report-html report.html export/",
            "  verifier verify --keys vkeys.txt case.zip",
            "  verifier verify --keys vkeys.txt --since checkpoint-of-last-year export/",
            "  verifier verify --policy policy https://ledger.example.gov/log --token-file token",
            "  verifier verify --keys vkeys.txt --database jdbc:postgresql://db/ledger \\",
            "           --user auditor --password-file password.txt",
            "",
            "Exit status: 0 verified, 1 not verified (or internal consistency only), 2 usage or",
            "unreadable input."
        })
public final class VerifyCommand implements Callable<Integer> {
    /// How a report is written.
    enum Format {
        text,
        json
    }

    /// Whether a progress bar is drawn.
    enum Progress {
        auto,
        always,
        never
    }

    /// Exactly one place to read from.
    static final class Source {
        @Parameters(
                paramLabel = "EXPORT",
                arity = "0..1",
                description =
                        "An exported log (checkpoint, tile/, tile/entries/, sm3/): a directory, or the"
                                + " http or https address under which these paths stand. A file is"
                                + " taken for a case bundle (.zip).")
        @Nullable String export;

        @Option(
                names = "--database",
                paramLabel = "URL",
                description = "The ledger's PostgreSQL, as jdbc:postgresql://host/name.")
        @Nullable String database;
    }

    @Spec private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The token for an address, where entry bundles need the auditor's role.")
    private @Nullable Path tokenFile;

    @Option(names = "--user", paramLabel = "NAME", description = "The database user.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "The environment variable that holds the password.")
    private @Nullable String passwordVariable;

    @Option(
            names = "--log",
            paramLabel = "ORIGIN",
            description =
                    "Which log you mean, for instance ledger.example.gov/440000. Needed when a"
                            + " database holds several. Default: the one that the keys name.")
    private @Nullable String origin;

    @Mixin private TrustOptions trust = new TrustOptions();

    @Option(
            names = "--since",
            paramLabel = "CHECKPOINT",
            description = "A checkpoint that you kept; the log must continue it. Repeatable.")
    private List<Path> heldFiles = new ArrayList<>();

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            description = "Check this suite only (sha256 or sm3). Default: all of the log.")
    private @Nullable String suite;

    @Option(
            names = "--schemas",
            paramLabel = "DIRECTORY",
            description =
                    "Event schemas (<type>.<revision>.json) that this program did not come with."
                            + " They count if the log published their digests.")
    private @Nullable Path schemaFolder;

    @Option(
            names = "--require-signatures",
            description =
                    "Every submission, review and approval of a live payment, every approval of an"
                            + " exception, and every opinion and conclusion of a joint review must"
                            + " carry its actor's signature. Without it, signatures are checked"
                            + " where there are any, and asked for where a rule of the log does.")
    private boolean requireSignatures;

    @Option(
            names = "--integrity-only",
            description =
                    "Entries, chain, tree and checkpoints only: nothing that entries mean is looked"
                            + " at (schemas, tags, commands, rules, actors' signatures), and the"
                            + " report says so. For a first look at a very large log.")
    private boolean integrityOnly;

    @Option(
            names = "--report",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Option(
            names = "--report-html",
            paramLabel = "FILE",
            description =
                    "Also writes the report into this file, as HTML that stands alone and prints"
                            + " well.")
    private @Nullable Path htmlFile;

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description =
                    "A bar on the terminal: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Progress progress = Progress.auto;

    @Option(
            names = "--work-dir",
            paramLabel = "DIRECTORY",
            description =
                    "Where to put what does not fit into memory (24 bytes for each command beyond a"
                            + " million). Default: the system's temporary directory.")
    private Path workDirectory = Path.of(System.getProperty("java.io.tmpdir", "."));

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads hash and parse. Default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws SourceException, IOException, InterruptedException {
        List<VerifierKey> keys = trust.keys();
        Optional<Policy> policy = trust.policy();
        if (isFile()) {
            return bundle(keys, policy);
        }
        List<HeldCheckpoint> held = new ArrayList<>();
        for (Path file : heldFiles) {
            held.add(held(file));
        }
        if (threads < 1 || threads > 256) {
            throw usage("--threads is 1 to 256");
        }
        Set<Suite> suites =
                suite == null
                        ? Set.of()
                        : Set.of(
                                Suite.of(suite)
                                        .orElseThrow(() -> usage("--suite is sha256 or sm3")));
        try (LogSource log = open()) {
            Optional<ProgressBar> bar = bar(log);
            LongConsumer listener = bar.map(b -> (LongConsumer) b::update).orElse(done -> {});
            VerifyOptions options =
                    new VerifyOptions(
                            keys,
                            policy,
                            Optional.ofNullable(origin),
                            suites,
                            new SchemaCatalogue(Optional.ofNullable(schemaFolder)),
                            held,
                            requireSignatures,
                            integrityOnly,
                            workDirectory,
                            VerifyOptions.COMMAND_KEYS_IN_MEMORY,
                            VerifyOptions.FINDINGS_PER_CODE,
                            threads,
                            listener);
            VerificationReport report = new LogVerifier(log, options).verify();
            bar.ifPresent(ProgressBar::end);
            print(
                    switch (format) {
                        case text -> TextReport.of(report);
                        case json -> JsonReport.of(report);
                    });
            writeHtml(HtmlReport.of(report, program()));
            return report.exitStatus();
        }
    }

    /// A file is a case bundle; an export is a directory or an address.
    private boolean isFile() {
        try {
            return source.export != null && Files.isRegularFile(Path.of(source.export));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private int bundle(List<VerifierKey> keys, Optional<Policy> policy)
            throws SourceException, IOException {
        Path zip = Path.of(Objects.requireNonNull(source.export));
        try {
            ShortReport report =
                    CaseBundle.check(
                            zip,
                            keys,
                            policy,
                            new SchemaCatalogue(Optional.ofNullable(schemaFolder)));
            print(
                    switch (format) {
                        case text -> report.text();
                        case json -> JsonReport.of(report);
                    });
            writeHtml(HtmlReport.of(report, program()));
            return report.exitStatus();
        } catch (MalformedException e) {
            throw new SourceException(zip + " is no case bundle: " + e.getMessage());
        } catch (IOException e) {
            throw new SourceException("cannot read " + zip, e);
        }
    }

    private void print(String report) {
        spec().commandLine().getOut().print(report);
        spec().commandLine().getOut().flush();
    }

    private void writeHtml(String report) throws SourceException {
        if (htmlFile != null) {
            try {
                Files.writeString(htmlFile, report);
            } catch (IOException e) {
                throw new SourceException("cannot write " + htmlFile, e);
            }
        }
    }

    private String program() {
        return spec().root().version()[0];
    }

    private CommandSpec spec() {
        return java.util.Objects.requireNonNull(spec, "picocli sets it");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private LogSource open() throws SourceException {
        if (source.export != null) {
            return export(source.export);
        }
        String url = source.database == null ? "" : source.database;
        if (!url.startsWith("jdbc:postgresql:")) {
            throw usage("--database is jdbc:postgresql://host/name, not " + url);
        }
        return new DatabaseSource(
                url, Optional.ofNullable(user), password(), Optional.ofNullable(origin));
    }

    private LogSource export(String place) throws SourceException {
        try {
            if (place.matches("https?://.*")) {
                Optional<String> token =
                        tokenFile == null
                                ? Optional.empty()
                                : Optional.of(KeyFile.text(tokenFile).strip());
                return ExportSource.http(URI.create(place), token);
            }
            return ExportSource.directory(Path.of(place));
        } catch (IllegalArgumentException e) {
            throw usage("EXPORT is a directory or an address: " + e.getMessage());
        }
    }

    private Optional<String> password() throws SourceException {
        if (passwordFile != null && passwordVariable != null) {
            throw usage("give one of --password-file and --password-env");
        }
        if (passwordFile != null) {
            return Optional.of(KeyFile.text(passwordFile).lines().findFirst().orElse(""));
        }
        if (passwordVariable != null) {
            String value = System.getenv(passwordVariable);
            if (value == null) {
                throw usage("the environment has no variable " + passwordVariable);
            }
            return Optional.of(value);
        }
        return Optional.empty();
    }

    private static HeldCheckpoint held(Path file) throws SourceException {
        try {
            SignedNote note = SignedNote.parse(KeyFile.bytes(file));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            Suite suite =
                    Suite.SM3.logOrigin(checkpoint.origin()).isPresent() ? Suite.SM3 : Suite.SHA256;
            return new HeldCheckpoint(file.toString(), suite, checkpoint, note);
        } catch (MalformedException e) {
            throw new SourceException(file + " is no checkpoint: " + e.getMessage());
        }
    }

    private Optional<ProgressBar> bar(LogSource log) throws SourceException {
        boolean wanted =
                switch (progress) {
                    case auto -> Terminal.isPresent();
                    case always -> true;
                    case never -> false;
                };
        return wanted ? Optional.of(new ProgressBar(System.err, log.sizeHint())) : Optional.empty();
    }
}
