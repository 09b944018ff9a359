package org.mingzhang.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ControlTotal;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.report.RefusedRow;
import org.mingzhang.api.importing.report.ReportJson;
import org.mingzhang.api.importing.report.ReportText;
import org.mingzhang.api.importing.report.Tally;
import org.mingzhang.api.importing.rows.Finding;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetProposed;
import org.mingzhang.ledger.codes.CodesEvent.CodeSetPublished;
import org.mingzhang.ledger.codes.NamedCode;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledPaymentRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledRefundRecorded;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The made-up files that come with the program, through the real rules.
class SampleTest {

    private static final Mapping MAPPING = Mappings.shipped("sample");

    @TempDir private Path folder;
    private final DecidingSink ledger = new DecidingSink();

    private ImportReport run(ImportJob.ControlTotals stated) throws InterruptedException {
        SampleFiles.writeTo(folder);
        return job(stated, setup("budget-a", "budget-b")).run();
    }

    private YearSetup setup(String proposer, String confirmer) {
        return new YearSetup(ledger.as(proposer, "budget"), ledger.as(confirmer, "budget"));
    }

    private ImportJob job(ImportJob.ControlTotals stated, Years years) {
        return job("importer", stated, years);
    }

    private ImportJob job(String importer, ImportJob.ControlTotals stated, Years years) {
        return new ImportJob(
                MAPPING,
                SourceFiles.find(
                        MAPPING,
                        List.of(folder.resolve("budget")),
                        List.of(folder.resolve("payments")),
                        List.of(folder.resolve("names"))),
                years,
                ledger.as(importer, "importer"),
                stated,
                new Bookkeeper("sample", "SAMPLE", InstantSource.system()),
                Progress.NONE);
    }

