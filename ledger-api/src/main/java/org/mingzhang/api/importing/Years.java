package org.mingzhang.api.importing;

import java.util.List;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.report.Bookkeeper;

/// Makes sure that the years of an import are open for history before anything is submitted to
/// them.
///
/// A refusal is recorded for ever under the id of its command, so that rows submitted to a year
/// that is not open would stay refused.
public interface Years {

    /// Takes the word of the operator that the years are open.
    Years TRUSTED = (_, _, _) -> {};

    /// Publishes what the codes of a year are called, which takes two persons: without them they
    /// are left unpublished, with a remark.
    ///
    /// @param sets one of each kind that the mapping has tables of
    /// @throws YearNotOpen if they cannot be published
    default void publishNames(String divisionYear, List<CodeSet> sets, Bookkeeper books)
            throws InterruptedException {
        if (!sets.isEmpty()) {
            books.remark("names-not-published");
        }
    }

    /// Makes sure of one year, for instance `ES15078/2013`, and of its rule of control pools.
    ///
    /// @throws YearNotOpen if it is not open afterwards
    void ensureOpen(String divisionYear, Mapping mapping, Bookkeeper books)
            throws InterruptedException;
}
