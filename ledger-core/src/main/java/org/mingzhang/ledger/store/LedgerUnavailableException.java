package org.mingzhang.ledger.store;

/// The log cannot take or answer this now. Trying again with the same command id is safe: what was
/// stored after all is found by its receipt.
public class LedgerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LedgerUnavailableException(String message) {
        super(message);
    }

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
