package org.mingzhang.api.browser;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.mingzhang.api.importing.ImportJob;
import org.mingzhang.api.importing.Progress;
import org.mingzhang.api.importing.RealData;
import org.mingzhang.api.importing.SourceFiles;
import org.mingzhang.api.importing.YearSetup;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.decider.Occasion;

/// A ledger with one real year of Santiago de Compostela: its budget, and its payments as the city
/// published them.
final class Santiago {

    /// The year.
    static final int YEAR = 2016;

    private Santiago() {}

    private static final class Shared {
        private static final LedgerApplication APPLICATION =
                TestLedger.filled(
                        StartSettings.embedded(
                                TestLedger.newDataDirectory(),
                                false,
                                "EUR",
                                ZoneId.of("Europe/Madrid")),
                        InstantSource.system(),
                        Santiago::load);
    }

    /// Where the files are; a test without them is skipped.
    static Path files() {
        return RealData.of("santiago-es");
    }

    private static void load(LedgerRuntime runtime) throws InterruptedException {
        Mapping mapping = Mappings.shipped("santiago");
        ImportReport report =
                new ImportJob(
                                mapping,
                                SourceFiles.find(
                                        mapping,
                                        List.of(file("budget", "gastos")),
                                        List.of(file("payments", "pagos")),
                                        List.of(files().resolve("classifications"))),
                                new YearSetup(
                                        as(runtime, "budget-a", "budget"),
                                        as(runtime, "budget-b", "budget")),
                                as(runtime, "importer", "importer"),
                                ImportJob.ControlTotals.NONE,
                                new Bookkeeper(
                                        mapping.name(), mapping.division(), InstantSource.system()),
                                Progress.NONE)
                        .run();
        if (report.problem().isPresent()) {
            throw new IllegalStateException(report.problem().get());
        }
    }

    private static Path file(String folder, String kind) {
        return files().resolve(folder).resolve("%s-%d.csv.gz".formatted(kind, YEAR));
    }

    private static CommandSink as(LedgerRuntime runtime, String person, String role) {
        return new LedgerSink(
                runtime.ledger(),
                runtime.binder(),
                new Sender("client-" + person, new Occasion.Person(person, role, "finance")));
    }

    /// Where it is.
    static String address() {
        return "http://localhost:" + Shared.APPLICATION.port();
    }
}
