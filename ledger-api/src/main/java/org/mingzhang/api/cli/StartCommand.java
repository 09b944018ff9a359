package org.mingzhang.api.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.importing.ConsoleProgress;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.api.wiring.Demonstration;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.sql.ReadFailedException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts the ledger and says where it is.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Starts the ledger: API and portal.",
            "",
            "Without options it runs on a PostgreSQL of its own, keeps everything in ./data, makes"
                    + " keys and a log on the first start, and lets made-up people sign in. What"
                    + " it holds survives a restart and a crash. Stop it with Ctrl-C.",
            "",
            "With --database-url it runs on your PostgreSQL (15 or later) instead; then nobody can"
                    + " sign in until you have made tokens with 'mingzhang token create'.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mingzhang start",
            "  mingzhang start --port 9090 --data /srv/ledger --no-demo",
            "  MINGZHANG_DATABASE_PASSWORD=… mingzhang start \\",
            "      --database-url jdbc:postgresql://db.example/ledger --database-user ledger_owner \\",
            "      --log ledger.example.gov/440000 --data /srv/ledger"
        })
final class StartCommand implements Callable<Integer> {

    /// The status of a command that goes on in the background.
    static final int RUNNING = -1;

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT", description = "HTTP port")
    private int port;

    @Option(
            names = "--address",
            defaultValue = "localhost",
            paramLabel = "ADDRESS",
            description = "network address to listen on; 0.0.0.0 for all of this machine")
    private String address = "localhost";

    @Option(
            names = "--no-demo",
            description = "leave a new embedded ledger empty, without the demonstration province")
    private boolean noDemo;

    @Mixin private StorageOptions storage = new StorageOptions();

    @Option(
            names = "--witnesses",
            paramLabel = "FILE",
            description =
                    "who watches the log: a C2SP tlog-policy with the addresses of the witnesses"
                            + " (policy in the data directory, if there is one)")
    private @Nullable Path policy;

    @Option(
            names = "--unwitnessed",
            description =
                    "go on although fewer witnesses can be asked than their quorum; the log records"
                            + " that you did")
    private boolean unwitnessed;

    @Option(
            names = "--roles",
            paramLabel = "SOURCE",
            description =
                    "log or tokens: whether persons have the roles that the log grants them, or"
                            + " those that their token names (log with a database of your own,"
                            + " tokens in a trial installation)")
    private @Nullable RoleSource roles;

    @Option(
            names = "--openid",
            paramLabel = "FILE",
            description =
                    "your identity provider (OpenID Connect): issuer, jwks, audience and what its"
                            + " claims mean; see docs/operations.md")
    private @Nullable Path openId;

    @Option(
            names = "--pkcs11",
            paramLabel = "LIBRARY",
            description =
                    "the PKCS#11 module that reaches the tokens in which persons keep their keys;"
                            + " see docs/operations.md")
    private @Nullable Path tokenModule;

    /// Who says which role a person has.
    enum RoleSource {
        log,
        tokens
    }

    @ArgGroup(exclusive = false)
    private @Nullable StampOptions stamps;

    @Mixin private NewLogOptions newLog = new NewLogOptions();

    /// Who stamps a checkpoint a day.
    static final class StampOptions {

        @Option(
                names = "--stamp-url",
                required = true,
                paramLabel = "URL",
                description = "a time-stamp authority (RFC 3161) that stamps a checkpoint a day")
        private URI url = URI.create("");

        @Option(
                names = "--stamp-roots",
                required = true,
                paramLabel = "FILE",
                description = "its certificate, or those that vouch for it, as PEM")
        private Path roots = Path.of("");

        StartSettings.Stamping stamping() {
            return new StartSettings.Stamping(url, roots);
        }
    }

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    /// What a new log is created with.
    static final class NewLogOptions {

        @Option(
                names = "--log",
                paramLabel = "ORIGIN",
                description =
                        "name of the log that is created, for instance ledger.example.gov/440000;"
                                + " fixed for its life; an embedded ledger has one by default")
        private @Nullable String log;

        @Option(
                names = "--currency",
                defaultValue = "CNY",
                paramLabel = "CODE",
                description = "the one currency of a log that is created, ISO 4217")
        private String currency = "CNY";

        @Option(
                names = "--zone",
                defaultValue = "Asia/Shanghai",
                paramLabel = "ZONE",
                description = "the zone of dates of a log that is created")
        private ZoneId zone = ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Integer call() {
        StartSettings settings =
                new StartSettings(
                        address,
                        port,
                        storage.data(),
                        storage.database(),
                        storage.embeddedPort(),
                        !noDemo,
                        storage.developmentIdentity(),
                        Optional.ofNullable(newLog.log),
                        newLog.currency,
                        newLog.zone,
                        new StartSettings.Witnessing(
                                Optional.ofNullable(policy),
                                unwitnessed,
                                Optional.ofNullable(stamps).map(StampOptions::stamping)),
                        new StartSettings.Persons(
                                roles == null
                                        ? !storage.developmentIdentity()
                                        : roles == RoleSource.log,
                                Optional.ofNullable(openId),
                                Optional.ofNullable(tokenModule)));
        LedgerApplication application = LedgerApplication.start(settings);
        PrintWriter out = spec.commandLine().getOut();
        rebuildOldReadModels(application, out);
        loadDemonstration(application);
        new Greeting(application, Path.of("").toAbsolutePath()).print(out);
        out.flush();
        return RUNNING;
    }

    /// Pages of read models of an older shape would stand still until somebody rebuilds them.
    private static void rebuildOldReadModels(LedgerApplication application, PrintWriter out) {
        ReadSide readSide = application.runtime().readSide();
        try {
            if (readSide.isOutdated()) {
                out.println(
                        "The read models were made by another version of Mingzhang; they are built"
                                + " again from the log. Commands and queries are answered"
                                + " meanwhile, queries as things stood before.");
                out.flush();
                RebuildBar.show(readSide.rebuild()::run);
            }
        } catch (ReadFailedException | IllegalStateException e) {
            out.println(
                    "The read models cannot be rebuilt: "
                            + e.getMessage()
                            + ". The ledger goes on; try mingzhang rebuild.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void loadDemonstration(LedgerApplication application) {
        try {
            Demonstration.load(
                    application.runtime(), ConsoleProgress.onStandardError("Demonstration"));
        } catch (SinkUnavailable e) {
            application.close();
            throw new StartRefused(
                    "the demonstration province cannot be loaded: " + e.getMessage(),
                    "start again to go on, or start without it: --no-demo",
                    e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
