package org.mingzhang.api.importing;

/// A year is not open for history, and how it can be opened.
public final class YearNotOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Says why, and what to do.
    public YearNotOpen(String message) {
        super(message);
    }
}
