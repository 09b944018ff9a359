package org.mingzhang.api.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.wiring.LogAccess;
import org.mingzhang.api.wiring.RebuildAccess;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.api.wiring.TokenAccess;
import picocli.CommandLine.Option;

/// Which ledger a command is about.
final class StorageOptions {

    @Option(
            names = "--data",
            defaultValue = "data",
            paramLabel = "DIRECTORY",
            description = "keys, checkpoints and the embedded database")
    private Path data = Path.of("data");

    @Option(
            names = "--database-port",
            paramLabel = "PORT",
            description = "port of the embedded database (15432, or a free one if that is taken)")
    private @Nullable Integer embeddedPort;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "your own PostgreSQL, for instance jdbc:postgresql://db.example/ledger")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "postgres",
            description = "login that owns the ledger's schemas there")
    private String user = "postgres";

    @Option(
            names = "--database-password",
            paramLabel = "SECRET",
            defaultValue = "${env:MINGZHANG_DATABASE_PASSWORD:-}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "its password; better in the environment as MINGZHANG_DATABASE_PASSWORD")
    private String password = "";

    @Option(
            names = "--development-identity",
            description =
                    "let made-up people sign in and everybody read, also with your own database;"
                            + " always so with the embedded one")
    private boolean developmentIdentity;

    Path data() {
        return data;
    }

    Optional<Integer> embeddedPort() {
        return Optional.ofNullable(embeddedPort);
    }

    Optional<StartSettings.ExternalDatabase> database() {
        return Optional.ofNullable(url)
                .map(given -> new StartSettings.ExternalDatabase(given, user, password));
    }

    boolean developmentIdentity() {
        return url == null || developmentIdentity;
    }

    /// The tokens of that ledger, whether it runs or not.
    TokenAccess tokens() {
        return TokenAccess.open(data, database(), embeddedPort());
    }

    /// The log of that ledger, whether it runs or not.
    LogAccess log(Optional<String> log) {
        return LogAccess.open(data, database(), embeddedPort(), log);
    }

    /// The read models of that ledger, whether it runs or not.
    RebuildAccess readModels(Optional<String> log) {
        return RebuildAccess.open(data, database(), embeddedPort(), log);
    }
}
