package org.mingzhang.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.ControlTotal;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.report.Tally;
import org.mingzhang.ledger.money.Money;

/// Santiago's five years through the real rules, without a log.
class SantiagoTest {

    private static ImportReport run(DecidingSink ledger, Path city) throws InterruptedException {
        Mapping mapping = Mappings.shipped("santiago");
        return new ImportJob(
                        mapping,
                        SourceFiles.find(
                                mapping,
                                List.of(city.resolve("budget")),
                                List.of(city.resolve("payments"))),
                        Optional.of(
                                new YearSetup(
                                        ledger.as("budget-a", "budget"),
                                        ledger.as("budget-b", "budget"))),
                        ledger.as("importer", "importer"),
                        new ImportJob.ControlTotals(
                                Optional.empty(), Optional.of(Money.parse("386667263.48"))),
                        new Bookkeeper("santiago", InstantSource.system()),
                        Progress.NONE)
                .run();
    }

    @Test
    void givesTheKnownFiguresAndChangesNothingTheSecondTime() throws Exception {
        Path city = RealData.of("santiago-es");
        DecidingSink ledger = new DecidingSink();

        ImportReport first = run(ledger, city);

        assertThat(first.problem()).isEmpty();
        assertThat(first.findings()).isEmpty();
        assertThat(first.budgetLines()).isEqualTo(4_209);
        assertThat(first.budget().accepted().count()).isEqualTo(4_209);
        assertThat(first.budget().controlTotals()).hasSize(15).allMatch(ControlTotal::agrees);
        assertThat(first.payments().read())
                .isEqualTo(new Tally(64_291, Money.parse("386667263.48")));
        assertThat(first.payments().accepted())
                .isEqualTo(new Tally(61_582, Money.parse("367336475.68")));
        assertThat(first.payments().refused())
                .isEqualTo(
                        Map.of(
                                "budget-line-unknown",
                                new Tally(2_698, Money.parse("19205030.90")),
                                "amount-exceeds-available",
                                new Tally(11, Money.parse("125756.90"))));
        assertThat(first.balances()).isTrue();

        int events = ledger.events.size();
        ImportReport second = run(ledger, city);

        assertThat(ledger.events).hasSize(events);
        assertThat(second.payments().accepted()).isEqualTo(first.payments().accepted());
        assertThat(second.payments().before()).isEqualTo(61_582);
        assertThat(second.budget().before()).isEqualTo(4_209);
        assertThat(second.payments().refused()).isEqualTo(first.payments().refused());
    }
}
