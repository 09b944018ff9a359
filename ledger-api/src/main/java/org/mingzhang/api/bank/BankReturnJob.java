package org.mingzhang.api.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.ledger.money.Money;

/// Sends the rows of a return file, and says what became of them.
public final class BankReturnJob {

    private BankReturnJob() {}

    /// Settles and returns the vouchers of a file, and waits until all of it is durable.
    ///
    /// @param sink the stream of the cashier
    /// @param words says what should stand where a row cannot be read
    /// @throws SinkUnavailable if the ledger becomes unavailable; send the file again
    public static BankReport run(
            BankReturn file, CommandSink sink, Function<Expected, String> words)
            throws InterruptedException {
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (BankReturn.Row row : file.rows()) {
            outcomes.add(sink.submit(row.command()));
        }
        int settled = 0;
        int returned = 0;
        int repeated = 0;
        Money amountSettled = Money.ZERO;
        Money amountReturned = Money.ZERO;
        List<BankReport.Refused> refused = new ArrayList<>();
        List<BankReport.Unreadable> unreadable = new ArrayList<>();
        file.unreadable()
                .forEach(row ->
                        unreadable.add(
                                new BankReport.Unreadable(
                                        row.number(),
                                        row.column(),
                                        row.value(),
                                        words.apply(row.expected()))));
        for (int i = 0; i < outcomes.size(); i++) {
            BankReturn.Row row = file.rows().get(i);
            switch (join(outcomes.get(i))) {
                case Outcome.Accepted(long _, boolean before) -> {
                    if (row.paid()) {
                        settled++;
                        amountSettled = amountSettled.plus(row.amount());
                    } else {
                        returned++;
                        amountReturned = amountReturned.plus(row.amount());
                    }
                    repeated += before ? 1 : 0;
                }
                case Outcome.Refused no ->
                        refused.add(
                                new BankReport.Refused(
                                        row.number(),
                                        row.payment(),
                                        no.rule(),
                                        no.limit(),
                                        no.value()));
                case Outcome.Invalid no ->
                        unreadable.add(
                                new BankReport.Unreadable(
                                        row.number(),
                                        BankReturn.columnOf(no.pointer()),
                                        no.value().orElse(""),
                                        words.apply(new Expected.Rule(no.rule()))));
                case Outcome.IdReused _ ->
                        refused.add(
                                new BankReport.Refused(
                                        row.number(),
                                        row.payment(),
                                        "id-reused",
                                        Optional.empty(),
                                        Optional.of(row.command().id())));
            }
        }
        return new BankReport(
                file.sha256(),
                file.rows().size() + file.unreadable().size(),
                settled,
                returned,
                repeated,
                amountSettled.toString(),
                amountReturned.toString(),
                refused,
                unreadable);
    }

    private static Outcome join(CompletableFuture<Outcome> outcome) {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SinkUnavailable unavailable ? unavailable : e;
        }
    }
}