    private <E> List<E> events(Class<E> type) {
        return ledger.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void accountsForEveryRow() throws Exception {
        ImportReport report = run(ImportJob.ControlTotals.NONE);

        assertThat(report.budget().accepted()).isEqualTo(new Tally(9, Money.parse("127299.75")));
        assertThat(report.budget().controlTotals()).hasSize(6).allMatch(ControlTotal::agrees);
        assertThat(report.payments().read().count()).isEqualTo(15);
        assertThat(report.payments().accepted().count()).isEqualTo(11);
        assertThat(report.payments().refused())
                .isEqualTo(
                        Map.of(
                                "amount-exceeds-available",
                                new Tally(2, Money.parse("2650.00")),
                                "budget-line-unknown",
                                new Tally(1, Money.parse("75.50"))));
        assertThat(report.findings())
                .extracting(Finding::text)
                .containsExactly("pagos-2024.csv line 5, date (Data): not-a-date, '2024-13-01'");
        assertThat(report.payments().answered()).isEqualTo(report.payments().read());
        assertThat(report.balances()).isTrue();
        assertThat(ReportText.of(report)).contains("Every row and every cent is accounted for.");
        assertThat(report.remarks()).containsExactly(Map.entry("digits-assumed", 1L));
    }

    @Test
    void saysWhatIsNotAccountedFor() throws Exception {
        SampleFiles.writeTo(folder);
        Files.writeString(
                folder.resolve("payments/pagos-2024.csv"),
                """
                2.20240000300e+11,R,2024-03-01,"12,50",12.5,2024.0,010,91200,10000,B1,X,Y,-,-
                2.20240000301e+11,R,2024-03-02,99.999,99.999,2024.0,010,91200,10000,B1,X,Y,-,-
                2.20240000302e+11,R,2024-03-03,20
                """,
                StandardOpenOption.APPEND);

        ImportReport report =
                job(
                                new ImportJob.ControlTotals(
                                        Optional.empty(), Optional.of(Money.parse("25808.99"))),
                                setup("budget-a", "budget-b"))
                        .run();

        assertThat(report.balances()).isFalse();
        assertThat(report.payments().withoutAmount()).isEqualTo(3);
        assertThat(ReportText.of(report))
                .contains("line 7, amount (Importe): not-an-amount, '12,50'")
                .contains("line 8, amount (Importe): more-than-two-decimals, '99.999'")
                .contains("line 9: too-few-columns, '4 of 14'")
                .contains("!   of them without a readable amount")
                .contains(
                        "! control total of all payment rows: stated 25,808.99, found 25,676.50,"
                                + " difference -132.49")
                .contains("NOT every row and cent is accounted for");
    }

    @Test
    void chargesInTheOrderOfAccountingDates() throws Exception {
        ImportReport report = run(ImportJob.ControlTotals.NONE);

        // The files name 1,150.00 first, but 300.00 was paid earlier and left 900.00 in the pool.
        assertThat(report.refusedRows())
                .filteredOn(row -> row.rule().equals("amount-exceeds-available"))
                .extracting(RefusedRow::row, RefusedRow::amount, row -> row.limit().orElseThrow())
                .containsExactly(
                        tuple(1, Money.parse("1150.00"), "900.00"),
                        tuple(9, Money.parse("1500.00"), "1000.00"));
    }

    @Test
    void recordsReversalsAsRefundsOfLineAndPool() throws Exception {
        run(ImportJob.ControlTotals.NONE);

        assertThat(events(SettledRefundRecorded.class))
                .singleElement()
                .satisfies(refund -> {
                    assertThat(refund.amount()).isEqualTo(Money.parse("2000.00"));
                    assertThat(refund.pool()).isEqualTo("2023/SAMPLE:080/1/2");
                    assertThat(refund.evidence().row()).isEqualTo(7);
                });
    }

    @Test
    void keepsNaturalPersonsOutOfTheEvents() throws Exception {
        run(ImportJob.ControlTotals.NONE);

        assertThat(events(SettledPaymentRecorded.class))
                .filteredOn(e ->
                        e.payee().id().startsWith("PF-") || e.payee().id().equals("Anonimizado"))
                .hasSize(2)
                .allSatisfy(e -> {
                    assertThat(e.payee().name()).isInstanceOf(Disclosable.Committed.class);
                    assertThat(e.purpose()).isInstanceOf(Disclosable.Committed.class);
                });
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        ImportReport first = run(ImportJob.ControlTotals.NONE);
        int events = ledger.events.size();

        ImportReport second = run(ImportJob.ControlTotals.NONE);

        assertThat(ledger.events).hasSize(events);
        assertThat(second.payments().before()).isEqualTo(11);
        assertThat(second.payments().refused()).isEqualTo(first.payments().refused());
    }

    @Test
    void takesARowOnceWhoeverImportsIt() throws Exception {
        run(ImportJob.ControlTotals.NONE);
        int events = ledger.events.size();

        ImportReport again =
                job("importer-2", ImportJob.ControlTotals.NONE, setup("budget-a", "budget-b"))
                        .run();

        assertThat(ledger.events).hasSize(events);
        assertThat(again.payments().accepted().count()).isZero();
        assertThat(again.payments().refused())
                .containsEntry("row-already-recorded", new Tally(11, Money.parse("22941.00")));
    }

    @Test
    void stopsBeforeAnyBudgetIfOnePersonOpensTheYearAlone() throws Exception {
        SampleFiles.writeTo(folder);

        ImportReport report =
                job(ImportJob.ControlTotals.NONE, setup("budget-a", "budget-a")).run();

        assertThat(report.state()).isEqualTo(ImportReport.State.STOPPED);
        assertThat(report.problem())
                .contains("importedyear.ConfirmImportedYear is refused: same-person-twice");
        assertThat(report.budget().accepted().count()).isZero();
    }

    @Test
    void writesAReportThatProgramsRead() throws Exception {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            ReportJson.write(run(ImportJob.ControlTotals.NONE), out);
        }
        JsonNode json = JsonMapper.shared().readTree(text.toString());

        assertThat(json.at("/state").asString()).isEqualTo("finished");
        assertThat(json.at("/payments/refused/amount-exceeds-available/sum").asString())
                .isEqualTo("2650.00");
        assertThat(json.at("/payments/unreadable/count").asLong()).isEqualTo(1);
        assertThat(json.at("/findings/0/value").asString()).isEqualTo("2024-13-01");
        assertThat(json.at("/budget/controlTotals/0/difference").asString()).isEqualTo("0.00");
        assertThat(json.at("/refusedRows/0/position").asLong()).isPositive();
        assertThat(json.at("/files")).hasSize(7);
    }

    private List<NamedCode> codes(int year, CodeKind kind) {
        return events(CodeSetProposed.class).stream()
                .filter(set -> set.fiscalYear() == year && set.kind() == kind)
                .flatMap(set -> set.codes().stream())
                .toList();
    }

    @Test
    void publishesWhatCodesAreCalledBeforeTheFirstBudgetLineAndOnce() throws Exception {
        run(ImportJob.ControlTotals.NONE);

        assertThat(events(CodeSetPublished.class))
                .extracting(CodeSetPublished::year, CodeSetPublished::kind)
                .containsExactly(
                        tuple("SAMPLE/2023", CodeKind.UNIT),
                        tuple("SAMPLE/2023", CodeKind.FUNCTION),
                        tuple("SAMPLE/2023", CodeKind.ECONOMIC),
                        tuple("SAMPLE/2024", CodeKind.UNIT),
                        tuple("SAMPLE/2024", CodeKind.FUNCTION),
                        tuple("SAMPLE/2024", CodeKind.ECONOMIC));
        assertThat(events(CodeSetProposed.class))
                .allSatisfy(set -> assertThat(set.language()).contains("es"));
        assertThat(events(AppropriationApproved.class))
                .filteredOn(line -> line.fiscalYear() == 2023)
                .allSatisfy(line -> assertThat(line.codeSets()).contains("SAMPLE/2023/3"));
    }

