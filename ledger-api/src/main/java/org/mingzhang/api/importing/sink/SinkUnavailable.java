package org.mingzhang.api.importing.sink;

/// The ledger cannot be reached, or may not be used. What is durable stays; the import can be
/// started again.
public final class SinkUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Says what failed, for people.
    public SinkUnavailable(String message) {
        super(message);
    }

    /// Says what failed, for people, and what caused it.
    public SinkUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
