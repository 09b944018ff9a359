package org.mingzhang.api.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.bank.BankReport;
import org.mingzhang.api.bank.BankReturn;
import org.mingzhang.api.bank.BankReturnJob;
import org.mingzhang.api.bank.UnreadableReturn;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.HttpSink;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.api.problem.ProblemTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Gives a return file of the bank to a running ledger.
///
/// Exit status: 0 every row settled or returned its voucher, 1 some did not or it stopped, 2 the
/// command line is wrong.
@Command(
        name = "bank-return",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Settles and returns vouchers by a return file of the bank.",
            "",
            "The file is CSV with the header payment,voucher,amount,result,date,reason; result is"
                    + " paid or rejected. A file that comes again changes nothing.",
            ""
        })
public final class BankReturnCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the bank's file")
    private Path file = Path.of("");

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "where the ledger runs")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--token",
            defaultValue = "data/tokens/finance",
            paramLabel = "FILE",
            description = "a file with the token of the cashier")
    private Path token = Path.of("data", "tokens", "finance");

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    /// Picocli sets the fields.
    public BankReturnCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        try {
            BankReturn rows = BankReturn.read(Files.readAllBytes(file));
            String secret = new String(Files.readAllBytes(token), StandardCharsets.US_ASCII);
            try (CommandSink sink = new HttpSink(url, secret.strip(), HttpSink.Patience.DEFAULT)) {
                BankReport report =
                        BankReturnJob.run(
                                rows,
                                sink,
                                expected -> new ProblemTexts().expected(expected, Locale.ENGLISH));
                spec.commandLine().getOut().print(report.toText());
                spec.commandLine().getOut().flush();
                return report.isClean() ? 0 : 1;
            }
        } catch (UnreadableReturn e) {
            return failed("the file must be " + e.getMessage());
        } catch (SinkUnavailable e) {
            return failed(e.getMessage());
        } catch (IOException e) {
            return failed(e.getMessage() + " cannot be read");
        }
    }

    private int failed(@Nullable String why) {
        spec.commandLine().getErr().println("mingzhang bank-return: " + why);
        return 1;
    }
}
