package org.mingzhang.api.cli;

import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.importing.ImportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The top of the command line.
///
/// Exit status: 0 done, 1 something refused to work (the message says what and what to do), 2 the
/// command line itself is wrong.
@Command(
        name = "mingzhang",
        mixinStandardHelpOptions = true,
        version = "mingzhang 0.1.0",
        subcommands = {
            StartCommand.class,
            TokenCommand.class,
            ImportCommand.class,
            BankReturnCommand.class,
            ExportCommand.class,
            RebuildCommand.class,
            KeyCommand.class,
            DrillCommand.class
        },
        description = "A tamper-evident ledger for public money.",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  mingzhang start            a ledger with its own PostgreSQL, data in ./data",
            "  mingzhang start --help     what can be chosen",
            "  mingzhang token --help     who may talk to the ledger",
            "  mingzhang import --sample  budgets and payments of another system, made up",
            "  mingzhang export --help    the log as files, for auditors",
            "  mingzhang rebuild          the read models again, from the log",
            "  mingzhang key --help       the keys that sign the log",
            "  mingzhang drill            attack clones of a ledger, and see what shows it"
        })
public final class Mingzhang implements Runnable {

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    /// Picocli sets the fields.
    public Mingzhang() {}

    /// Runs one command and ends the process with its exit status.
    public static void main(String[] arguments) {
        int status = commandLine().execute(arguments);
        // A running server has threads of its own and ends by a signal.
        if (status != StartCommand.RUNNING) {
            System.exit(status);
        }
    }

    /// The commands, as the process runs them.
    public static CommandLine commandLine() {
        return new CommandLine(new Mingzhang())
                .setExecutionExceptionHandler((exception, commandLine, _) -> {
                    if (exception instanceof StartRefused refused) {
                        commandLine.getErr().println("mingzhang: " + refused.getMessage());
                        commandLine.getErr().println("  → " + refused.advice());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw exception;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
