package org.mingzhang.api.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.LedgerRuntime;

/// What a person reads when the ledger has started: where it is, and what to try.
final class Greeting {

    private static final String EXAMPLE =
            "{\"type\":\"payment.WithdrawPayment\",\"id\":\"try-1\",\"data\":{\"payment\":\"P-1\","
                    + "\"effectiveDate\":\"2026-06-30\",\"reason\":\"a first try\"}}";

    private final LedgerApplication application;
    private final Path workingDirectory;

    /// @param workingDirectory the current one, so that paths can be short
    Greeting(LedgerApplication application, Path workingDirectory) {
        this.application = application;
        this.workingDirectory = workingDirectory;
    }

    void print(PrintWriter out) {
        LedgerRuntime runtime = application.runtime();
        String base = "http://" + host(runtime.settings().address()) + ":" + application.port();
        out.println();
        out.println("Mingzhang is running. Stop it with Ctrl-C.");
        out.println();
        out.printf("  Portal    %s/%n", base);
        out.printf("  API       %s/api%n", base);
        out.printf(
                "  Log       %s, entries: %d%n",
                runtime.log().origin(), runtime.ledger().engine().durableSize());
        out.printf("  Database  %s%n", runtime.databases().url());
        out.printf("  Keys      %s%n", relative(runtime.keyFile()));
        out.printf("  Auditors  %s%n", relative(runtime.publicKeyFile()));
        Map<String, Path> tokens = runtime.developmentTokens();
        if (tokens.isEmpty()) {
            out.println();
            out.println("Only who has a token may sign in: mingzhang token create --help");
            out.println();
            return;
        }
        Path directory = relative(runtime.tokenDirectory());
        out.printf("  Tokens    %s/%n", directory);
        out.println();
        out.println("Made-up people may sign in, and everybody may read: for trials only.");
        out.println("  " + String.join(", ", tokens.keySet()));
        out.println();
        out.println("Try:");
        out.printf("  curl -s %s/api/v1/status%n", base);
        out.printf("  curl -s %s/api/v1/commands \\%n", base);
        out.printf("    -H \"Authorization: Bearer $(cat %s/handler)\" \\%n", directory);
        out.println("    -H 'Content-Type: application/json' \\");
        out.printf("    -d '%s'%n", EXAMPLE);
        out.println();
    }

    private static String host(String address) {
        return address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
    }

    private Path relative(Path path) {
        return path.startsWith(workingDirectory) ? workingDirectory.relativize(path) : path;
    }
}
