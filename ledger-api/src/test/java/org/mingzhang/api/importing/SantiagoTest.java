package org.mingzhang.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.mapping.Mappings;
import org.mingzhang.api.importing.report.ControlTotal;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.report.Tally;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.money.Money;

/// A year of Santiago de Compostela, to the cent, whatever interrupts it; {@link ImportedHistoryIT}
/// has all five.
class SantiagoTest {

    private static final Mapping MAPPING = Mappings.shipped("santiago");

    private static ImportReport run(RealLedger ledger, CommandSink importer, Path city)
            throws InterruptedException {
        return ledger.run(
                MAPPING,
                List.of(city.resolve("budget/gastos-2013.csv.gz")),
                List.of(city.resolve("payments/pagos-2013.csv.gz")),
                List.of(city.resolve("classifications")),
                importer,
                new ImportJob.ControlTotals(
                        Optional.empty(), Optional.of(Money.parse("92916935.52"))));
    }

    @Test
    void givesTheKnownFiguresAfterAnInterruptionAndChangesNothingTheSecondTime() throws Exception {
        Path city = RealData.of("santiago-es");
        try (RealLedger ledger = new RealLedger(SantiagoTest.class)) {
            ImportReport interrupted =
                    run(ledger, new Failing(ledger.as("importer", "importer"), 6_000), city);
            assertThat(interrupted.state()).isEqualTo(ImportReport.State.STOPPED);
            assertThat(interrupted.problem()).contains("the cable was pulled");
            assertThat(interrupted.balances()).isFalse();
            assertThat(ledger.size()).isGreaterThan(5_000);
            ledger.ledger().restart();

            ImportReport first = run(ledger, ledger.as("importer", "importer"), city);

            assertThat(first.problem()).isEmpty();
            assertThat(first.findings()).isEmpty();
            assertThat(first.budgetLines()).isEqualTo(956);
            assertThat(first.budget().accepted().count()).isEqualTo(956);
            assertThat(first.budget().controlTotals()).hasSize(3).allMatch(ControlTotal::agrees);
            assertThat(first.payments().read())
                    .isEqualTo(new Tally(11_764, Money.parse("92916935.52")));
            assertThat(first.payments().accepted())
                    .isEqualTo(new Tally(10_105, Money.parse("79844140.02")));
            assertThat(first.payments().refused())
                    .isEqualTo(
                            Map.of(
                                    "budget-line-unknown",
                                    new Tally(1_652, Money.parse("12952921.46")),
                                    "amount-exceeds-available",
                                    new Tally(7, Money.parse("119874.04"))));
            assertThat(first.payments().before()).isPositive();
            assertThat(first.refusedRows()).hasSize(1_659);
            assertThat(first.balances()).isTrue();
            assertThat(
                            ledger.count("importedyear.SettledPaymentRecorded")
                                    + ledger.count("importedyear.SettledRefundRecorded"))
                    .isEqualTo(10_105);

            assertThat(ledger.count("codes.CodeSetPublished")).isEqualTo(3);

            long size = ledger.size();
            ImportReport second = run(ledger, ledger.as("importer", "importer"), city);

            assertThat(ledger.size()).isEqualTo(size);
            assertThat(second.payments().accepted()).isEqualTo(first.payments().accepted());
            assertThat(second.payments().before()).isEqualTo(10_105);
            assertThat(second.budget().before()).isEqualTo(956);
            assertThat(second.payments().refused()).isEqualTo(first.payments().refused());
        }
    }

    /// Loses its ledger after a number of commands.
    private static final class Failing implements CommandSink {

        private final CommandSink sink;
        private int left;

        Failing(CommandSink sink, int commands) {
            this.sink = sink;
            this.left = commands;
        }

        @Override
        public CompletableFuture<Outcome> submit(OutgoingCommand command)
                throws InterruptedException {
            left--;
            return left < 0
                    ? CompletableFuture.failedFuture(new SinkUnavailable("the cable was pulled"))
                    : sink.submit(command);
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
