package org.mingzhang.ledger.decider;

/// An entry that no decision can have produced on this state. The ledger stops writing.
public final class CorruptHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Names the state, the event and what was expected.
    public CorruptHistoryException(String message) {
        super(message);
    }
}
