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
                        List.of(folder.resolve("payments"))),
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
        assertThat(json.at("/files")).hasSize(4);
    }
}
