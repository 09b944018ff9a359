package org.mingzhang.api.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.mingzhang.api.importing.mapping.Mapping;
import org.mingzhang.api.importing.report.Bookkeeper;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.log.entry.Tags;

/// Looks in the log whether two persons opened the years.
///
/// @param log the key of the log in the database
/// @param reader a door of the reader's role
public record OpenedYears(int log, DataSource reader) implements Years {

    private static final String YEAR_CONFIRMED = "importedyear.ImportedYearConfirmed";
    private static final String RULE_CONFIRMED = "controlpool.PoolRuleConfirmed";

    @Override
    public void ensureOpen(String divisionYear, Mapping mapping, Bookkeeper books) {
        Set<String> done = confirmed(divisionYear);
        if (!done.contains(YEAR_CONFIRMED)) {
            throw new YearNotOpen(
                    "the year "
                            + divisionYear
                            + " is not open for history: one person of the budget division has to"
                            + " send importedyear.ProposeImportedYear, another one"
                            + " importedyear.ConfirmImportedYear");
        }
        if (mapping.pools().isPresent() && !done.contains(RULE_CONFIRMED)) {
            throw new YearNotOpen(
                    "the year "
                            + divisionYear
                            + " has no rule of control pools: one person of the budget division has"
                            + " to send controlpool.ProposePoolRule, another one"
                            + " controlpool.ConfirmPoolRule");
        }
    }

    private Set<String> confirmed(String divisionYear) {
        try (Connection connection = reader.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                """
                                select distinct entry.type from ledger.tag
                                join ledger.entry using (log, position)
                                where tag.log = ? and tag.tag = ? and entry.type in (?, ?)
                                """)) {
            query.setInt(1, log);
            query.setString(2, Tags.tag("year", divisionYear));
            query.setString(3, YEAR_CONFIRMED);
            query.setString(4, RULE_CONFIRMED);
            Set<String> types = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
            }
            return types;
        } catch (SQLException e) {
            throw new SinkUnavailable("the database does not answer: " + e.getMessage(), e);
        }
    }
}