    @Test
    void callsAUnitAsItWasCalledInEachYear() throws Exception {
        run(ImportJob.ControlTotals.NONE);

        assertThat(codes(2023, CodeKind.UNIT))
                .containsExactly(
                        new NamedCode("000", "Ayuntamiento de muestra"),
                        new NamedCode("010", "Alcaldía"),
                        new NamedCode("030", "Hacienda, Presupuestos y Contratación"),
                        new NamedCode("080", "Educación"));
        assertThat(codes(2024, CodeKind.UNIT))
                .contains(new NamedCode("080", "Educación y Ciudadanía"));
    }

    @Test
    void callsACodeThatNoTableHasLikeItsClass() throws Exception {
        run(ImportJob.ControlTotals.NONE);

        assertThat(codes(2023, CodeKind.FUNCTION))
                .contains(
                        new NamedCode("91200", "Órganos de gobierno"),
                        new NamedCode("33600", "Cultura"));
        assertThat(codes(2023, CodeKind.ECONOMIC))
                .contains(
                        new NamedCode("22699", "Gastos diversos"),
                        new NamedCode(
                                "100",
                                "Retribuciones básicas y otras remuneraciones de los miembros de los"
                                        + " órganos de gobierno"))
                .doesNotContain(new NamedCode("1", "Impuestos directos"));
    }

    @Test
    void stopsBeforeAnythingIfARowOfATableCannotBeRead() throws Exception {
        SampleFiles.writeTo(folder);
        Files.writeString(
                folder.resolve("names/clasificacion_organica.csv"),
                "0,0,090-23,\n",
                StandardOpenOption.APPEND);

        ImportReport report =
                job(ImportJob.ControlTotals.NONE, setup("budget-a", "budget-b")).run();

        assertThat(report.problem())
                .contains("clasificacion_organica.csv line 10, name (cell 4): is-missing, ''");
        assertThat(ledger.events).isEmpty();
    }

    @Test
    void whoActsAloneLeavesCodesUnpublishedAndIsTold() throws Exception {
        SampleFiles.writeTo(folder);

        ImportReport report = job(ImportJob.ControlTotals.NONE, Years.TRUSTED).run();

        assertThat(report.remarks()).containsEntry("names-not-published", 2L);
        assertThat(events(CodeSetProposed.class)).isEmpty();
    }

    @Test
    void leavesCodesAsTheyAreThatWerePublishedBefore() throws Exception {
        run(ImportJob.ControlTotals.NONE);
        Files.writeString(
                folder.resolve("names/clasificacion_organica.csv"),
                "0,0,090-23,Deportes\n",
                StandardOpenOption.APPEND);
        int events = ledger.events.size();

        ImportReport again = job(ImportJob.ControlTotals.NONE, setup("budget-a", "budget-b")).run();

        assertThat(ledger.events).hasSize(events);
        assertThat(again.problem()).isEmpty();
        assertThat(again.remarks()).containsEntry("codes-were-published-before", 1L);
    }

    /// Loses its ledger at the first command of a type.
    private static CommandSink awayFor(String type, CommandSink sink) {
        return new CommandSink() {
            @Override
            public CompletableFuture<Outcome> submit(OutgoingCommand command)
                    throws InterruptedException {
                return command.type().equals(type)
                        ? CompletableFuture.failedFuture(
                                new SinkUnavailable("the cable was pulled"))
                        : sink.submit(command);
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }

    @Test
    void goesOnWithCodesOfWhichHalfWerePublished() throws Exception {
        SampleFiles.writeTo(folder);
        YearSetup interrupted =
                new YearSetup(
                        ledger.as("budget-a", "budget"),
                        awayFor("codes.PublishCodeSet", ledger.as("budget-b", "budget")));
        assertThat(job(ImportJob.ControlTotals.NONE, interrupted).run().problem())
                .contains("the cable was pulled");
        assertThat(events(CodeSetProposed.class)).hasSize(1);

        ImportReport again = run(ImportJob.ControlTotals.NONE);

        assertThat(again.problem()).isEmpty();
        assertThat(again.remarks()).containsExactly(Map.entry("digits-assumed", 1L));
        assertThat(events(CodeSetPublished.class)).hasSize(6);
    }
}
