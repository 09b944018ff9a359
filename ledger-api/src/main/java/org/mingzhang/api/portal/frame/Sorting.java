package org.mingzhang.api.portal.frame;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;

/// How a table is sorted, as its address says in `sort`: the name of a column, behind a `-` where
/// the last or largest comes first. The usual order stands in no address.
///
/// @param visit the look at the page
/// @param usual the order without `sort`
/// @param current the order now
public record Sorting(Visit visit, By usual, By current) {

    /// The word of the address.
    public static final String WORD = "sort";

    /// A column and a direction.
    ///
    /// @param column the name of the column in addresses
    /// @param descending whether the last or largest comes first
    public record By(String column, boolean descending) {

        private static By parse(String word) {
            return word.startsWith("-") ? new By(word.substring(1), true) : new By(word, false);
        }

        private String word() {
            return (descending ? "-" : "") + column;
        }
    }

    /// What the address asks for.
    ///
    /// @param columns the columns that can be sorted by
    /// @throws FaultException if it asks for another
    public static Sorting of(Visit visit, By usual, List<String> columns) {
        Optional<By> asked = visit.question().text(WORD).map(By::parse);
        asked.filter(by -> !columns.contains(by.column()))
                .ifPresent(by -> {
                    throw new FaultException(
                            new Fault.BadParameter(
                                    WORD, by.word(), new Expected.SortedBy(columns)));
                });
        return new Sorting(visit, usual, asked.orElse(usual));
    }

    /// A column under whose head a link sorts by it: numbers from the largest, texts from the
    /// first, and the other way round where it is sorted so already.
    ///
    /// @param name of the column in addresses
    public DataTable.Column column(DataTable.Column column, String name) {
        boolean sorted = current.column().equals(name);
        By next = new By(name, sorted ? !current.descending() : column.number());
        String state = sorted ? current.descending() ? "descending" : "ascending" : "none";
        return column.sorting(new DataTable.SortLink(address(next), state));
    }

    private String address(By by) {
        Map<String, String> words = new TreeMap<>(visit.question().given());
        words.remove("min");
        words.remove("after");
        words.remove(WORD);
        if (!by.equals(usual)) {
            words.put(WORD, by.word());
        }
        return Links.address(visit.language(), visit.tail(), words);
    }
}
