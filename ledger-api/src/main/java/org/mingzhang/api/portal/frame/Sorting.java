package org.mingzhang.api.portal.frame;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.SortedBy;

/// How a table is sorted, as its address says. The usual order stands in no address.
///
/// @param visit the look at the page
/// @param usual the order without `sort`
/// @param current the order now
public record Sorting(Visit visit, SortedBy usual, SortedBy current) {

    /// What the address asks for.
    ///
    /// @param columns the columns that can be sorted by
    /// @throws FaultException if it asks for another
    public static Sorting of(Visit visit, SortedBy usual, List<String> columns) {
        return new Sorting(visit, usual, SortedBy.of(visit.question(), usual, columns));
    }

    /// A column under whose head a link sorts by it: numbers from the largest, texts from the
    /// first, and the other way round where it is sorted so already. A column that somebody chose
    /// is not left out on a phone.
    ///
    /// @param name of the column in addresses
    public DataTable.Column column(DataTable.Column column, String name) {
        boolean sorted = current.column().equals(name);
        SortedBy next = new SortedBy(name, sorted ? !current.descending() : column.number());
        String state = sorted ? current.descending() ? "descending" : "ascending" : "none";
        return column.sorting(
                new DataTable.SortLink(address(next), state), sorted && !current.equals(usual));
    }

    private String address(SortedBy by) {
        Map<String, String> words = new TreeMap<>(visit.question().given());
        words.remove("min");
        words.remove("after");
        words.remove(SortedBy.WORD);
        if (!by.equals(usual)) {
            words.put(SortedBy.WORD, by.word());
        }
        return Links.address(visit.language(), visit.tail(), words);
    }
}
