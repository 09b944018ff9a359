package org.mingzhang.api.tables;

/// A file that holds no table.
public final class UnreadableTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Says what is wrong, and where.
    public UnreadableTable(String message) {
        super(message);
    }
}
