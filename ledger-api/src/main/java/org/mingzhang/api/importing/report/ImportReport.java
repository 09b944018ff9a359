package org.mingzhang.api.importing.report;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.api.importing.rows.Finding;

/// What became of an import, so far or in the end.
///
/// @param mapping the name of the mapping
/// @param division the administrative division whose history it is
/// @param state how far it is
/// @param problem why it stopped
/// @param millis how long it took so far
/// @param commands how many commands were answered
/// @param commandsInAll how many there are; zero until the files are read
/// @param files the files, in the order in which they were read
/// @param budgetLines how many budget lines the budget rows make
/// @param budget what became of the budget rows, by their final amount
/// @param payments what became of the payment rows; what came back counts below zero
/// @param remarks how often something had to be assumed, by the stable code of the remark
/// @param findings why rows cannot be read, the first of them
/// @param refusedRows the rows that a rule refused, the first of them
/// @param notListed how many findings and refused rows are counted but not listed
public record ImportReport(
        String mapping,
        String division,
        State state,
        Optional<String> problem,
        long millis,
        long commands,
        long commandsInAll,
        List<ImportedFile> files,
        long budgetLines,
        RowsReport budget,
        RowsReport payments,
        SortedMap<String, Long> remarks,
        List<Finding> findings,
        List<RefusedRow> refusedRows,
        long notListed) {

    public ImportReport {
        files = List.copyOf(files);
        remarks = Collections.unmodifiableSortedMap(new TreeMap<>(remarks));
        findings = List.copyOf(findings);
        refusedRows = List.copyOf(refusedRows);
    }

    /// How far an import is.
    public enum State {
        /// The files are being read; nothing is submitted yet.
        READING,
        /// Commands are being submitted.
        SUBMITTING,
        /// Every row has an answer.
        FINISHED,
        /// It ended early; started again, it goes on where it stopped.
        STOPPED
    }

    /// Whether the import finished and every row and every cent is accounted for.
    public boolean balances() {
        return state == State.FINISHED && budget.balances() && payments.balances();
    }

    /// Commands per second.
    public long rate() {
        return millis == 0 ? 0 : commands * 1000 / millis;
    }
}
