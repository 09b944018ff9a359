package org.mingzhang.ledger.evidence;

/// A case with more entries than a bundle may hold. Nothing was written.
public final class CaseTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param entriesMax the limit
    CaseTooLargeException(int entriesMax) {
        super("the case has more than " + entriesMax + " entries");
    }
}
