package org.mingzhang.ledger.evidence;

/// An export that would destroy or mix up what is there. Nothing was written.
public final class ExportRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message what is in the way, and what to do
    ExportRefusedException(String message) {
        super(message);
    }
}
