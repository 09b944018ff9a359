package org.mingzhang.api.importing;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.importing.ImportJob.ControlTotals;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.mapping.MappingRefused;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.report.ReportJson;
import org.mingzhang.api.importing.report.ReportText;
import org.mingzhang.api.importing.rows.SourceRefused;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.HttpSink;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.store.TimeSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Imports files into a running ledger through its API.
///
/// Exit status: 0 every row and cent is accounted for, 1 it stopped or something differs, 2 the
/// command line is wrong.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = {
            "Imports budgets and settled payments of another system into a running ledger.",
            "",
            "Killed or interrupted, it goes on where it stopped when it is started again. A second"
                    + " import of the same files changes nothing.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mingzhang import --sample",
            "  mingzhang import --mapping santiago --budget real/budget --payments real/payments",
            "  mingzhang import --mapping my-city.yaml --budget b.csv --payments p.csv.gz --check"
        })
public final class ImportCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /// What is imported.
    static final class What {

        @Option(
                names = "--sample",
                required = true,
                description = "the made-up files that come with the program")
        private boolean sample;

        @ArgGroup(exclusive = false)
        private @Nullable Sources files;

        /// Files and how they are read.
        static final class Sources {

            @Option(
                    names = "--mapping",
                    required = true,
                    paramLabel = "NAME|FILE",
                    description = "how the files are read: santiago, madrid, or a file of yours")
            private String mapping = "";

            @Option(
                    names = "--budget",
                    arity = "1..*",
                    paramLabel = "PATH",
                    description = "files with budget lines, or folders that hold them")
            private List<Path> budget = List.of();

            @Option(
                    names = "--payments",
                    arity = "1..*",
                    paramLabel = "PATH",
                    description = "files with payments, or folders that hold them")
            private List<Path> payments = List.of();

            @Option(
                    names = "--names",
                    arity = "1..*",
                    paramLabel = "FOLDER",
                    description =
                            "folders with the tables that say what codes are called, to publish")
            private List<Path> names = List.of();
        }
    }

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "where the ledger runs")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--tokens",
            defaultValue = "data/tokens",
            paramLabel = "FOLDER",
            description = {
                "a folder with the token of the importer in the file 'importer', and of the two"
                        + " persons who open the years in 'budget-a' and 'budget-b'; a trial"
                        + " installation makes them"
            })
    private Path tokens = Path.of("data", "tokens");

    @Option(
            names = "--years-are-open",
            description = "the years were opened before, by two persons; only the importer acts")
    private boolean yearsAreOpen;

    @Option(
            names = "--control-total",
            paramLabel = "budget|payments=AMOUNT",
            description = "a sum that you know, to compare with; may be repeated")
    private Map<String, String> controlTotals = Map.of();

    @Option(
            names = "--check",
            description = "only read the files and report what is in them; submit nothing")
    private boolean check;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write the whole report as JSON to this file")
    private @Nullable Path report;

    @SuppressWarnings("NullAway.Init") // Picocli sets it.
    @Spec
    private CommandSpec spec;

    /// Picocli sets the fields.
    public ImportCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            ControlTotals stated = controlTotals();
            ImportReport done = what.sample ? sample(stated) : files(stated);
            PrintWriter out = spec.commandLine().getOut();
            out.print(ReportText.of(done));
            out.flush();
            if (report != null) {
                write(done, report);
            }
            boolean read = check && done.findings().isEmpty();
            return done.balances() || read ? 0 : 1;
        } catch (MappingRefused | SourceRefused e) {
            spec.commandLine().getErr().println("mingzhang import: " + e.getMessage());
            return 1;
        }
    }

    private ControlTotals controlTotals() {
        controlTotals.keySet().stream()
                .filter(name -> !name.equals("budget") && !name.equals("payments"))
                .findAny()
                .ifPresent(name -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "A control total is of budget or of payments, not of " + name);
                });
        return new ControlTotals(controlTotal("budget"), controlTotal("payments"));
    }

    private Optional<Money> controlTotal(String name) {
        try {
            return Optional.ofNullable(controlTotals.get(name)).map(Money::parse);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "The control total of " + name + " is " + e.getMessage());
        }
    }

    private ImportReport sample(ControlTotals stated) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mingzhang-sample");
        SampleFiles.writeTo(folder);
        spec.commandLine().getOut().println("The made-up files lie in " + folder);
        return run(
                Mappings.shipped("sample"),
                List.of(folder.resolve("budget")),
                List.of(folder.resolve("payments")),
                List.of(folder.resolve("names")),
                stated);
    }

    private ImportReport files(ControlTotals stated) throws InterruptedException {
        What.Sources files = what.files;
        if (files == null) {
            throw new ParameterException(spec.commandLine(), "Name --sample or --mapping.");
        }
        return run(Mappings.find(files.mapping), files.budget, files.payments, files.names, stated);
    }

    private ImportReport run(
            Mapping mapping,
            List<Path> budget,
            List<Path> payments,
            List<Path> names,
            ControlTotals stated)
            throws InterruptedException {
        SourceFiles sources = SourceFiles.find(mapping, budget, payments, names);
        Bookkeeper books =
                new Bookkeeper(mapping.name(), mapping.division(), TimeSource.system().wall());
        if (check) {
            return ImportJob.check(mapping, sources, stated, books);
        }
        LedgerStatus.at(url).requireCurrency(mapping);
        try (CommandSink importer = sink("importer")) {
            if (yearsAreOpen) {
                return job(mapping, sources, Years.TRUSTED, importer, stated, books).run();
            }
            try (CommandSink proposer = sink("budget-a");
                    CommandSink confirmer = sink("budget-b")) {
                Years years = new YearSetup(proposer, confirmer);
                return job(mapping, sources, years, importer, stated, books).run();
            }
        }
    }

    private static ImportJob job(
            Mapping mapping,
            SourceFiles sources,
            Years years,
            CommandSink importer,
            ControlTotals stated,
            Bookkeeper books) {
        Progress progress = ConsoleProgress.onStandardError("Importing");
        return new ImportJob(mapping, sources, years, importer, stated, books, progress);
    }

    private CommandSink sink(String person) {
        Path file = tokens.resolve(person);
        try {
            return new HttpSink(url, Files.readString(file).strip(), HttpSink.Patience.DEFAULT);
        } catch (IOException _) {
            throw new SourceRefused(
                    "no token in "
                            + file
                            + "; make one with 'mingzhang token create' and name its folder with"
                            + " --tokens"
                            + (person.equals("importer")
                                    ? ""
                                    : ", or have two persons open the years and say"
                                            + " --years-are-open"));
        }
    }

    private static void write(ImportReport done, Path file) throws IOException {
        try (JsonGenerator out =
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .createGenerator(Files.newOutputStream(file))) {
            ReportJson.write(done, out);
        }
    }
}
