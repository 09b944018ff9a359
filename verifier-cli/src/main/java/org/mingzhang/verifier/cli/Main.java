package org.mingzhang.verifier.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/// The verifier's command line.
///
/// **Exit status**: 0 verified, 1 not verified, 2 usage or unreadable input.
@Command(
        name = "verifier",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            VerifyCommand.class,
            BundleCommand.class,
            ProofCommand.class,
            ConsistencyCommand.class,
            WitnessCommand.class,
            KeygenCommand.class,
            HelpCommand.class
        },
        description = {
            "Checks a Mingzhang ledger without trusting the people, the database or the program that"
                    + " keep it. This program shares no code with the ledger; the format it checks is"
                    + " written down in docs/log-format.md."
        },
        footer = {
            "",
            "Exit status: 0 verified, 1 not verified, 2 usage or unreadable input.",
            "Start with: verifier verify --help"
        })
public final class Main {
    /// Usage errors and unreadable input.
    static final int USAGE = 2;

    private Main() {}

    /// Runs the program and exits.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(arguments, out, err);
        out.flush();
        System.exit(status);
    }

    /// Runs the program and returns its exit status.
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            String said =
                    exception instanceof RuntimeException
                            ? "unexpected failure: " + exception
                            : exception.getMessage();
            command.getErr().println("verifier: " + said);
            return USAGE;
        });
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return USAGE;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println(
                    "verifier: not enough memory; give the Java runtime more, for instance -Xmx1g");
            return USAGE;
        }
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"verifier " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
