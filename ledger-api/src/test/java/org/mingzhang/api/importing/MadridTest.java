package org.mingzhang.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.ledger.money.Money;

/// Madrid's two dialects: 2018 has lost zeros worth a hundred million, 2021 has keys that occur
/// twice.
class MadridTest {

    @Test
    void joinsEveryPaymentOf2018ToItsLine() throws Exception {
        ImportReport report = run("2018", "6165325827.67", "3562396980.10");

        assertThat(report.budgetLines()).isEqualTo(7_244);
        assertThat(report.payments().read().count()).isEqualTo(31_500);
        assertThat(report.payments().refused()).containsOnlyKeys("amount-exceeds-available");
        assertThat(report.balances()).isTrue();
    }

    @Test
    void addsUpTheBudgetRowsOf2021ThatShareAKey() throws Exception {
        ImportReport report = run("2021", "6259804532.51", "3969557574.60");

        assertThat(report.budget().read().count()).isEqualTo(7_811);
        assertThat(report.budgetLines()).isEqualTo(7_314);
        assertThat(report.remarks()).containsEntry("budget-row-merged", 497L);
        assertThat(report.payments().read().count()).isEqualTo(35_895);
        assertThat(report.payments().refused()).containsOnlyKeys("amount-exceeds-available");
        assertThat(report.balances()).isTrue();
    }

    /// @param budget the sum of the column C_DEFINITIVO
    /// @param payments the sum of the seventh column
    private static ImportReport run(String year, String budget, String payments)
            throws InterruptedException {
        Path city = RealData.of("madrid-es");
        try (RealLedger ledger = new RealLedger(MadridTest.class)) {
            return ledger.run(
                    Mappings.shipped("madrid"),
                    List.of(city.resolve("budget/gastos-" + year + ".csv.gz")),
                    List.of(city.resolve("payments/pagos-" + year + ".csv.gz")),
                    List.of(),
                    ledger.as("importer", "importer"),
                    new ImportJob.ControlTotals(
                            Optional.of(Money.parse(budget)), Optional.of(Money.parse(payments))));
        }
    }
}
