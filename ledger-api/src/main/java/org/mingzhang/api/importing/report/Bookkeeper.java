package org.mingzhang.api.importing.report;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.mingzhang.api.importing.rows.Finding;
import org.mingzhang.ledger.money.Money;

/// Keeps the report of a running import. Thread-safe: outcomes arrive on other threads than rows.
public final class Bookkeeper {

    private static final int LISTED_MAX = 10_000;

    /// The two kinds of rows.
    public enum Kind {
        BUDGET,
        PAYMENTS
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final String mapping;
    private final String division;
    private final InstantSource clock;
    private final long startedMillis;

    // All guarded by the lock.
    private ImportReport.State state = ImportReport.State.READING;
    private Optional<String> problem = Optional.empty();
    private long endedMillis;
    private long commands;
    private long commandsInAll;
    private long budgetLines;
    private long notListed;
    private final RowsCount budget = new RowsCount();
    private final RowsCount payments = new RowsCount();
    private final List<ImportedFile> files = new ArrayList<>();
    private final SortedMap<String, Long> remarks = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<RefusedRow> refusedRows = new ArrayList<>();

    /// Begins the report of an import.
    public Bookkeeper(String mapping, String division, InstantSource clock) {
        this.mapping = mapping;
        this.division = division;
        this.clock = clock;
        this.startedMillis = clock.millis();
    }

    /// A row that can be read.
    public void read(Kind kind, Money amount) {
        locked(() -> count(kind).read(amount));
    }

    /// A row that cannot.
    public void unreadable(Kind kind, List<Finding> why, Optional<Money> amount) {
        locked(() -> {
            amount.ifPresentOrElse(
                    known -> {
                        count(kind).read(known);
                        count(kind).unreadable(known);
                    },
                    count(kind)::withoutAmount);
            why.forEach(this::list);
        });
    }

    /// A row that was read before, and then turned out to be no valid command.
    public void invalid(Kind kind, Finding why, Money amount) {
        locked(() -> {
            count(kind).unreadable(amount);
            list(why);
        });
    }

    /// A row that is in the ledger.
    public void accepted(Kind kind, Money amount, boolean before) {
        locked(() -> count(kind).accepted(amount, before));
    }

    /// A row that a rule refused.
    public void refused(Kind kind, RefusedRow row) {
        locked(() -> {
            count(kind).refused(row.rule(), row.amount());
            if (refusedRows.size() < LISTED_MAX) {
                refusedRows.add(row);
            } else {
                notListed++;
            }
        });
    }

    /// Something was assumed.
    public void remark(String code) {
        locked(() -> remarks.merge(code, 1L, Long::sum));
    }

    /// A file was read.
    public void file(ImportedFile file) {
        locked(() -> files.add(file));
    }

    /// A sum that a file states.
    public void controlTotal(Kind kind, ControlTotal total) {
        locked(() -> count(kind).controlTotal(total));
    }

    /// A sum of all rows of a kind that the operator states.
    public void controlTotal(Kind kind, Money stated) {
        locked(() ->
                count(kind)
                        .controlTotal(
                                new ControlTotal(
                                        "all " + word(kind) + " rows", stated, count(kind).sum())));
    }

    /// The files are read.
    public void submitting(long budgetLinesInAll, long inAll) {
        locked(() -> {
            state = ImportReport.State.SUBMITTING;
            budgetLines = budgetLinesInAll;
            commandsInAll = inAll;
        });
    }

    /// A command was answered.
    public void answered() {
        locked(() -> commands++);
    }

    /// Every row has an answer.
    public void finished() {
        end(ImportReport.State.FINISHED, Optional.empty());
    }

    /// The import ends early.
    public void stopped(String why) {
        end(ImportReport.State.STOPPED, Optional.of(why));
    }

    private void end(ImportReport.State last, Optional<String> why) {
        locked(() -> {
            state = last;
            problem = why;
            endedMillis = clock.millis();
        });
    }

    /// The report as it is now.
    public ImportReport report() {
        lock.lock();
        try {
            boolean running =
                    state == ImportReport.State.READING || state == ImportReport.State.SUBMITTING;
            return new ImportReport(
                    mapping,
                    division,
                    state,
                    problem,
                    (running ? clock.millis() : endedMillis) - startedMillis,
                    commands,
                    commandsInAll,
                    files,
                    budgetLines,
                    budget.report(),
                    payments.report(),
                    remarks,
                    findings,
                    refusedRows,
                    notListed);
        } finally {
            lock.unlock();
        }
    }

    private RowsCount count(Kind kind) {
        return switch (kind) {
            case BUDGET -> budget;
            case PAYMENTS -> payments;
        };
    }

    /// The word for a kind in reports.
    public static String word(Kind kind) {
        return switch (kind) {
            case BUDGET -> "budget";
            case PAYMENTS -> "payment";
        };
    }

    private void list(Finding finding) {
        if (findings.size() < LISTED_MAX) {
            findings.add(finding);
        } else {
            notListed++;
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
