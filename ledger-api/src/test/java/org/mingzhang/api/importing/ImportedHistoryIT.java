package org.mingzhang.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.api.drill.Attack;
import org.mingzhang.api.drill.AttackCatalogue;
import org.mingzhang.api.drill.Detection;
import org.mingzhang.api.drill.DetectionMatrix;
import org.mingzhang.api.drill.Evidence;
import org.mingzhang.api.drill.VerifierJar;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ControlTotal;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.report.Tally;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.LedgerSink;
import org.mingzhang.api.testing.Recomputation;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.testing.VerifierProgram;
import org.mingzhang.api.testing.VerifierProgram.Run;
import org.mingzhang.api.wiring.DrillAccess;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.evidence.ExportDirectory;
import org.mingzhang.ledger.evidence.LogExport;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.money.Money;

/// History of other systems, with payments in January out of last year's budget: what the verifier
/// as it is delivered says of it, from an export and from the database with its read tables, and
/// whether the dashboards say what the entries add up to.
class ImportedHistoryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path folder;

    private static final Set<String> ATTACKS =
            Set.of(
                    "edit the payload of an entry",
                    "rewrite the past with the log's own key",
                    "record a review in another person's name");

    private final StartSettings settings = StartSettings.embedded(TestLedger.newDataDirectory());

    private static CommandSink as(LedgerRuntime runtime, String person, String role) {
        return new LedgerSink(
                runtime.ledger(),
                runtime.binder(),
                new Sender("client-" + person, new Occasion.Person(person, role, "finance")));
    }

    private static ImportReport load(LedgerRuntime runtime, Mapping mapping, Path files)
            throws InterruptedException {
        return new ImportJob(
                        mapping,
                        SourceFiles.find(
                                mapping,
                                List.of(files.resolve("budget")),
                                List.of(files.resolve("payments")),
                                Stream.of("names", "classifications")
                                        .map(files::resolve)
                                        .filter(Files::isDirectory)
                                        .toList()),
                        new YearSetup(
                                as(runtime, "budget-a", "budget"),
                                as(runtime, "budget-b", "budget")),
                        as(runtime, "importer", "importer"),
                        ImportJob.ControlTotals.NONE,
                        new Bookkeeper(mapping.name(), mapping.division(), InstantSource.system()),
                        Progress.NONE)
                .run();
    }

    /// Imports, exports, and lets the verifier look at both.
    private ImportReport verified(String mapping, Path files) throws Exception {
        try (LedgerApplication application = LedgerApplication.start(settings)) {
            LedgerRuntime runtime = application.runtime();
            ImportReport report = load(runtime, Mappings.shipped(mapping), files);
            assertThat(report.problem()).isEmpty();
            long size = runtime.queries().size();
            await().atMost(PATIENCE)
                    .until(() ->
                            runtime.queries().checkpoint(Suite.SM3, size).isPresent()
                                    && runtime.readSide().runner().size() >= size);
            Recomputation.agrees(application);
            Path export = folder.resolve("export");
            try (ExportDirectory target = ExportDirectory.open(export, runtime.queries())) {
                new LogExport(runtime.queries(), LogFiles.newest(runtime.queries()).orElseThrow())
                        .writeTo(target, _ -> {});
            }
            String keys = runtime.publicKeyFile().toString();

            Run dump = VerifierProgram.run("verify", "--keys", keys, export.toString());
            Run database =
                    VerifierProgram.run(
                            "verify",
                            "--keys",
                            keys,
                            "--database",
                            runtime.databases().url(),
                            "--user",
                            "postgres");

            assertThat(dump.output()).contains("VERIFIED: positions 0 to %,d".formatted(size - 1));
            assertThat(dump.output()).containsPattern("ok +rule-broken");
            assertThat(dump.status()).isZero();
            assertThat(database.output())
                    .contains("VERIFIED: positions 0 to %,d".formatted(size - 1));
            assertThat(database.output())
                    .containsPattern("ok +rule-broken")
                    .containsPattern("ok +projection-mismatch")
                    .contains("payment, payment_step");
            assertThat(database.status()).isZero();
            return report;
        }
    }

    /// In a history nobody reviews and signs; what there is is attacked as anywhere.
    @Test
    void aHistoryIsDrilledTo() throws Exception {
        SampleFiles.writeTo(folder);
        Path firstYear = folder.resolve("first");
        Files.createDirectories(firstYear.resolve("payments"));
        try (Stream<Path> files = Files.list(folder.resolve("payments"))) {
            Path first = files.sorted().findFirst().orElseThrow();
            Files.copy(first, firstYear.resolve("payments").resolve(first.getFileName()));
        }
        copyAll(folder.resolve("budget"), firstYear.resolve("budget"));
        try (LedgerApplication application = LedgerApplication.start(settings)) {
            LedgerRuntime runtime = application.runtime();
            for (Path files : List.of(firstYear, folder)) {
                assertThat(load(runtime, Mappings.shipped("sample"), files).problem()).isEmpty();
                long size = runtime.queries().size();
                await().atMost(PATIENCE)
                        .until(() -> runtime.queries().checkpoint(Suite.SM3, size).isPresent());
            }
        }
        Path workplace = Files.createDirectories(folder.resolve("drill"));
        Path jar = Path.of(Objects.requireNonNull(System.getProperty("verifier.jar")));
        try (VerifierJar verifier = VerifierJar.open(jar);
                DrillAccess access =
                        DrillAccess.open(settings.data(), Optional.empty(), workplace)) {
            List<Attack> attacks =
                    AttackCatalogue.all().stream()
                            .filter(attack -> ATTACKS.contains(attack.name()))
                            .toList();
            List<Detection> rows = access.drill(verifier, workplace).run(attacks, _ -> {});

            assertThat(new DetectionMatrix(Set.of(Evidence.DATABASE), rows).text().lines())
                    .anySatisfy(line ->
                            assertThat(line)
                                    .startsWith("edit the payload")
                                    .contains("the database alone", "leaf-mismatch"))
                    .anySatisfy(line ->
                            assertThat(line)
                                    .startsWith("rewrite the past")
                                    .contains(Evidence.KEPT.words()))
                    .anySatisfy(line ->
                            assertThat(line)
                                    .startsWith("record a review")
                                    .contains("not done here", "no review"));
        }
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void theMadeUpFilesAreVerifiedFromExportAndDatabase() throws Exception {
        SampleFiles.writeTo(folder);

        assertThat(verified("sample", folder).payments().accepted().count()).isEqualTo(11);
    }

    @Test
    void soAreFiveYearsOfSantiagoToTheCent() throws Exception {
        ImportReport report = verified("santiago", RealData.of("santiago-es"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.budgetLines()).isEqualTo(4_209);
        assertThat(report.budget().accepted().count()).isEqualTo(4_209);
        assertThat(report.budget().controlTotals()).hasSize(15).allMatch(ControlTotal::agrees);
        assertThat(report.payments().read())
                .isEqualTo(new Tally(64_291, Money.parse("386667263.48")));
        assertThat(report.payments().accepted())
                .isEqualTo(new Tally(61_582, Money.parse("367336475.68")));
        assertThat(report.payments().refused())
                .isEqualTo(
                        Map.of(
                                "budget-line-unknown",
                                new Tally(2_698, Money.parse("19205030.90")),
                                "amount-exceeds-available",
                                new Tally(11, Money.parse("125756.90"))));
        assertThat(report.refusedRows()).hasSize(2_709);
        assertThat(report.balances()).isTrue();
    }
}
