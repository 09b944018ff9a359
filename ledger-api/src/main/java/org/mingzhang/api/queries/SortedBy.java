package org.mingzhang.api.queries;

import java.util.List;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.FaultException;

/// By what a list is sorted, as an address says it in `sort`: the name of a column, behind a `-`
/// where the last or largest comes first.
///
/// @param column the name of the column in addresses
/// @param descending whether the last or largest comes first
public record SortedBy(String column, boolean descending) {

    /// The word of the address.
    public static final String WORD = "sort";

    /// What a question asks for.
    ///
    /// @param usual the order where it asks for none
    /// @param columns the columns that can be sorted by
    /// @throws FaultException if it asks for another
    public static SortedBy of(Question question, SortedBy usual, List<String> columns) {
        return question.text(WORD).map(word -> parse(word, columns)).orElse(usual);
    }

    private static SortedBy parse(String word, List<String> columns) {
        boolean descending = word.startsWith("-");
        SortedBy by = new SortedBy(descending ? word.substring(1) : word, descending);
        if (!columns.contains(by.column)) {
            throw Question.bad(WORD, word, new Expected.SortedBy(columns));
        }
        return by;
    }

    /// How an address says it.
    public String word() {
        return (descending ? "-" : "") + column;
    }
}
