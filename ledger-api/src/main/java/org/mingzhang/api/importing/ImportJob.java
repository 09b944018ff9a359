package org.mingzhang.api.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.report.Bookkeeper.Kind;
import org.mingzhang.api.importing.report.ImportReport;
import org.mingzhang.api.importing.report.RefusedRow;
import org.mingzhang.api.importing.rows.BudgetRow;
import org.mingzhang.api.importing.rows.Finding;
import org.mingzhang.api.importing.rows.PaymentRow;
import org.mingzhang.api.importing.rows.SourceRefused;
import org.mingzhang.api.importing.rows.Where;
import org.mingzhang.api.importing.sink.CommandSink;
import org.mingzhang.api.importing.sink.Outcome;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.money.Money;

/// One import: reads the files, opens the years, publishes names of codes, submits budget lines and
/// then payments, and reports.
///
/// Nothing is submitted before all files are read. Commands go through one ordered stream, so that
/// the balance of a pool is met in the order of the accounting dates. Started again after whatever
/// stopped it, it submits the same commands under the same ids and gets the first answers again.
public final class ImportJob {

    private final Mapping mapping;
    private final SourceFiles files;
    private final Years years;
    private final CommandSink importer;
    private final ControlTotals stated;
    private final Bookkeeper books;
    private final Progress progress;

    /// Why the stream ended early; the first reason counts.
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// Prepares an import.
    ///
    /// @param years makes sure that the years are open
    /// @param importer the stream of the importer
    /// @param stated the sums that the operator knows
    public ImportJob(
            Mapping mapping,
            SourceFiles files,
            Years years,
            CommandSink importer,
            ControlTotals stated,
            Bookkeeper books,
            Progress progress) {
        this.mapping = mapping;
        this.files = files;
        this.years = years;
        this.importer = importer;
        this.stated = stated;
        this.books = books;
        this.progress = progress;
    }

    /// Sums that the operator knows from elsewhere.
    ///
    /// @param budget of the final amounts of all budget rows
    /// @param payments of all payment rows
    public record ControlTotals(Optional<Money> budget, Optional<Money> payments) {

        /// None is known.
        public static final ControlTotals NONE =
                new ControlTotals(Optional.empty(), Optional.empty());
    }

    /// Only reads the files, and reports what is in them.
    public static ImportReport check(
            Mapping mapping, SourceFiles files, ControlTotals stated, Bookkeeper books) {
        try {
            read(mapping, files, stated, books);
            books.stopped("checked; nothing was submitted");
        } catch (SourceRefused | IOException e) {
            books.stopped(reason(e));
        }
        return books.report();
    }

    private static SourceRows read(
            Mapping mapping, SourceFiles files, ControlTotals stated, Bookkeeper books)
            throws IOException {
        SourceRows rows = SourceRows.read(mapping, files, books);
        stated.budget().ifPresent(total -> books.controlTotal(Kind.BUDGET, total));
        stated.payments().ifPresent(total -> books.controlTotal(Kind.PAYMENTS, total));
        return rows;
    }

    /// Runs the import to its end, or to what stops it.
    ///
    /// @return the final report
    /// @throws InterruptedException if interrupted; what is durable stays
    public ImportReport run() throws InterruptedException {
        try (progress) {
            submit(read(mapping, files, stated, books));
            Throwable stopped = failure.get();
            if (stopped == null) {
                books.finished();
            } else {
                books.stopped(reason(stopped));
            }
        } catch (SourceRefused | SinkUnavailable | YearNotOpen | IOException e) {
            books.stopped(reason(e));
        } catch (InterruptedException e) {
            books.stopped("interrupted");
            throw e;
        }
        return books.report();
    }

    private static String reason(Throwable stopped) {
        return Optional.ofNullable(stopped.getMessage()).orElseGet(stopped::toString);
    }

    private void submit(SourceRows rows) throws InterruptedException {
        long commands = rows.payments().size();
        for (BudgetLineEntry entry : rows.lines()) {
            commands += HistoryCommands.of(entry).size();
        }
        books.submitting(rows.lines().size(), commands);
        progress.begin(commands);
        for (String divisionYear : rows.divisionYears()) {
            years.ensureOpen(divisionYear, mapping, books);
            years.publishNames(divisionYear, rows.codeSets(divisionYear), books);
        }
        List<CompletableFuture<?>> last = new ArrayList<>();
        for (ApprovedLine line : approve(rows.lines())) {
            if (failure.get() != null) {
                break;
            }
            last.add(move(line));
            forgetDone(last);
        }
        for (PaymentRow payment : rows.payments()) {
            if (failure.get() != null) {
                break;
            }
            last.add(payment(payment));
            forgetDone(last);
        }
        for (CompletableFuture<?> answer : last) {
            answer.exceptionally(_ -> null).join();
        }
    }

