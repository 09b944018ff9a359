package org.mingzhang.api.tables;

/// A file that holds no table.
public final class UnreadableTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /// Says what is wrong, and where.
    public UnreadableTable(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// What is wrong, and where.
    public String reason() {
        return reason;
    }
}
