package org.mingzhang.api.tables;

import java.util.Locale;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.ProblemTexts;

/// A file that holds no table.
public final class UnreadableTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Expected expected;

    /// Says what should be there.
    public UnreadableTable(Expected expected) {
        super(new ProblemTexts().expected(expected, Locale.ENGLISH));
        this.expected = expected;
    }

    /// What should be there, and where.
    public Expected expected() {
        return expected;
    }
}