    /// Keeps the list about as long as the stream's window; answers come in order.
    private static void forgetDone(List<CompletableFuture<?>> answers) {
        if (answers.size() >= 4096) {
            answers.removeIf(CompletableFuture::isDone);
        }
    }

    /// A line whose approval was submitted.
    ///
    /// @param entry the line
    /// @param moves the commands that follow the approval
    /// @param approval its outcome
    private record ApprovedLine(
            BudgetLineEntry entry,
            List<OutgoingCommand> moves,
            CompletableFuture<Outcome> approval) {}

    /// Submits the approvals of all lines. What moves a line waits for its own: on a line that
    /// somebody else approved before, a supplement would be booked a second time.
    private List<ApprovedLine> approve(List<BudgetLineEntry> lines) throws InterruptedException {
        List<ApprovedLine> approved = new ArrayList<>();
        for (BudgetLineEntry entry : lines) {
            if (failure.get() != null) {
                break;
            }
            List<OutgoingCommand> commands = HistoryCommands.of(entry);
            approved.add(
                    new ApprovedLine(
                            entry,
                            commands.subList(1, commands.size()),
                            submit(commands.getFirst())));
        }
        return approved;
    }

    private CompletableFuture<?> move(ApprovedLine line) throws InterruptedException {
        Optional<Outcome> approval =
                line.approval.thenApply(Optional::of).exceptionally(_ -> Optional.empty()).join();
        if (approval.isEmpty()) {
            return line.approval;
        }
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>(List.of(line.approval));
        for (OutgoingCommand command : line.moves) {
            if (approval.get() instanceof Outcome.Accepted) {
                outcomes.add(submit(command));
            } else {
                progress.step();
            }
        }
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenRun(() -> book(line.entry, worst(outcomes)));
    }

    private void book(BudgetLineEntry entry, Outcome outcome) {
        for (BudgetRow row : entry.rows()) {
            book(Kind.BUDGET, row.where(), row.line().id(), row.finalAmount(), outcome);
        }
    }

    /// The first that was not accepted; a line that was there before was there in all its steps.
    private static Outcome worst(List<CompletableFuture<Outcome>> outcomes) {
        Outcome last = outcomes.getLast().join();
        for (CompletableFuture<Outcome> future : outcomes) {
            Outcome outcome = future.join();
            if (!(outcome instanceof Outcome.Accepted accepted)) {
                return outcome;
            }
            if (!accepted.repeated()) {
                last = accepted;
            }
        }
        return last;
    }

    private CompletableFuture<?> payment(PaymentRow row) throws InterruptedException {
        return submit(HistoryCommands.of(row))
                .thenAccept(outcome ->
                        book(Kind.PAYMENTS, row.where(), row.line().id(), row.amount(), outcome));
    }

    private CompletableFuture<Outcome> submit(OutgoingCommand command) throws InterruptedException {
        CompletableFuture<Outcome> answer = importer.submit(command);
        return answer.whenComplete((_, problem) -> {
            if (problem == null) {
                books.answered();
                progress.step();
            } else {
                failure.compareAndSet(null, problem);
            }
        });
    }

    private void book(Kind kind, Where where, String line, Money amount, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> books.accepted(kind, amount, accepted.repeated());
            case Outcome.Refused refused ->
                    books.refused(
                            kind,
                            refusedRow(
                                    where,
                                    line,
                                    amount,
                                    refused.rule(),
                                    refused.limit(),
                                    Optional.of(refused.position())));
            case Outcome.IdReused _ ->
                    books.refused(
                            kind,
                            refusedRow(
                                    where,
                                    line,
                                    amount,
                                    "command-id-reused",
                                    Optional.empty(),
                                    Optional.empty()));
            case Outcome.Invalid invalid ->
                    books.invalid(
                            kind,
                            new Finding(
                                    where.file().name(),
                                    where.line(),
                                    where.row(),
                                    invalid.pointer(),
                                    "the command",
                                    invalid.rule(),
                                    invalid.value()),
                            amount);
        }
    }

    private static RefusedRow refusedRow(
            Where where,
            String line,
            Money amount,
            String rule,
            Optional<String> limit,
            Optional<Long> position) {
        return new RefusedRow(
                where.file().name(), where.row(), line, amount, rule, limit, position);
    }
}
