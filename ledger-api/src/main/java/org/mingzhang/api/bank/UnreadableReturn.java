package org.mingzhang.api.bank;

import java.util.Locale;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.ProblemTexts;

/// A file that is no return file of a bank.
public final class UnreadableReturn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Expected expected;

    /// Says what should be there.
    public UnreadableReturn(Expected expected) {
        super(new ProblemTexts().expected(expected, Locale.ENGLISH));
        this.expected = expected;
    }

    /// What should be there.
    public Expected expected() {
        return expected;
    }
}
