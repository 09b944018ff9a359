package org.mingzhang.api.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.TokenStore;
import org.mingzhang.api.wiring.TokenAccess;
import org.mingzhang.ledger.duty.Role;
import org.mingzhang.ledger.log.entry.Timestamps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes, lists and revokes bearer tokens.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        subcommands = {
            TokenCommand.Create.class,
            TokenCommand.ListAll.class,
            TokenCommand.Revoke.class
        },
        description = {
            "Makes, lists and revokes the tokens with which systems talk to the ledger.",
            "",
            "A token is shown once, when it is made; the database keeps only its SHA-256. It works"
                    + " on a running ledger at once; a revocation takes at most five seconds."
        })
final class TokenCommand implements Runnable {

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: create, list or revoke.");
    }

    /// Makes a token.
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Makes a token and prints it, once.",
            footerHeading = "%nExample:%n",
            footer = {
                "  mingzhang token create treasury-1 --client treasury --person svc-treasury \\",
                "      --role finance --unit 440000 --days 365"
            })
    static final class Create implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "a name for it, by which it is revoked")
        private String id = "";

        @Option(
                names = "--client",
                required = true,
                description = "the system that submits; part of the idempotency key")
        private String client = "";

        @Option(
                names = "--person",
                required = true,
                description = "who acts: the same for all tokens of one person or service")
        private String person = "";

        @Option(
                names = "--role",
                required = true,
                description = "a role held; may be repeated, the one to act in first")
        private List<String> roles = List.of();

        @Option(names = "--unit", required = true, description = "the unit acted for")
        private String unit = "";

        @Option(
                names = "--scope",
                defaultValue = "",
                description = "the division acted in, with all below it; all if left out")
        private String scope = "";

        @Option(
                names = "--units",
                defaultValue = "",
                description = "the unit acted on, with all below it; all if left out")
        private String units = "";

        @Option(names = "--days", description = "for how long; for ever if left out")
        private @Nullable Integer days;

        @Mixin private StorageOptions storage = new StorageOptions();

        @SuppressWarnings("NullAway.Init") // Picocli sets it.
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            for (String role : roles) {
                if (Role.of(role).isEmpty()) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "There is no role "
                                    + role
                                    + "; there are "
                                    + String.join(
                                            ", ",
                                            List.of(Role.values()).stream().map(Role::id).toList())
                                    + ".");
                }
            }
            try (TokenAccess access = storage.tokens()) {
                Optional<Instant> expiresAt =
                        Optional.ofNullable(days)
                                .map(count -> access.now().plus(Duration.ofDays(count)));
                BearerToken token =
                        access.store()
                                .create(
                                        id,
                                        new Identity(client, person, roles, unit, scope, units),
                                        false,
                                        expiresAt);
                spec.commandLine().getOut().println(token.reveal());
                return 0;
            } catch (IllegalArgumentException e) {
                throw new StartRefused(
                        String.valueOf(e.getMessage()), "see mingzhang token create --help", e);
            }
        }
    }

    /// Lists tokens.
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Lists all tokens, without their secrets.")
    static final class ListAll implements Callable<Integer> {

        @Mixin private StorageOptions storage = new StorageOptions();

        @SuppressWarnings("NullAway.Init") // Picocli sets it.
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (TokenAccess access = storage.tokens()) {
                PrintWriter out = spec.commandLine().getOut();
                String row = "%-24s %-22s %-16s %-24s %-10s %-10s %-10s %s%n";
                out.printf(
                        row, "ID", "CLIENT", "PERSON", "ROLES", "UNIT", "SCOPE", "UNITS", "STATE");
                for (TokenStore.StoredToken token : access.store().list()) {
                    Identity identity = token.identity();
                    out.printf(
                            row,
                            token.id(),
                            identity.client(),
                            identity.person(),
                            String.join(",", identity.roles()),
                            identity.unit(),
                            identity.scope().isEmpty() ? "all" : identity.scope(),
                            identity.units().isEmpty() ? "all" : identity.units(),
                            state(token));
                }
                out.flush();
                return 0;
            }
        }

        private static String state(TokenStore.StoredToken token) {
            return token.revokedAt()
                    .map(at -> "revoked " + Timestamps.format(at))
                    .or(() -> token.expiresAt().map(at -> "until " + Timestamps.format(at)))
                    .orElse(token.development() ? "development" : "valid");
        }
    }

    /// Revokes a token.
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Ends a token for good.")
    static final class Revoke implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "its name")
        private String id = "";

        @Mixin private StorageOptions storage = new StorageOptions();

        @Override
        public Integer call() {
            try (TokenAccess access = storage.tokens()) {
                if (!access.store().revoke(id)) {
                    throw new StartRefused(
                            "there is no valid token with the id " + id,
                            "see mingzhang token list");
                }
                return 0;
            }
        }
    }
}
